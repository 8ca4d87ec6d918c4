/** Enumerations that are types of PostgreSQL's own, through `raw`. */
import { DataTypes } from 'sequelize';
import { enumeration, raw, string, type Field } from '../../../../core/declare';
import { asksWord, one, type Case } from './case';

const LONG_TABLE = 'native_dropped_from_a_table_of_a_long_name';
const LONG_FIELD = 'state_of_the_rows_in_it';
const LONG = 'waiting for the approval of others';
const name = string(40).required();
const native = (words: readonly string[], defaultValue?: string): Field<string> =>
  raw<string>({
    type: DataTypes.ENUM(...words),
    ...(defaultValue !== undefined && { defaultValue, allowNull: false }),
  });

export const natives: readonly Case[] = [
  {
    name: 'a native enumeration is added',
    ...one('native_new', { name }, { name, state: native(['new', 'done'], 'new') }),
    rows: `INSERT INTO native_new (name) VALUES ('ada')`,
    up: ['SELECT name, state FROM native_new', '(ada,new)'],
    down: ['SELECT name FROM native_new', '(ada)'],
  },
  {
    name: 'a native enumeration gets values, in the middle and at the end',
    ...one('native_added', { state: native(['a', 'd']) }, { state: native(['a', 'b', 'c', 'd', 'e']) }),
    rows: `INSERT INTO native_added (state) VALUES ('a'), ('d')`,
    up: ['SELECT state FROM native_added', '(a) (d)'],
    down: ['SELECT state FROM native_added', '(a) (d)'],
  },
  {
    name: 'a native enumeration gets a value that is its default at once',
    ...one('native_default', { state: native(['a', 'b'], 'a') }, { state: native(['a', 'b', 'c'], 'c') }),
    rows: `INSERT INTO native_default DEFAULT VALUES`,
    up: ['SELECT state FROM native_default', '(a)'],
    down: ['SELECT state FROM native_default', '(a)'],
  },
  {
    name: 'a native enumeration loses a value, whose type has too long a name',
    ...one(
      LONG_TABLE,
      { [LONG_FIELD]: native(['a', 'b', 'c'], 'a') },
      { [LONG_FIELD]: native(['a', 'c'], 'a') },
    ),
    rows: `INSERT INTO ${LONG_TABLE} (${LONG_FIELD}) VALUES ('a'), ('b')`,
    up: [`SELECT ${LONG_FIELD} FROM ${LONG_TABLE}`, '(a) (c)'],
    down: [`SELECT ${LONG_FIELD} FROM ${LONG_TABLE}`, '(a) (c)'],
    asks: [asksWord(`${LONG_TABLE}.${LONG_FIELD}`, 'b')],
    answers: { enumMap: [`${LONG_TABLE}.${LONG_FIELD}:b:c`] },
  },
  {
    name: 'values of a native enumeration are renamed: two become one',
    ...one(
      'native_renamed',
      { state: native(['a', 'b', 'c'], 'a') },
      { state: native(['alpha', 'b'], 'alpha') },
    ),
    rows: `INSERT INTO native_renamed (state) VALUES ('a'), ('b'), ('c')`,
    up: ['SELECT state FROM native_renamed', '(alpha) (alpha) (b)'],
    down: ['SELECT state FROM native_renamed', '(a) (a) (b)'],
    asks: [asksWord('native_renamed.state', 'a'), asksWord('native_renamed.state', 'c')],
    answers: { enumMap: ['native_renamed.state:a:alpha', 'native_renamed.state:c:alpha'] },
    by: /ALTER TYPE "native_renamed_state_enum" RENAME VALUE 'a' TO 'alpha'/,
  },
  {
    name: 'a native enumeration becomes a varchar with a check',
    ...one(
      'native_freed',
      { state: native(['a', 'b'], 'a') },
      { state: enumeration(['a', 'b']).required().default('a') },
    ),
    rows: `INSERT INTO native_freed (state) VALUES ('b')`,
    up: [`SELECT state || '!' AS state FROM native_freed`, '(b!)'],
    down: ['SELECT state FROM native_freed', '(b)'],
  },
  {
    name: 'a varchar with a check becomes a native enumeration',
    ...one(
      'native_bound',
      { state: enumeration(['a', 'b']).required().default('a') },
      { state: native(['a', 'b'], 'a') },
    ),
    rows: `INSERT INTO native_bound (state) VALUES ('b')`,
    up: ['SELECT state FROM native_bound', '(b)'],
    down: [`SELECT state || '!' AS state FROM native_bound`, '(b!)'],
  },
  {
    name: 'a native enumeration becomes a varchar with a check, and loses values, one of them a long one',
    ...one(
      'native_loosed',
      { state: native(['a', 'b', LONG], LONG) },
      { state: enumeration(['a', 'd', 'waiting']).required().default('waiting') },
    ),
    rows: `INSERT INTO native_loosed DEFAULT VALUES; INSERT INTO native_loosed (state) VALUES ('a'), ('b')`,
    up: ['SELECT state FROM native_loosed', '(a) (d) (waiting)'],
    down: ['SELECT state FROM native_loosed', `("${LONG}") (a) (b)`],
    asks: [asksWord('native_loosed.state', 'b'), asksWord('native_loosed.state', LONG)],
    answers: { enumMap: ['native_loosed.state:b:d', `native_loosed.state:${LONG}:waiting`] },
  },
  {
    name: 'a varchar with a check becomes a native enumeration, and loses values, one of them for a long one',
    ...one(
      'native_tied',
      { state: enumeration(['a', 'b', 'waiting']).required().default('waiting') },
      { state: native(['a', 'd', LONG], LONG) },
    ),
    rows: `INSERT INTO native_tied DEFAULT VALUES; INSERT INTO native_tied (state) VALUES ('a'), ('b')`,
    up: ['SELECT state FROM native_tied', `("${LONG}") (a) (d)`],
    down: ['SELECT state FROM native_tied', '(a) (b) (waiting)'],
    asks: [asksWord('native_tied.state', 'b'), asksWord('native_tied.state', 'waiting')],
    answers: { enumMap: ['native_tied.state:b:d', `native_tied.state:waiting:${LONG}`] },
  },
];
