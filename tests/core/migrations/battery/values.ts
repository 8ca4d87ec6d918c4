/** Defaults, and whether a column may be empty. */
import {
  array,
  boolean,
  date,
  decimal,
  enumeration,
  integer,
  json,
  raw,
  string,
  text,
  uuid,
} from '../../../../core/declare';
import { asksFill, one, type Case } from './case';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const name = string(40).required();
const tags = json((z) => z.record(z.string(), z.number()));

export const values: readonly Case[] = [
  {
    name: 'a default is set',
    ...one('default_set', { name, rank: integer() }, { name, rank: integer().default(5) }),
    rows: `INSERT INTO default_set (name) VALUES ('ada')`,
    up: ['SELECT name, rank FROM default_set', '(ada,)'],
    down: ['SELECT name, rank FROM default_set', '(ada,)'],
  },
  {
    name: 'a default is dropped',
    ...one('default_dropped', { name, rank: integer().default(5) }, { name, rank: integer() }),
    rows: `INSERT INTO default_dropped (name) VALUES ('ada')`,
    up: ['SELECT name, rank FROM default_dropped', '(ada,5)'],
    down: ['SELECT name, rank FROM default_dropped', '(ada,5)'],
  },
  {
    name: 'a default is changed',
    ...one('default_changed', { name, rank: integer().default(5) }, { name, rank: integer().default(6) }),
    rows: `INSERT INTO default_changed (name) VALUES ('ada')`,
    up: ['SELECT name, rank FROM default_changed', '(ada,5)'],
    down: ['SELECT name, rank FROM default_changed', '(ada,5)'],
  },
  {
    name: 'defaults of many types are changed',
    ...one(
      'defaults',
      {
        a: decimal(8, 2).default('1.50'),
        b: boolean().default(false),
        c: date().default('2026-01-02'),
        d: array(string(9)).default(['x']),
        e: enumeration(['p', 'q']).default('p'),
        f: text().default(`it's`),
      },
      {
        a: decimal(8, 2).default('2.50'),
        b: boolean().default(true),
        c: date().default('2026-02-03'),
        d: array(string(9)).default(['y', 'z']),
        e: enumeration(['p', 'q']).default('q'),
        f: text().default(`it isn't`),
      },
    ),
    rows: `INSERT INTO defaults DEFAULT VALUES`,
    up: ['SELECT a, b, c, d, e, f FROM defaults', `(1.50,f,2026-01-02,{x},p,it's)`],
    down: ['SELECT a, b, c, d, e, f FROM defaults', `(1.50,f,2026-01-02,{x},p,it's)`],
  },
  {
    name: 'a column with a default becomes required',
    ...one(
      'closed_with_default',
      { name, rank: integer().default(5) },
      { name, rank: integer().required().default(5) },
    ),
    rows: `INSERT INTO closed_with_default (name, rank) VALUES ('ada', NULL), ('bob', 1)`,
    up: ['SELECT name, rank FROM closed_with_default', '(ada,5) (bob,1)'],
    down: ['SELECT name, rank FROM closed_with_default', '(ada,5) (bob,1)'],
  },
  {
    name: 'a column becomes required and gets a default',
    ...one('closed_and_given', { name, rank: integer() }, { name, rank: integer().required().default(2) }),
    rows: `INSERT INTO closed_and_given (name, rank) VALUES ('ada', NULL), ('bob', 1)`,
    up: ['SELECT name, rank FROM closed_and_given', '(ada,2) (bob,1)'],
    down: ['SELECT name, rank FROM closed_and_given', '(ada,2) (bob,1)'],
  },
  {
    name: 'a column without a default becomes required, and wider: only empty rows are filled',
    ...one('closed', { name, nick: string(40) }, { name, nick: string(50).required() }),
    rows: `INSERT INTO closed (name, nick) VALUES ('ada', NULL), ('bob', 'b')`,
    up: ['SELECT name, nick FROM closed', '(ada,ada) (bob,b)'],
    down: ['SELECT name, nick FROM closed', '(ada,ada) (bob,b)'],
    asks: [asksFill('closed.nick')],
    answers: { fill: ['closed.nick=name'] },
  },
  {
    name: 'a column changes its type, becomes required and gets a default that only the new type takes',
    ...one('closed_at_once', { name, key: uuid() }, { name, key: string(36).required().default(ID) }),
    rows: `INSERT INTO closed_at_once (name, key) VALUES ('ada', NULL)`,
    up: ['SELECT name, key FROM closed_at_once', `(ada,${ID})`],
    down: ['SELECT name FROM closed_at_once', '(ada)'],
  },
  {
    name: 'a required column may be empty',
    ...one('opened', { name, nick: string(40).required() }, { name, nick: string(40) }),
    rows: `INSERT INTO opened (name, nick) VALUES ('ada', 'a')`,
    up: ['SELECT name, nick FROM opened', '(ada,a)'],
    down: ['SELECT name, nick FROM opened', '(ada,a)'],
  },
  {
    name: 'a list of texts is added, required, empty by default',
    ...one('listed', { name }, { name, words: array(string(20)).required().default([]) }),
    rows: `INSERT INTO listed (name) VALUES ('ada')`,
    up: ['SELECT name, words FROM listed', '(ada,{})'],
    down: ['SELECT name FROM listed', '(ada)'],
  },
  {
    name: 'a JSON column with a default is added',
    ...one('noted', { name }, { name, tags: tags.default({ b: 1, a: 2 }) }),
    rows: `INSERT INTO noted (name) VALUES ('ada')`,
    up: [`SELECT name, tags->>'a' AS a FROM noted`, '(ada,2)'],
    down: ['SELECT name FROM noted', '(ada)'],
  },
  {
    name: 'the default of a JSON column is changed',
    ...one('noted_otherwise', { name, tags: tags.default({ a: 1 }) }, { name, tags: tags.default({}) }),
    rows: `INSERT INTO noted_otherwise (name) VALUES ('ada')`,
    up: [`SELECT name, tags->>'a' AS a FROM noted_otherwise`, '(ada,1)'],
    down: [`SELECT name, tags->>'a' AS a FROM noted_otherwise`, '(ada,1)'],
  },
  {
    name: 'a column in words of the database is added',
    ...one(
      'addressed',
      { name },
      { name, at: raw<string>({ type: 'inet', allowNull: false, defaultValue: '127.0.0.1' }) },
    ),
    rows: `INSERT INTO addressed (name) VALUES ('ada')`,
    up: ['SELECT name, host(at) AS at FROM addressed', '(ada,127.0.0.1)'],
    down: ['SELECT name FROM addressed', '(ada)'],
  },
];
