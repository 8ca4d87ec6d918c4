/** Values that may be there only once, with the line of the file where they were first. */
import { createHash } from 'node:crypto';

/** A longer value is remembered by its hash. */
const SHORT = 23;

const short = (text: string): string =>
  text.length <= SHORT ? text : createHash('sha256').update(text).digest('base64').slice(0, 24);

export class SeenKeys {
  readonly #lines = new Map<string, number>();

  /** The line that had these values before; where none had, they are this line's from now on. */
  claim(values: readonly unknown[], line: number): number | undefined {
    const [only] = values;
    const isText = values.length === 1 && typeof only === 'string';
    const key = short(isText ? `=${only}` : JSON.stringify(values));
    const before = this.#lines.get(key);
    if (before === undefined) this.#lines.set(key, line);
    return before === line ? undefined : before;
  }
}
