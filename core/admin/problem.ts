/** A request that cannot be done, as RFC 9457 tells it: thrown here, answered by the web part as a page or as JSON. */

/** One thing that is wrong: the field or parameter, and what is wrong with it. */
export interface ProblemDetail {
  readonly name: string;
  readonly message: string;
}

export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly ProblemDetail[];

  /**
   * @param status HTTP status, 400 to 499
   * @param title what is wrong, in a few words that are the same every time
   * @param detail one sentence about this very request
   * @param errors fields or parameters at fault
   */
  constructor(status: number, title: string, detail: string, errors: readonly ProblemDetail[] = []) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
  }

  /** The members of a problem document. */
  toJSON(): object {
    const { title, status, detail, errors } = this;
    return { type: 'about:blank', title, status, detail, ...(errors.length > 0 && { errors }) };
  }
}

const NUL = '\0';

/** Names of the members, at any depth, that hold the character no text column can store. */
export function fieldsWithNul(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return value.includes(NUL) ? [name] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const path = name === '' ? key : `${name}.${key}`;
    return key.includes(NUL) ? [path.replaceAll(NUL, '')] : fieldsWithNul(part, path);
  });
}

/** Refuses a value that holds U+0000 anywhere, naming the fields. */
export function refuseNul(value: unknown): void {
  const names = [...new Set(fieldsWithNul(value))];
  if (names.length === 0) return;
  throw new Problem(
    400,
    'Character U+0000',
    `${names.join(', ')} must not hold the character U+0000.`,
    names.map((name) => ({ name, message: 'must not hold the character U+0000' })),
  );
}
