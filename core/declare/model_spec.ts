/** The shapes a model file fills in beside its fields: hints, indexes, hooks. Types only. */
import type { Model } from 'sequelize';
import type { BaseFields } from './base_fields';
import type { CreateOf, RowOf } from './infer';

/** A field name as people see it: the reference, not its column. */
export type Shown<F> = keyof F & string;

/** How the admin area shows a model. Nothing here is needed. */
export interface AdminHints<F> {
  /** Fields shown as columns, in this order. */
  readonly list?: readonly Shown<F>[];
  /** Text fields the search box looks in. */
  readonly search?: readonly Shown<F>[];
  readonly filter?: readonly Shown<F>[];
  /** Numbers that are added up below their columns. Default: amounts of money. */
  readonly sums?: readonly Shown<F>[];
  /** Order of a fresh list; a leading `-` is descending. */
  readonly sort?: Shown<F> | `-${Shown<F>}`;
  /** The field that names a record. */
  readonly title?: Shown<F>;
  /** What people call the model, in the singular and the plural. Default: from its name and table. */
  readonly label?: string;
  readonly plural?: string;
  /** Made, changed and deleted here by those alone who have just shown that it is them: see `prove` of a guard. */
  readonly sensitive?: boolean;
  /** Fields gathered under a heading on detail and form. What no group names stands in the first card. */
  readonly groups?: Readonly<Record<string, readonly Shown<F>[]>>;
  /** What can be done with a record by a button, by a name that stands in its address: `close`. */
  readonly actions?: Readonly<Record<string, ActionSpec<OwnInstance<F>>>>;
}

/** Something that is done with records, one by one, on their own page or ticked in a list. */
export interface ActionSpec<I> {
  /** On the button: `Close`. */
  readonly label: string;
  /** Who may; default `<table>.update`. */
  readonly permission?: string;
  /** Asked before it is done: `Close these accounts for good?` */
  readonly question?: string;
  /** Which records it is for; default all. */
  when?(row: I): boolean;
  /** Changes the row, which is saved afterwards, and whatever else belongs to it: all in one transaction. */
  run(row: I, options: WriteOptions): void | Promise<void>;
}

/** An index over fields, or over SQL expressions. On soft-deleting models a unique one skips the trash by itself. */
export interface IndexSpec<F> {
  readonly fields?: readonly Shown<F>[];
  /** SQL expressions over columns, e.g. `lower(email)`. */
  readonly expressions?: readonly string[];
  readonly unique?: boolean;
  readonly name?: string;
  /** SQL condition over columns: a partial index. */
  readonly where?: string;
  /** For all parts, e.g. `gin_trgm_ops`; without it the database's own choice for their types. */
  readonly operatorClass?: string;
  readonly using?: 'btree' | 'gin' | 'gist' | 'hash' | 'brin' | 'hnsw' | 'ivfflat';
}

/** A row inside its own model file: own columns and methods, nothing of other models. */
export type OwnInstance<F, M = unknown> = RowOf<F> & M & Model<RowOf<F>, CreateOf<F>>;

export interface WriteOptions {
  readonly transaction?: unknown;
}

export interface ModelHooks<I> {
  beforeValidate?(row: I, options: WriteOptions): void | Promise<void>;
  beforeSave?(row: I, options: WriteOptions): void | Promise<void>;
  beforeCreate?(row: I, options: WriteOptions): void | Promise<void>;
  beforeUpdate?(row: I, options: WriteOptions): void | Promise<void>;
  beforeDestroy?(row: I, options: WriteOptions): void | Promise<void>;
  afterCreate?(row: I, options: WriteOptions): void | Promise<void>;
  afterUpdate?(row: I, options: WriteOptions): void | Promise<void>;
  afterDestroy?(row: I, options: WriteOptions): void | Promise<void>;
}

/** What is wrong with a row, by field, as sentences for people. Nothing, or an empty object, is fine. */
export type Complaints<F> = Partial<Record<Shown<F>, string>>;

/** What a model and an extension say alike. */
export interface ColumnRules<F> {
  readonly indexes?: readonly IndexSpec<F & BaseFields>[];
  /** Name -> SQL condition over columns: `CHECK` constraints, named `<table>_<name>_check`. */
  readonly checks?: Readonly<Record<string, string>>;
  /** Extensions of PostgreSQL that columns or indexes need, e.g. `vector`: made before the table, unless they are there. */
  readonly databaseExtensions?: readonly string[];
  /** SQL run once, right after the table (or the extension's columns) is made, in the same transaction. */
  readonly extraDdl?: readonly string[];
}
