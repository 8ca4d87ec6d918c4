/** What a value must look like, as tables of words, and what is said where it does not. */

/** Something that does not fit. `{ path: ['admin', 'list'], problem: 'must be a list of texts, and is a string' }` */
export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  /** What would fit, as it is written. */
  readonly example: string | undefined;
}

export type Shape = (value: unknown) => readonly Misfit[];

/** One shape for each member of `T`, so that the compiler names what a table has forgotten. */
export type Members<T> = { readonly [K in keyof Required<T>]: Shape };

const FITS: readonly Misfit[] = Object.freeze([]);

/** What a value is, in words that follow "is": `missing`, `a string`, `an object`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export const misfit = (value: unknown, must: string, example?: string): readonly Misfit[] => [
  { path: [], problem: `must be ${must}, and is ${kindOf(value)}`, example },
];

/** A shape made of a question. `must` follows "must be". */
export const is =
  (fits: (value: unknown) => boolean, must: string, example?: string): Shape =>
  (value) =>
    fits(value) ? FITS : misfit(value, must, example);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
export const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

export const anything: Shape = () => FITS;
export const text = is(isText, 'a text');
export const texts = is(isTexts, 'a list of texts');
export const flag = is((value) => typeof value === 'boolean', 'true or false');
export const number = is((value) => typeof value === 'number' && !Number.isNaN(value), 'a number');
export const pattern = is((value) => value instanceof RegExp, 'a regular expression', '/^[a-z]+$/');
export const method = is((value) => typeof value === 'function', 'a function');
export const oneOf = (...words: readonly string[]): Shape =>
  is((value) => words.includes(value as string), `one of ${words.join(', ')}`);

export const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined ? FITS : shape(value);

/** The first shape that a value does not fit has the word. */
export const all =
  (...shapes: readonly Shape[]): Shape =>
  (value) => {
    for (const shape of shapes) {
      const misfits = shape(value);
      if (misfits.length > 0) return misfits;
    }
    return FITS;
  };

const below = (key: string | number, misfits: readonly Misfit[]): readonly Misfit[] =>
  misfits.map((misfit) => ({ ...misfit, path: [key, ...misfit.path] }));

/** Asks each part; what fits, which is nearly everything, costs no list. */
function each<K extends string | number>(
  keys: Iterable<K>,
  ask: (key: K) => readonly Misfit[],
): readonly Misfit[] {
  let found = FITS;
  for (const key of keys) {
    const misfits = ask(key);
    if (misfits.length > 0) found = [...found, ...below(key, misfits)];
  }
  return found;
}

export const listOf =
  (item: Shape): Shape =>
  (value) =>
    Array.isArray(value) ? each(value.keys(), (index) => item(value[index])) : misfit(value, 'a list');

/** An object, of whose members `ask` makes a question. */
const asked =
  (keysOf: (value: object) => readonly string[], ask: (key: string) => Shape): Shape =>
  (value) =>
    isObject(value) ? each(keysOf(value), (key) => ask(key)(value[key])) : misfit(value, 'an object');

/** Any names, each with a value of one shape. */
export const record = (part: Shape): Shape => asked(Object.keys, () => part);

/** An object with these members, each of which is looked at whether it is there or not. */
export function having(members: Readonly<Record<string, Shape>>): Shape {
  const keys = Object.keys(members);
  return asked(
    () => keys,
    (key) => members[key] ?? unread,
  );
}

const UNREAD: readonly Misfit[] = [{ path: [], problem: 'is no member that is read', example: undefined }];
const unread: Shape = () => UNREAD;

/** An object that may have these members and no others. */
export function offering(members: Readonly<Record<string, Shape>>): Shape {
  const known = new Map(Object.entries(members).map(([key, shape]) => [key, optional(shape)]));
  return asked(Object.keys, (key) => known.get(key) ?? unread);
}
