/** Freezes a value and every plain object and array in it. Classes, functions and regular expressions are left alone. */
export function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== Array.prototype) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
