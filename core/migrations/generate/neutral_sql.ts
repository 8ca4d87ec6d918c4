/** Engine and definitions write for one schema; a migration names none, so that it runs in whatever schema the host has. */
import { SHADOW_SCHEMA } from '../shadow';

/** A name in a string that is read as one: `'public.tickets_seq'::regclass`. */
const NAMED = `'${SHADOW_SCHEMA}\\.((?:[^']|'')*'::reg[a-z]+)`;

/** Strings, quoted names and dollar quotes stay as they are; the schema before a name goes. */
const TOKEN = new RegExp(
  [
    `\\$(\\w*)\\$[\\s\\S]*?\\$\\1\\$`,
    NAMED,
    `'(?:[^']|'')*'`,
    `"${SHADOW_SCHEMA}"\\.`,
    `\\b${SHADOW_SCHEMA}\\.(?=["\\w])`,
    `"(?:[^"]|"")*"`,
  ].join('|'),
  'g',
);

export const withoutSchema = (sql: string): string =>
  sql
    .replace(TOKEN, (token: string, _dollars: string, named: string | undefined) => {
      if (named !== undefined) return `'${named}`;
      return token === `"${SHADOW_SCHEMA}".` || token === `${SHADOW_SCHEMA}.` ? '' : token;
    })
    .trim()
    .replace(/;$/, '');
