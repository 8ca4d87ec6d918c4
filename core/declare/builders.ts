/** The words a model file is written with: `string(200).required()`. */
import type { ModelAttributeColumnOptions } from 'sequelize';
import type { z, ZodType } from 'zod';
import type {
  AnyField,
  DeleteRule,
  ExactField,
  Encryptable,
  Field,
  FieldSpec,
  MoneyField,
  NumberField,
  Reference,
  TextField,
} from './field';
import { frozenCopy } from './freeze';
import { rawSpec } from './raw_options';

/** The one builder behind every field: a frozen spec and the words that answer a changed copy of it. */
class Builder {
  readonly spec: FieldSpec;
  constructor(spec: FieldSpec) {
    this.spec = frozenCopy(spec);
    Object.freeze(this);
  }
  with(change: Partial<FieldSpec>): Builder {
    return new Builder({ ...this.spec, ...change });
  }
  required(): Builder {
    return this.with({ required: true });
  }
  default(value: unknown): Builder {
    return this.with({ default: value });
  }
  unique(): Builder {
    return this.with({ unique: true });
  }
  index(): Builder {
    return this.with({ index: true });
  }
  secret(): Builder {
    return this.with({ secret: true });
  }
  hidden(): Builder {
    return this.with({ hidden: true });
  }
  encrypted(): Builder {
    return this.with({ encrypted: true });
  }
  readOnly(): Builder {
    return this.with({ readOnly: true });
  }
  creator(): Builder {
    return this.with({ readOnly: true, author: 'creator' });
  }
  editor(): Builder {
    return this.with({ readOnly: true, author: 'editor' });
  }
  label(label: string): Builder {
    return this.with({ label });
  }
  help(help: string): Builder {
    return this.with({ help });
  }
  column(column: string): Builder {
    return this.with({ column });
  }
  email(): Builder {
    return this.with({ format: 'email' });
  }
  url(): Builder {
    return this.with({ format: 'url' });
  }
  phone(): Builder {
    return this.with({ format: 'phone' });
  }
  min(min: number): Builder {
    return this.with({ min });
  }
  max(max: number): Builder {
    return this.with({ max });
  }
  pattern(pattern: RegExp): Builder {
    return this.with({ pattern });
  }
}

/** The only cast in this folder: the builder has every word, the interface shows those that make sense. */
const build = <F extends AnyField>(spec: FieldSpec): F => new Builder(spec) as unknown as F;

/** A text of at most `length` characters. */
export const string = (length = 255): TextField => build({ kind: 'string', length });
/** A text without a limit. */
export const text = (): TextField => build({ kind: 'text' });
/** A whole number of 32 bits. */
export const integer = (): NumberField => build({ kind: 'integer' });
/** A whole number of 64 bits, as a string of digits. */
export const bigint = (): ExactField => build({ kind: 'bigint' });
/** An exact number with `digits` digits, `scale` of them behind the point, as a string. */
export const decimal = (digits: number, scale: number): ExactField =>
  build({ kind: 'decimal', precision: [digits, scale] });
/** An amount, `numeric(14,2)`, with its ISO 4217 currency beside it. */
export const money = (currency = 'EUR'): MoneyField =>
  build({ kind: 'decimal', precision: [14, 2], currency });
export const boolean = (): Field<boolean> => build({ kind: 'boolean' });
/** A day, `YYYY-MM-DD`. */
export const date = (): Field<string> => build({ kind: 'date' });
/** A moment, `timestamptz`. */
export const datetime = (): Field<Date> => build({ kind: 'datetime' });
export const uuid = (): Field<string> => build({ kind: 'uuid' });
/**
 * `json((z) => z.object({ city: z.string() }))`: zod is handed in, so that declaring a model loads nothing. The schema
 * judges a value and never changes it: what was given is stored, as JSON, and returned. So a field has the type of what
 * its schema takes in; transforms, defaults and coercions inside of it change nothing, and a `z.date()`, which JSON
 * cannot hold, is better a `z.iso.datetime()`.
 */
export const json = <S extends ZodType>(schema: (zod: typeof z) => S): Field<z.input<S>> & Encryptable =>
  build({ kind: 'json', schema });
/** One of a fixed set of words: `varchar` with a named CHECK. */
export const enumeration = <const V extends string>(values: readonly V[]): Field<V> =>
  build({ kind: 'enumeration', values });
export const array = <T>(item: Field<T>): Field<T[]> => build({ kind: 'array', item: item.spec });
/**
 * Sequelize's own attribute options, where the builders do not reach. `T` is the type of a value: said, not inferred.
 * The column's type may be given in the database's own words, `raw<number>({ type: 'double precision' })`, so that a
 * model file needs no Sequelize. `allowNull: false` is kept, but only `.required()` tells the compiler. An option that
 * the host cannot carry out is a finding.
 */
export const raw = <T>(sequelize: ModelAttributeColumnOptions): Field<T> => build(rawSpec(sequelize));

export interface ReferenceOptions {
  /** What happens to this row when the row it points to goes. Default: RESTRICT if required, else SET NULL. */
  readonly onDelete?: DeleteRule;
  /** What the other side calls its rows here. Default: `<table>By<Field>`, e.g. `customersByCreatedBy`. */
  readonly inverse?: string;
}

/** For core: a reference whose table is not checked by the compiler. Modules use `reference`. */
export const uncheckedReference = <T extends string>(
  table: T,
  options: ReferenceOptions = {},
): Reference<T> => build({ kind: 'reference', table, index: true, ...options });
