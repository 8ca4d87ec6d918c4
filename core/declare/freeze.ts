/** Freezes a value and every plain object and array in it. Classes, functions and regular expressions are left alone. */
export function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== Array.prototype) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/**
 * A frozen copy, so that what was handed over may be changed afterwards without changing what was made of it. Lists,
 * plain objects and moments are copied; functions, classes, regular expressions and Sequelize's types are shared.
 */
export function frozenCopy<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  if (value instanceof Date) return new Date(value) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = { ...value };
  for (const key of Object.keys(copy) as (keyof T)[]) copy[key] = frozenCopy(copy[key]);
  return Object.freeze(copy);
}
