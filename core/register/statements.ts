/** Sequelize's own statements behind its models, as far as they carry values: its types do not speak of all of them. */
import type { Model, ModelStatic, Transaction } from 'sequelize';

/** Column or attribute -> value. */
export type Values = Readonly<Record<string, unknown>>;
/** What came back of a row. */
export type FoundRow = Record<string, unknown>;

export interface WriteOptions {
  readonly transaction?: Transaction | null;
  readonly asStored?: boolean;
}
export interface ManyOptions extends WriteOptions {
  readonly model: ModelStatic<Model>;
  readonly limit?: number;
  readonly returning?: unknown;
}
export interface BulkOptions extends WriteOptions {
  readonly model: ModelStatic<Model>;
  /** Columns. */
  readonly updateOnDuplicate?: readonly string[];
  readonly returning?: boolean | readonly string[];
}

export interface Statements {
  select(model: ModelStatic<Model>, table: unknown, options: object): Promise<unknown>;
  insert(row: Model | null, table: unknown, values: Values, options: WriteOptions): Promise<unknown>;
  update(row: Model, table: unknown, values: Values, where: object, options: WriteOptions): Promise<unknown>;
  bulkInsert(
    table: unknown,
    rows: readonly Values[],
    options: BulkOptions,
    columns: object,
  ): Promise<unknown>;
  bulkUpdate(
    table: unknown,
    values: Values,
    where: object,
    options: ManyOptions,
    columns: object,
  ): Promise<unknown>;
  upsert(
    table: unknown,
    insert: Values,
    update: Values,
    where: object,
    options: ManyOptions,
  ): Promise<unknown>;
}
