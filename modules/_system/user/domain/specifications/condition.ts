/**
 * A condition as plain data, which is asked in memory and can be turned into SQL.
 *
 * `is: null` asks for nothing being there. A comparison with nothing is false, and its `not` is true: SQL's third answer
 * must be taken for false, e.g. `NOT coalesce(locked_until > $1, false)`. `every` of none is true, `some` of none false.
 */
export type Condition =
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly after: Date }
  /** The field is a list of words. */
  | { readonly field: string; readonly includes: string }
  | { readonly every: readonly Condition[] }
  | { readonly some: readonly Condition[] }
  | { readonly not: Condition }
  /** At least one of the rows that belong to it is such. */
  | { readonly has: { readonly relation: string; readonly where: Condition } };

export type Scalar = string | number | boolean | Date | null;

type KeysOf<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T];
type ItemOf<L> = L extends readonly (infer I)[] ? I : never;

/** A condition that names only what is there in `T`. */
export type ConditionOn<T> =
  | { [K in KeysOf<T, Scalar>]: { readonly field: K; readonly is: T[K] } }[KeysOf<T, Scalar>]
  | { readonly field: KeysOf<T, Date | null>; readonly after: Date }
  | {
      [K in KeysOf<T, readonly string[]>]: { readonly field: K; readonly includes: ItemOf<T[K]> };
    }[KeysOf<T, readonly string[]>]
  | { readonly every: readonly ConditionOn<T>[] }
  | { readonly some: readonly ConditionOn<T>[] }
  | { readonly not: ConditionOn<T> }
  | {
      [K in KeysOf<T, readonly object[]>]: {
        readonly has: { readonly relation: K; readonly where: ConditionOn<ItemOf<T[K]>> };
      };
    }[KeysOf<T, readonly object[]>];
