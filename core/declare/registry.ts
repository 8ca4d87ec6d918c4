/**
 * What the project is made of, by number. Empty here; `modules/order.generated.d.ts` fills it, one line for each
 * model file. Only `keyof`-like questions are asked of it while a model file is being checked.
 */
// Interfaces, and empty, because the generated file merges into them.
export interface Order {}
/** Table -> inverse name -> model: who is reached from the other side of a reference. */
export interface Inverses {}

/** Name of every model -> its number. Reads only the literal members of a line, never `typeof import(...)`. */
type Numbers = { [N in keyof Order as Order[N] extends { model: infer M extends string } ? M : never]: N };
type TableNumbers = {
  [N in keyof Order as Order[N] extends { table: infer T extends string } ? T : never]: N;
};
type ExtensionNumbers = {
  [N in keyof Order as Order[N] extends { extends: infer M extends string } ? M : never]: N;
};

export type ModelName = keyof Numbers & string;
/** Every table of the project. Until the file is generated any name will do. */
export type TableName = [keyof TableNumbers] extends [never] ? string : keyof TableNumbers & string;

type Is<L> = L extends { is: infer D } ? D : never;
export type DefinitionOf<M extends ModelName> = Is<Order[Numbers[M]]>;
export type ModelOfTable<T> = T extends TableName
  ? T extends keyof TableNumbers
    ? Order[TableNumbers[T]] extends { model: infer M extends ModelName }
      ? M
      : never
    : never
  : never;

/** The fields of a model with those that extensions add. */
export type AllFields<M extends ModelName> = M extends keyof ExtensionNumbers
  ? OwnFields<M> & UnionToIntersection<FieldsIn<Is<Order[ExtensionNumbers[M]]>>>
  : OwnFields<M>;
/** The fields of a model as its own file declares them. */
export type OwnFields<M extends ModelName> = FieldsIn<DefinitionOf<M>>;
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a definition without methods adds nothing
export type MethodsOf<D> = D extends { readonly methods: infer M } ? M : {};
type FieldsIn<D> = D extends { readonly fields: infer F } ? F : never;
type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? I
  : never;

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a table nobody points to has no inverses
export type InversesOf<T> = T extends keyof Inverses ? Inverses[T] : {};
