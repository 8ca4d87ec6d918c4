/** Columns that the database computes, through `extraDdl`. */
import { bigint, decimal, integer, string } from '../../../../core/declare';
import { one, type Case } from './case';

const sides = { a: integer().required(), b: integer().required() };
const product = (name: string, sql: string): string =>
  `ALTER TABLE ${name} ADD COLUMN total integer GENERATED ALWAYS AS (${sql}) STORED`;

const sign = (name: string): readonly string[] => [
  `ALTER TABLE ${name} ADD COLUMN sign text GENERATED ALWAYS AS (upper(name) || a) STORED`,
  `CREATE INDEX ${name}_sign ON ${name} (sign)`,
  `ALTER TABLE ${name} ADD CONSTRAINT ${name}_signed CHECK (sign <> '')`,
];
const seen = (name: string): readonly string[] => [
  `CREATE VIEW ${name}_seen AS SELECT total FROM ${name}`,
  `CREATE MATERIALIZED VIEW ${name}_kept AS SELECT total FROM ${name}_seen`,
];

export const generated: readonly Case[] = [
  {
    name: 'a generated column is added',
    ...one('areas', sides, [sides, { extraDdl: [product('areas', 'a * b')] }]),
    rows: `INSERT INTO areas (a, b) VALUES (2, 3)`,
    up: ['SELECT a, b, total FROM areas', '(2,3,6)'],
    down: ['SELECT a, b FROM areas', '(2,3)'],
  },
  {
    name: 'a generated column is computed otherwise',
    ...one(
      'rims',
      [sides, { extraDdl: [product('rims', 'a * b')] }],
      [sides, { extraDdl: [product('rims', 'a + b')] }],
    ),
    rows: `INSERT INTO rims (a, b) VALUES (2, 3)`,
    up: ['SELECT a, b, total FROM rims', '(2,3,5)'],
    down: ['SELECT a, b, total FROM rims', '(2,3,6)'],
  },
  {
    name: 'types change under generated columns, which have an index and a check',
    ...one(
      'hulls',
      [{ ...sides, name: string(20) }, { extraDdl: [product('hulls', 'a * b'), ...sign('hulls')] }],
      [
        { a: decimal(8, 2).required(), b: sides.b, name: string(40) },
        { extraDdl: [product('hulls', 'a * b'), ...sign('hulls')] },
      ],
    ),
    rows: `INSERT INTO hulls (a, b, name) VALUES (2, 3, 'x')`,
    up: ['SELECT a, total, sign FROM hulls', '(2.00,6,X2.00)'],
    down: ['SELECT a, total, sign FROM hulls', '(2,6,X2)'],
  },
  {
    name: 'a type changes under a generated column, over which there are views',
    ...one(
      'sails',
      [sides, { extraDdl: [product('sails', 'a * b'), ...seen('sails')] }],
      [{ ...sides, a: bigint().required() }, { extraDdl: [product('sails', 'a * b'), ...seen('sails')] }],
    ),
    others: ['sails_seen', 'sails_kept'],
    rows: `INSERT INTO sails (a, b) VALUES (2, 3)`,
    up: [
      'SELECT a, v.total, k.total AS kept FROM sails, sails_seen v LEFT JOIN sails_kept k ON true',
      '(2,6,6)',
    ],
    down: [
      'SELECT a, v.total, k.total AS kept FROM sails, sails_seen v LEFT JOIN sails_kept k ON true',
      '(2,6,6)',
    ],
  },
];
