/** Requests that ask for what these pages do not know: refused by name, so that nothing is quietly ignored. */

export interface Wrong {
  readonly name: string;
  readonly message: string;
}

/** What is sent under names that are not known here. */
export const unknownNames = (given: object, known: readonly string[], message: string): Wrong[] =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, message }));

/** @throws an error the host answers with this status, when something is wrong */
export function refuse(wrong: readonly Wrong[], status = 400): void {
  if (wrong.length === 0) return;
  const sentence = wrong.map(({ name, message }) => `${name} ${message}`).join('; ');
  throw Object.assign(new Error(`${sentence}.`), { status, errors: wrong });
}
