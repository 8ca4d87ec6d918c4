/**
 * What a field is, as plain data. Nothing here needs Sequelize or zod at run time: both are asked for when they
 * are used, so that declaring a model loads nothing.
 */
import type { ModelAttributeColumnOptions } from 'sequelize';
import type { z, ZodType } from 'zod';

/** The portable meaning of a field. Its PostgreSQL form is decided in `core/create`. */
export type FieldKind =
  | 'string'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'uuid'
  | 'json'
  | 'enumeration'
  | 'array'
  | 'reference'
  | 'raw';

/** What happens to a row when the row it points to goes. */
export type DeleteRule = 'CASCADE' | 'SET NULL' | 'RESTRICT';

/** How a text is checked and shown. */
export type TextFormat = 'email' | 'url' | 'phone';

export type JsonSchemaSource = (zod: typeof z) => ZodType;

/** One field as frozen data: what the builders below have collected. */
export interface FieldSpec {
  readonly kind: FieldKind;
  readonly length?: number;
  /** A text that always has `length` characters: `character(3)`. */
  readonly fixed?: boolean;
  readonly precision?: readonly [digits: number, scale: number];
  readonly values?: readonly string[];
  readonly item?: FieldSpec;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly secret?: boolean;
  readonly hidden?: boolean;
  readonly readOnly?: boolean;
  /** Stored as what the module with `cipher.ts` makes of it. */
  readonly encrypted?: boolean;
  readonly column?: string;
  readonly label?: string;
  readonly help?: string;
  readonly format?: TextFormat;
  /** ISO 4217 code a money field starts with; its presence makes the decimal a money field. */
  readonly currency?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly schema?: JsonSchemaSource;
  readonly table?: string;
  readonly onDelete?: DeleteRule;
  readonly inverse?: string;
  /** A reference to people that the host fills: who made the row, who last changed it. */
  readonly author?: 'creator' | 'editor';
  readonly sequelize?: ModelAttributeColumnOptions;
}

/* Marks: what a chain has promised. They exist only for the compiler. */
export interface IsRequired {
  readonly '~required': true;
}
export interface HasDefault {
  readonly '~default': true;
}
export interface IsSecret {
  readonly '~secret': true;
}
export interface IsHidden {
  readonly '~hidden': true;
}
export interface IsReadOnly {
  readonly '~readOnly': true;
}

export interface IsEncrypted {
  readonly '~encrypted': true;
}

/** One field of a model. Each method answers a new field; a field is never changed. */
export interface Field<out T> {
  readonly '~value': T;
  readonly spec: FieldSpec;
  /** NOT NULL, and asked for on create unless there is a default. */
  required(): this & IsRequired;
  /** A plain value also becomes the column's default; a function is asked by the host for each new row. */
  default(value: T | (() => T)): this & HasDefault;
  /** No two rows have the same value. On soft-deleting models rows in the trash do not count. */
  unique(): this;
  index(): this;
  /** Never leaves the server: no response, no list, no log. */
  secret(): this & IsSecret;
  /** Not shown to anybody who has not been granted it. */
  hidden(): this & IsHidden;
  /** Set by the host or by code, never by input. */
  readOnly(): this & IsReadOnly;
  label(text: string): this;
  help(text: string): this;
  /** The column's name where it is not the snake_case of the attribute. */
  column(name: string): this;
}

export interface TextField extends Field<string> {
  /**
   * Stored encrypted, read and written as ever. What nobody can read the database cannot look for: no search, filter,
   * order, index or title.
   */
  encrypted(): this & IsEncrypted;
  email(): this;
  url(): this;
  phone(): this;
  /** Fewest characters. */
  min(length: number): this;
  /** Most characters. */
  max(length: number): this;
  pattern(expression: RegExp): this;
}

/** Beside a field, and not one itself: another generic field would cost the compiler a third more for every model file. */
export interface Encryptable {
  /** Stored encrypted, as a text; read and written as ever. */
  encrypted(): this & IsEncrypted;
}

export interface NumberField extends Field<number> {
  min(value: number): this;
  max(value: number): this;
}

/** 64-bit integers and decimals travel as strings, so that no digit is lost. */
export interface ExactField extends Field<string> {
  min(value: number): this;
  max(value: number): this;
}

/** An amount with its currency: two columns, `<name>` and `<name>_currency`. */
export interface MoneyField extends ExactField {
  readonly '~money': true;
}

export interface Reference<out Table extends string> extends Field<string> {
  readonly '~table': Table;
  /** Filled by the host with who made the row. Read-only. */
  creator(): this & IsReadOnly;
  /** Filled by the host with who last changed the row. Read-only. */
  editor(): this & IsReadOnly;
}

export type AnyField = Field<unknown>;
export interface Fields {
  readonly [name: string]: AnyField;
}
