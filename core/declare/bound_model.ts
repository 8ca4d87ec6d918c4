/** What `models.Customer` is for the compiler. At run time it is a Sequelize model class, nothing more. */
import type {
  BulkCreateOptions,
  CreateOptions,
  DestroyOptions,
  FindOptions,
  Model,
  ModelStatic,
  UpdateOptions,
} from 'sequelize';
import type { Fn, Literal } from 'sequelize/types/utils';
import type { Include, With } from './include';
import type { AttributeOf, Change, EncryptedIn, Instance, NewRow, RowFor } from './instance';
import type { ModelName } from './registry';

type FindBase = Omit<FindOptions, 'include' | 'where' | 'attributes'>;
type Test<V> = V | readonly NonNullable<V>[] | { readonly [op: symbol]: unknown } | Literal | Fn;
/**
 * Sequelize's own `WhereOptions` costs the compiler five times as much and says less when it complains. What is encrypted
 * is not looked for: no two values are written alike.
 */
export type Where<M extends ModelName> =
  | ({ readonly [A in Exclude<keyof RowFor<M>, EncryptedIn<M>>]?: Test<RowFor<M>[A]> | undefined } & {
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
  | 'increment'
  | 'decrement'
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
  update(
    values: Change<M>,
    query: Omit<UpdateOptions<RowFor<M>>, 'returning'> & {
      /** True tells nobody, nor the audit trail: for when something was last used, and nothing that people change. */
      readonly untold?: boolean;
    },
  ): Promise<[affected: number]>;
  destroy(query: DestroyOptions<RowFor<M>>): Promise<number>;
  /** Adds to a number in the database itself: of many at once each counts. `by` is 1 when it is not said. */
  increment(
    attribute: AttributeOf<M>,
    query: { readonly where: Where<M>; readonly by?: number },
  ): Promise<unknown>;
}

/** Every model of the project by name. */
export type Models = { readonly [M in ModelName]: BoundModel<M> };
