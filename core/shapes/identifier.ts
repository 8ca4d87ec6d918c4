/** Names and values in SQL. */
import { createHash } from 'node:crypto';

/** PostgreSQL cuts longer names without a word (NAMEDATALEN - 1). */
export const LONGEST_NAME = 63;

/** `"customers"`; a quote inside is doubled. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `'it''s'` */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The start of a name, cut at a whole character. */
function cut(name: string, most: number): string {
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > most) characters.pop();
  return characters.join('');
}

/**
 * A name made of parts, joined by `_`; one that is too long keeps its start and its last part, and a hash in between
 * keeps it apart from others that are cut alike.
 */
export function nameOf(parts: readonly string[]): string {
  const whole = parts.join('_');
  if (Buffer.byteLength(whole) <= LONGEST_NAME) return whole;
  const ending = `_${createHash('sha256').update(whole).digest('hex').slice(0, 8)}_${parts.at(-1) ?? ''}`;
  return cut(whole, LONGEST_NAME - Buffer.byteLength(ending)) + ending;
}
