/** Many records in parts: each part in one transaction, and what was done is known after each. */

/** As many records are changed at once: everything or nothing of them. */
export const PART = 500;

export const partsOf = (ids: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / PART) }, (_, index) =>
    ids.slice(index * PART, (index + 1) * PART),
  );

/** Does something with some records and answers how many it has changed. */
export type DoPart = (ids: readonly string[]) => Promise<number>;
