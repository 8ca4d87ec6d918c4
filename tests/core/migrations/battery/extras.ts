/** What else only SQL can say, through `extraDdl`: functions, triggers, comments, exclusions. */
import { integer, string } from '../../../../core/declare';
import { asksColumn, one, type Case } from './case';
import { extra, kept } from './extra';

const sides = { a: integer().required(), b: integer().required() };
const function_ = (name: string, word: string): string =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.name := ${word}(new.name); RETURN new; END $$`;
const trigger = (table: string, of: string): string =>
  `CREATE TRIGGER ${table}_tidy BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ${of}()`;

/** All that can lean on a column: view, generated column, function, trigger that waits for its changes. */
const leaning = (column: string): readonly string[] => [
  `ALTER TABLE leaned ADD COLUMN tidy text GENERATED ALWAYS AS (lower(${column})) STORED`,
  `CREATE VIEW leaned_short AS SELECT ${column}, tidy FROM leaned WHERE ${column} <> ''`,
  `CREATE FUNCTION leaned_trim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.${column} := trim(new.${column}); RETURN new; END $$`,
  `CREATE TRIGGER leaned_tidy BEFORE INSERT OR UPDATE OF ${column} ON leaned FOR EACH ROW WHEN (new.${column} IS NOT NULL) EXECUTE FUNCTION leaned_trim()`,
];

export const extras: readonly Case[] = [
  {
    name: 'a function and its trigger are added',
    ...extra('tidied', [], [function_('tidied_up', 'lower'), trigger('tidied', 'tidied_up')]),
    others: ['tidied_up'],
    ...kept('tidied'),
  },
  {
    name: 'the body of a function is changed',
    ...extra(
      'raised',
      [function_('raised_up', 'lower'), trigger('raised', 'raised_up')],
      [function_('raised_up', 'upper'), trigger('raised', 'raised_up')],
    ),
    others: ['raised_up'],
    rows: `INSERT INTO raised (name) VALUES ('Ada')`,
    up: ['SELECT name FROM raised', '(ada)'],
    down: ['SELECT name FROM raised', '(ada)'],
  },
  {
    name: 'a column gets a comment',
    ...extra('said', [], [`COMMENT ON COLUMN said.name IS 'it''s said'`]),
    ...kept('said'),
  },
  {
    name: 'an exclusion constraint is added',
    ...one('booked', sides, [
      sides,
      {
        extraDdl: [
          'ALTER TABLE booked ADD CONSTRAINT booked_once EXCLUDE USING gist (int4range(a, b) WITH &&)',
        ],
      },
    ]),
    rows: `INSERT INTO booked (a, b) VALUES (1, 2), (2, 3)`,
    up: ['SELECT a, b FROM booked', '(1,2) (2,3)'],
    down: ['SELECT a, b FROM booked', '(1,2) (2,3)'],
  },
  {
    name: 'a column is renamed under a view, a generated column, a function and its trigger',
    ...one(
      'leaned',
      [{ title: string(40) }, { extraDdl: leaning('title') }],
      [{ heading: string(40) }, { extraDdl: leaning('heading') }],
    ),
    others: ['leaned_short', 'leaned_trim'],
    rows: `INSERT INTO leaned (title) VALUES (' Ada ')`,
    up: ['SELECT heading, tidy FROM leaned_short', '(Ada,ada)'],
    down: ['SELECT title, tidy FROM leaned_short', '(Ada,ada)'],
    asks: [asksColumn('leaned.title')],
    answers: { rename: ['leaned.title:heading'] },
    by: /RENAME COLUMN "title" TO "heading"/,
  },
];
