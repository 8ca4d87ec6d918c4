/** What `models.Customer` is for the compiler. At run time it is a Sequelize model class, nothing more. */
import type {
  BulkCreateOptions,
  CreateOptions,
  DestroyOptions,
  FindOptions,
  InstanceUpdateOptions,
  Model,
  ModelStatic,
  SaveOptions,
  UpdateOptions,
  WhereOptions,
} from 'sequelize';
import type { Fn, Literal } from 'sequelize/types/utils';
import type { AttributeName, CreateOf, ReferenceNames, RowOf, Stored, TableOf, UpdateOf } from './infer';
import type { AllFields, DefinitionOf, InversesOf, MethodsOf, ModelName, ModelOfTable } from './registry';

type OwnTable<D> = D extends { readonly table: infer T extends string } ? T : never;

type Currency<M extends ModelName> = Omit<RowOf<AllFields<M>>, AttributeNames<AllFields<M>>>;
type AttributeNames<F> = keyof { [K in keyof F as AttributeName<K, F[K]>]: 1 };

/** Spelled out, so that a message says `RowFor<"Customer">` and not the list of all fields. */
export type RowFor<M extends ModelName> = {
  -readonly [K in keyof AllFields<M> as AttributeName<K, AllFields<M>[K]>]: Stored<AllFields<M>[K]>;
} & Currency<M>;
export type NewRow<M extends ModelName> = CreateOf<AllFields<M>>;
export type Change<M extends ModelName> = UpdateOf<AllFields<M>>;

/** A row in memory: its columns, the methods of its definition, and Sequelize's own `save`, `update`, `destroy`. */
export type Instance<M extends ModelName> = RowFor<M> & MethodsOf<DefinitionOf<M>> & RowActions<M>;

type PlainRow = Omit<
  Model,
  | 'update'
  | 'set'
  | 'get'
  | 'changed'
  | 'save'
  | 'reload'
  | 'toJSON'
  | 'isNewRecord'
  | '_attributes'
  | 'dataValues'
  | '_creationAttributes'
>;
interface RowActions<M extends ModelName> extends PlainRow {
  readonly isNewRecord: boolean;
  save(options?: SaveOptions): Promise<this>;
  update(values: Change<M>, options?: InstanceUpdateOptions): Promise<this>;
  reload(options?: FindOptions): Promise<this>;
  set(values: Change<M>): this;
  get<A extends keyof RowFor<M>>(attribute: A): RowFor<M>[A];
  changed(attribute: AttributeOf<M>): boolean;
  changed(): false | AttributeOf<M>[];
  toJSON(): RowFor<M>;
}

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
type With<M extends ModelName, I> = [I] extends [never]
  ? Instance<M>
  : Instance<M> & { [A in IncludedName<I>]: Brought<M, A, InsideOf<I, A>> };

type AttributeOf<M extends ModelName> = keyof RowFor<M> & string;
type FindBase = Omit<FindOptions, 'include' | 'where' | 'attributes'>;
type Test<V> = V | readonly NonNullable<V>[] | { readonly [op: symbol]: unknown } | Literal | Fn;
/** Sequelize's own `WhereOptions` costs the compiler five times as much and says less when it complains. */
export type Where<M extends ModelName> =
  | ({ readonly [A in keyof RowFor<M>]?: Test<RowFor<M>[A]> | undefined } & {
      readonly [op: symbol]: unknown;
    })
  | Literal
  | Fn;
interface Query<M extends ModelName, I> extends FindBase {
  readonly where?: Where<M>;
  readonly include?: readonly I[];
  readonly attributes?: AttributeOf<M>[];
}

/** Sequelize's statics that we type more plainly are left out of the base and said again below. */
type Plain = Omit<
  ModelStatic<Model>,
  | 'prototype'
  | 'findAll'
  | 'findOne'
  | 'findByPk'
  | 'findAndCountAll'
  | 'count'
  | 'create'
  | 'bulkCreate'
  | 'build'
  | 'update'
  | 'destroy'
>;

export interface BoundModel<M extends ModelName> extends Plain {
  new (): Instance<M>;
  readonly prototype: Instance<M>;
  findAll<I extends Include<M> = never>(query?: Query<M, I>): Promise<With<M, I>[]>;
  findOne<I extends Include<M> = never>(query?: Query<M, I>): Promise<With<M, I> | null>;
  findByPk<I extends Include<M> = never>(id: string, query?: Query<M, I>): Promise<With<M, I> | null>;
  findAndCountAll<I extends Include<M> = never>(
    query?: Query<M, I>,
  ): Promise<{ rows: With<M, I>[]; count: number }>;
  count(query?: Query<M, Include<M>>): Promise<number>;
  build(values: NewRow<M>): Instance<M>;
  create(values: NewRow<M>, options?: CreateOptions<RowFor<M>>): Promise<Instance<M>>;
  /** Every row is checked as `create` does, all before the first is stored; `beforeValidate` is not run for each. */
  bulkCreate(rows: readonly NewRow<M>[], options?: BulkCreateOptions<RowFor<M>>): Promise<Instance<M>[]>;
  /**
   * Changes many rows by one statement. The given values are checked by the types of their fields; a rule over several
   * fields (`validate`) is not asked, because the rest of each row is not known: `row.update` asks it.
   */
  update(values: Change<M>, query: Omit<UpdateOptions<RowFor<M>>, 'returning'>): Promise<[affected: number]>;
  destroy(query: DestroyOptions<RowFor<M>>): Promise<number>;
}

/** Every model of the project by name. */
export type Models = { readonly [M in ModelName]: BoundModel<M> };
