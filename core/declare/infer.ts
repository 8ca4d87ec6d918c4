/** Types read off the fields of one definition. Nothing here looks at the registry: that keeps model files acyclic. */
import type {
  Field,
  HasDefault,
  IsHidden,
  IsReadOnly,
  IsRequired,
  IsSecret,
  MoneyField,
  Reference,
} from './field';

/** `createdBy: reference('users')` is stored as `createdById`. */
export type AttributeName<K, F> = F extends Reference<string> ? `${K & string}Id` : K;

type ValueOf<F> = F extends Field<infer T> ? T : never;
export type Stored<F> = F extends IsRequired ? ValueOf<F> : ValueOf<F> | null;
type IsOptional<F> = F extends HasDefault
  ? true
  : F extends IsReadOnly
    ? true
    : F extends IsRequired
      ? false
      : true;

/** `total: money()` brings `totalCurrency`. */
type Currencies<F> = {
  -readonly [
    K in keyof F as F[K] extends MoneyField ? `${K & string}Currency` : never
  ]: F[K] extends IsRequired ? string : string | null;
};

/** A row as it is stored. */
export type RowOf<F> = { -readonly [K in keyof F as AttributeName<K, F[K]>]: Stored<F[K]> } & Currencies<F>;

/** What code hands to `create`: required fields without a default; the rest may be left out. */
export type CreateOf<F> = {
  -readonly [K in keyof F as IsOptional<F[K]> extends true ? never : AttributeName<K, F[K]>]: Stored<F[K]>;
} & {
  -readonly [K in keyof F as IsOptional<F[K]> extends true ? AttributeName<K, F[K]> : never]?:
    Stored<F[K]> | undefined;
} & Partial<Currencies<F>>;

/** What code hands to `update`. */
export type UpdateOf<F> = {
  -readonly [K in keyof F as AttributeName<K, F[K]>]?: Stored<F[K]> | undefined;
} & Partial<Currencies<F>>;

type Writable<F> = { [K in keyof F as F[K] extends IsReadOnly ? never : K]: F[K] };

/** What may come from outside on create: nothing that is read-only. */
export type CreateInputOf<F> = CreateOf<Writable<F>>;
/** What may come from outside on update. */
export type UpdateInputOf<F> = UpdateOf<Writable<F>>;

/** What may leave the server: nothing secret, nothing hidden. */
export type ResponseOf<F> = RowOf<{ [K in keyof F as F[K] extends IsSecret | IsHidden ? never : K]: F[K] }>;

export type ReferenceNames<F> = { [K in keyof F]: F[K] extends Reference<string> ? K : never }[keyof F] &
  string;
export type TableOf<F> = F extends Reference<infer T> ? T : never;
