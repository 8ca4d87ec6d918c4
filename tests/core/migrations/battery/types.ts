/** Columns whose type changes: what stands in them is kept, or somebody said that it may be cut. */
import {
  array,
  bigint,
  boolean,
  date,
  datetime,
  decimal,
  integer,
  json,
  raw,
  string,
  text,
  uuid,
} from '../../../../core/declare';
import { asksLoss, one, type Case } from './case';

const anything = json((z) => z.unknown());
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')`;

const citext = raw<string>({ type: 'citext' });

export const types: readonly Case[] = [
  {
    name: 'varchar becomes a type of an extension of PostgreSQL',
    ...one('callsigns', { name: string(20) }, [{ name: citext }, { databaseExtensions: ['citext'] }]),
    rows: `INSERT INTO callsigns (name) VALUES ('Ada')`,
    up: [`SELECT name FROM callsigns WHERE name = 'ADA'`, '(Ada)'],
    down: ['SELECT name FROM callsigns', '(Ada)'],
    by: /^CREATE EXTENSION IF NOT EXISTS "citext"$/m,
  },
  {
    name: 'varchar is widened',
    ...one('widened', { name: string(20).required() }, { name: string(50).required() }),
    rows: `INSERT INTO widened (name) VALUES ('ada')`,
    up: ['SELECT name FROM widened', '(ada)'],
    down: ['SELECT name FROM widened', '(ada)'],
  },
  {
    name: 'varchar is narrowed: what does not fit stops it',
    ...one('narrowed', { name: string(50).required().unique() }, { name: string(20).required().unique() }),
    rows: `INSERT INTO narrowed (name) VALUES ('ada')`,
    up: ['SELECT name FROM narrowed', '(ada)'],
    down: ['SELECT name FROM narrowed', '(ada)'],
    by: /ALTER COLUMN "name" TYPE character varying\(20\)$/m,
  },
  {
    name: 'varchar becomes text',
    ...one('freed', { name: string(50) }, { name: text() }),
    rows: `INSERT INTO freed (name) VALUES ('ada')`,
    up: ['SELECT name FROM freed', '(ada)'],
    down: ['SELECT name FROM freed', '(ada)'],
  },
  {
    name: 'text becomes varchar',
    ...one('bound', { name: text().default('x') }, { name: string(50).default('x') }),
    rows: `INSERT INTO bound (name) VALUES ('ada'), (DEFAULT)`,
    up: ['SELECT name FROM bound', '(ada) (x)'],
    down: ['SELECT name FROM bound', '(ada) (x)'],
  },
  {
    name: 'integer becomes bigint',
    ...one(
      'counted',
      { count: integer().required().default(0) },
      { count: bigint().required().default('0') },
    ),
    rows: `INSERT INTO counted (count) VALUES (7)`,
    up: ['SELECT count FROM counted', '(7)'],
    down: ['SELECT count FROM counted', '(7)'],
  },
  {
    name: 'integer becomes decimal',
    ...one('measured', { size: integer() }, { size: decimal(10, 2) }),
    rows: `INSERT INTO measured (size) VALUES (7)`,
    up: ['SELECT size FROM measured', '(7.00)'],
    down: ['SELECT size FROM measured', '(7)'],
  },
  {
    name: 'decimal gets more digits',
    ...one('summed', { total: decimal(8, 2) }, { total: decimal(12, 2) }),
    rows: `INSERT INTO summed (total) VALUES (7.25)`,
    up: ['SELECT total FROM summed', '(7.25)'],
    down: ['SELECT total FROM summed', '(7.25)'],
  },
  {
    name: 'decimal gets fewer digits behind the point',
    ...one('rounded', { total: decimal(12, 4) }, { total: decimal(12, 2) }),
    rows: `INSERT INTO rounded (total) VALUES (7.2599)`,
    up: ['SELECT total FROM rounded', '(7.26)'],
    down: ['SELECT total FROM rounded', '(7.2600)'],
    asks: [asksLoss('rounded.total', 'numeric(12,4)', 'numeric(12,2)')],
    answers: { accepted: ['rounded.total'] },
  },
  {
    name: 'varchar with a default becomes integer',
    ...one('parsed', { rank: string(10).default('1') }, { rank: integer().default(1) }),
    rows: `INSERT INTO parsed (rank) VALUES ('42'), (DEFAULT)`,
    up: ['SELECT rank + 1 AS next FROM parsed', '(2) (43)'],
    down: [`SELECT rank || '!' AS rank FROM parsed`, '(1!) (42!)'],
  },
  {
    name: 'texts become what they say',
    ...one(
      'understood',
      { a: string(36), b: string(5), c: text(), d: string(20) },
      { a: uuid(), b: boolean(), c: date(), d: decimal(8, 2) },
    ),
    rows: `INSERT INTO understood VALUES (DEFAULT, '${ID}', 'yes', '2026-01-02', '1.5')`,
    up: ['SELECT a, b, c, d FROM understood', `(${ID},t,2026-01-02,1.50)`],
    down: ['SELECT a, b, c, d FROM understood', `(${ID},true,2026-01-02,1.50)`],
  },
  {
    name: 'boolean becomes integer',
    ...one('weighed', { heavy: boolean().default(false) }, { heavy: integer().default(0) }),
    rows: `INSERT INTO weighed (heavy) VALUES (true), (false)`,
    up: ['SELECT heavy FROM weighed', '(0) (1)'],
    down: ['SELECT heavy FROM weighed', '(f) (t)'],
  },
  {
    name: 'date becomes datetime',
    ...one('timed', { at: date() }, { at: datetime() }),
    rows: `INSERT INTO timed (at) VALUES ('2026-01-02')`,
    up: [`SELECT to_char(at, 'YYYY-MM-DD') AS at FROM timed`, '(2026-01-02)'],
    down: ['SELECT at FROM timed', '(2026-01-02)'],
  },
  {
    name: 'datetime becomes date',
    ...one('shortened', { at: datetime() }, { at: date() }),
    rows: `INSERT INTO shortened (at) VALUES ('2026-01-02 03:04Z')`,
    up: [`SELECT to_char(at, 'YYYY-MM-DD') AS at FROM shortened`, '(2026-01-02)'],
    down: [`SELECT ${moment('at')} AS at FROM shortened`, '("2026-01-02 00:00")'],
    asks: [asksLoss('shortened.at', 'timestamp with time zone', 'date')],
    answers: { accepted: ['shortened.at'] },
  },
  {
    name: 'uuid becomes varchar',
    ...one('keyed', { key: uuid() }, { key: string(36) }),
    rows: `INSERT INTO keyed (key) VALUES ('${ID}')`,
    up: [`SELECT upper(key) AS key FROM keyed`, `(${ID.toUpperCase()})`],
    down: ['SELECT key FROM keyed', `(${ID})`],
  },
  {
    name: 'text becomes JSON',
    ...one('structured', { body: text() }, { body: anything }),
    rows: `INSERT INTO structured (body) VALUES ('{"a": 1}')`,
    up: [`SELECT body->>'a' AS a FROM structured`, '(1)'],
    down: [`SELECT length(body) AS length FROM structured`, '(8)'],
  },
  {
    name: 'a list of integers becomes a list of bigints',
    ...one('series', { items: array(integer()) }, { items: array(bigint()) }),
    rows: `INSERT INTO series (items) VALUES ('{1,2}')`,
    up: ['SELECT items FROM series', '("{1,2}")'],
    down: ['SELECT items FROM series', '("{1,2}")'],
  },
  {
    name: 'a list of texts becomes a list of integers',
    ...one('numbers', { items: array(string(10)).index() }, { items: array(integer()).index() }),
    rows: `INSERT INTO numbers (items) VALUES ('{1,2}')`,
    up: ['SELECT items[1] + items[2] AS sum FROM numbers', '(3)'],
    down: [`SELECT items[1] || items[2] AS text FROM numbers`, '(12)'],
  },
];
