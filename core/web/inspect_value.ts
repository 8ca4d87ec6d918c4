/** Looks through what came from outside before anybody uses it. */
import { LIMITS } from './limits';
import { problem } from './problem';

/** Characters PostgreSQL cannot store, with the words for them. */
const UNSTORABLE = [
  { pattern: /\0/g, title: 'Character U+0000', message: 'must not hold the character U+0000' },
  // With `u`, a half of a pair matches only where the other half is missing.
  {
    pattern: /\p{Surrogate}/gu,
    title: 'Half a character',
    message: 'must not hold half a character (a lone surrogate)',
  },
] as const;

function inspectText(text: string, name: string): void {
  for (const { pattern, title, message } of UNSTORABLE) {
    if (text.search(pattern) < 0) continue;
    const shown = name.replaceAll(pattern, '');
    throw problem({ status: 400, title, detail: `${shown} ${message}.`, errors: [{ name: shown, message }] });
  }
}

const tooDeep = (): Error =>
  problem({
    status: 400,
    title: 'Too deep',
    detail: `The body is nested deeper than ${LIMITS.depth} levels.`,
  });

/**
 * Refuses a value that is nested too deep, or that holds in any text or name what PostgreSQL cannot store:
 * U+0000, or a surrogate without its other half.
 * @param value parsed input, e.g. a body
 * @param path name of the value within the whole, e.g. `address.city`; the whole itself has none
 * @throws the problem to answer with
 */
export function inspectValue(value: unknown, path = '', depth = 0): void {
  if (typeof value === 'string') {
    return inspectText(value, path);
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= LIMITS.depth) throw tooDeep();
  for (const [name, part] of Object.entries(value)) {
    const below = path === '' ? name : `${path}.${name}`;
    inspectText(name, below);
    inspectValue(part, below, depth + 1);
  }
}
