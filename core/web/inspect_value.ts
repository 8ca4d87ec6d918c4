/** Looks through what came from outside before anybody uses it. */
import { LIMITS } from './limits';
import { problem } from './problem';

const NUL = '\0';

const hasNul = (name: string): Error =>
  problem({
    status: 400,
    title: 'Character U+0000',
    detail: `${name} must not hold the character U+0000.`,
    errors: [{ name, message: 'must not hold the character U+0000' }],
  });

const tooDeep = (): Error =>
  problem({
    status: 400,
    title: 'Too deep',
    detail: `The body is nested deeper than ${LIMITS.depth} levels.`,
  });

/**
 * Refuses a value that is nested too deep, or that holds U+0000 in any text or name: PostgreSQL cannot store it.
 * @param value parsed input, e.g. a body
 * @param path name of the value within the whole, e.g. `address.city`; the whole itself has none
 * @throws the problem to answer with
 */
export function inspectValue(value: unknown, path = '', depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes(NUL)) throw hasNul(path);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= LIMITS.depth) throw tooDeep();
  for (const [name, part] of Object.entries(value)) {
    const below = path === '' ? name : `${path}.${name}`;
    if (name.includes(NUL)) throw hasNul(below.replaceAll(NUL, ''));
    inspectValue(part, below, depth + 1);
  }
}
