/** What a query may bring along, and what a row is with it, for the compiler. */
import type { WhereOptions } from 'sequelize';
import type { ReferenceNames, TableOf } from './infer';
import type { Instance } from './instance';
import type { AllFields, DefinitionOf, InversesOf, ModelName, ModelOfTable } from './registry';

type OwnTable<D> = D extends { readonly table: infer T extends string } ? T : never;

/** Association name -> what it brings. Forward ones from the fields, inverse ones from the generated file. */
export type Associations<M extends ModelName> = Forward<AllFields<M>> & Inverse<OwnTable<DefinitionOf<M>>>;
type Forward<F> = { [K in ReferenceNames<F>]: ModelOfTable<TableOf<F[K & keyof F]>> };
type Inverse<T> = { [A in keyof InversesOf<T>]: [InversesOf<T>[A]] };
type AssociationName<M extends ModelName> = keyof Associations<M> & string;

/** The model on the other side of an association. */
type Target<M extends ModelName, A> = A extends keyof Associations<M>
  ? Associations<M>[A] extends [infer Many extends ModelName]
    ? Many
    : Associations<M>[A] extends infer One extends ModelName
      ? One
      : never
  : never;

/** `I` is what is included in turn, `never` for nothing. */
type Brought<M extends ModelName, A, I> = A extends keyof Associations<M>
  ? Associations<M>[A] extends [ModelName]
    ? With<Target<M, A>, I>[]
    : With<Target<M, A>, I> | null
  : never;

interface Included<Name, Inside> {
  readonly association: Name;
  readonly required?: boolean;
  readonly where?: WhereOptions;
  readonly attributes?: string[];
  readonly include?: readonly Inside[];
}
/** What an include includes is typed; what that includes in turn is not. */
type IncludeInside<M extends ModelName> = AssociationName<M> | Included<AssociationName<M>, unknown>;

export type Include<M extends ModelName> =
  | AssociationName<M>
  | { [A in AssociationName<M>]: Included<A, IncludeInside<Target<M, A>>> }[AssociationName<M>];
type IncludedName<I> = I extends string
  ? I
  : I extends { readonly association: infer A extends string }
    ? A
    : never;
type InsideOf<I, A> = I extends { readonly association: A; readonly include: readonly (infer N)[] }
  ? N
  : never;
/** A row with what its query includes; `I` is `never` for nothing. */
export type With<M extends ModelName, I> = [I] extends [never]
  ? Instance<M>
  : Instance<M> & { [A in IncludedName<I>]: Brought<M, A, InsideOf<I, A>> };
