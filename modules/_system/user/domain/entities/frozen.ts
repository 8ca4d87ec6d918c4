/** Told by their nature, not by whose they are: a copy out of another realm has other constructors. */
export const isDate = (value: unknown): value is Date =>
  Object.prototype.toString.call(value) === '[object Date]';

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function copy(value: unknown): unknown {
  if (isDate(value)) return new Date(value);
  if (Array.isArray(value)) return Object.freeze(value.map(copy));
  return isPlain(value) ? frozen(value) : value;
}

/**
 * A copy that cannot be changed. A `Date` cannot be frozen, so each copy has dates of its own: what is handed out is
 * copied again, and whoever sets its dates changes nothing here. Value objects are frozen already and are shared.
 */
export const frozen = <T extends object>(facts: T): Readonly<T> =>
  Object.freeze(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, copy(value)]))) as T;
