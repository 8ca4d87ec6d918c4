/** Enumerations: `varchar` with a check. */
import { DataTypes } from 'sequelize';
import { enumeration, raw, string, type Field } from '../../../../core/declare';
import { asksColumn, asksTable, asksWord, one, table, type Case } from './case';

/** Together longer than a name in PostgreSQL may be, so a hash stands in the name of the check. */
const LONG_TABLE = 'word_dropped_from_a_table_of_a_long_name';
const LONG_FIELD = 'state_of_the_rows_in_it';
const LONG = 'waiting for the approval of others';
const name = string(40).required();
const state = <const V extends string>(...words: readonly V[]): ReturnType<typeof enumeration<V>> =>
  enumeration(words);
const native = (...words: readonly string[]): Field<string> =>
  raw<string>({ type: DataTypes.ENUM(...words) });

export const enumerations: readonly Case[] = [
  {
    name: 'an enumeration gets a value',
    ...one('word_added', { state: state('new', 'done') }, { state: state('new', 'late', 'done') }),
    rows: `INSERT INTO word_added (state) VALUES ('new')`,
    up: ['SELECT state FROM word_added', '(new)'],
    down: ['SELECT state FROM word_added', '(new)'],
  },
  {
    name: 'an enumeration gets a value that is its default at once',
    ...one(
      'word_default',
      { state: state('new', 'done').required().default('new') },
      { state: state('draft', 'new', 'done').required().default('draft') },
    ),
    rows: `INSERT INTO word_default (state) VALUES ('done')`,
    up: ['SELECT state FROM word_default', '(done)'],
    down: ['SELECT state FROM word_default', '(done)'],
  },
  {
    name: 'an enumeration loses a value, in a column whose check has too long a name',
    ...one(
      LONG_TABLE,
      { [LONG_FIELD]: state('new', 'late', 'done') },
      { [LONG_FIELD]: state('new', 'done') },
    ),
    rows: `INSERT INTO ${LONG_TABLE} (${LONG_FIELD}) VALUES ('new'), ('late')`,
    up: [`SELECT ${LONG_FIELD} FROM ${LONG_TABLE}`, '(done) (new)'],
    down: [`SELECT ${LONG_FIELD} FROM ${LONG_TABLE}`, '(done) (new)'],
    asks: [asksWord(`${LONG_TABLE}.${LONG_FIELD}`, 'late')],
    answers: { enumMap: [`${LONG_TABLE}.${LONG_FIELD}:late:done`] },
  },
  {
    name: 'two values of an enumeration become one, which is its default',
    ...one(
      'word_renamed',
      { state: state('open', 'begun', 'done').required().default('open') },
      { state: state('active', 'done').required().default('active') },
    ),
    rows: `INSERT INTO word_renamed DEFAULT VALUES; INSERT INTO word_renamed (state) VALUES ('begun'), ('done')`,
    up: ['SELECT state FROM word_renamed', '(active) (active) (done)'],
    down: ['SELECT state FROM word_renamed', '(done) (open) (open)'],
    asks: [asksWord('word_renamed.state', 'open'), asksWord('word_renamed.state', 'begun')],
    answers: { enumMap: ['word_renamed.state:open:active', 'word_renamed.state:begun:active'] },
  },
  {
    name: 'an enumeration gets values and loses a long one, whose column becomes narrower',
    ...one('words_changed', { state: state('new', LONG) }, { state: state('new', 'waiting', 'late') }),
    rows: `INSERT INTO words_changed (state) VALUES ('new'), ('${LONG}')`,
    up: ['SELECT state FROM words_changed', '(new) (waiting)'],
    down: ['SELECT state FROM words_changed', `("${LONG}") (new)`],
    asks: [asksWord('words_changed.state', LONG)],
    answers: { enumMap: [`words_changed.state:${LONG}:waiting`] },
  },
  {
    name: 'an enumeration gets a long value, whose column becomes wider',
    ...one('words_wider', { state: state('new', 'done') }, { state: state('new', 'done', LONG) }),
    rows: `INSERT INTO words_wider (state) VALUES ('new')`,
    up: ['SELECT state FROM words_wider', '(new)'],
    down: ['SELECT state FROM words_wider', '(new)'],
  },
  {
    name: 'an enumeration has a new name, and one of its values another',
    ...one('words_called', { state: state('open', 'done') }, { status: state('active', 'done') }),
    rows: `INSERT INTO words_called (state) VALUES ('open'), ('done')`,
    up: ['SELECT status FROM words_called', '(active) (done)'],
    down: ['SELECT state FROM words_called', '(done) (open)'],
    asks: [asksColumn('words_called.state')],
    answers: { rename: ['words_called.state:status'], enumMap: ['words_called.status:open:active'] },
  },
  {
    name: 'a table, its enumerations and their values have new names; of a native one two become one',
    before: [table('words_moved', { state: state('open', 'done'), kind: native('a', 'b', 'c') })],
    after: [table('words_named', { status: state('active', 'done'), sort: native('alpha', 'b') })],
    rows: `INSERT INTO words_moved (state, kind) VALUES ('open', 'a'), ('done', 'c'), (NULL, 'b')`,
    up: ['SELECT status, sort FROM words_named', '(,b) (active,alpha) (done,alpha)'],
    down: ['SELECT state, kind FROM words_moved', '(,b) (done,a) (open,a)'],
    asks: [asksTable('words_moved')],
    answers: {
      rename: ['words_moved:words_named', 'words_moved.state:status', 'words_moved.kind:sort'],
      enumMap: ['words_named.status:open:active', 'words_named.sort:a:alpha', 'words_named.sort:c:alpha'],
    },
  },
  {
    name: 'a text becomes an enumeration',
    ...one('words_bound', { name, state: string(20) }, { name, state: state('new', 'done') }),
    rows: `INSERT INTO words_bound (name, state) VALUES ('ada', 'new')`,
    up: ['SELECT name, state FROM words_bound', '(ada,new)'],
    down: ['SELECT name, state FROM words_bound', '(ada,new)'],
  },
  {
    name: 'an enumeration becomes a text',
    ...one('words_freed', { name, state: state('new', 'done') }, { name, state: string(60) }),
    rows: `INSERT INTO words_freed (name, state) VALUES ('ada', 'new')`,
    up: ['SELECT name, state FROM words_freed', '(ada,new)'],
    down: ['SELECT name, state FROM words_freed', '(ada,new)'],
  },
];
