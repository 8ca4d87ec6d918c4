/** Views, through `extraDdl`. */
import { text } from '../../../../core/declare';
import { one, type Case } from './case';
import { extra, kept, name } from './extra';

export const views: readonly Case[] = [
  {
    name: 'a view is added',
    ...extra('seen', [], ['CREATE VIEW seen_short AS SELECT name FROM seen']),
    others: ['seen_short'],
    rows: `INSERT INTO seen (name) VALUES ('Ada')`,
    up: ['SELECT name FROM seen_short', '(Ada)'],
    down: ['SELECT name FROM seen', '(Ada)'],
  },
  {
    name: 'a view is changed over a column whose type changes',
    ...one(
      'viewed',
      [{ name }, { extraDdl: ['CREATE VIEW viewed_short AS SELECT name FROM viewed'] }],
      [
        { name: text().required() },
        { extraDdl: ['CREATE VIEW viewed_short AS SELECT upper(name) AS name, id FROM viewed'] },
      ],
    ),
    others: ['viewed_short'],
    rows: `INSERT INTO viewed (name) VALUES ('Ada')`,
    up: ['SELECT name FROM viewed_short', '(ADA)'],
    down: ['SELECT name FROM viewed_short', '(Ada)'],
  },
  {
    name: 'a view is dropped',
    ...extra('unseen', ['CREATE VIEW unseen_short AS SELECT name FROM unseen'], []),
    others: ['unseen_short'],
    ...kept('unseen'),
  },
  {
    name: 'a materialized view over a view is added',
    ...extra(
      'layered',
      ['CREATE VIEW layered_short AS SELECT name FROM layered'],
      [
        'CREATE VIEW layered_short AS SELECT name FROM layered',
        'CREATE MATERIALIZED VIEW layered_kept AS SELECT name FROM layered_short',
        'CREATE UNIQUE INDEX layered_kept_name ON layered_kept (name)',
      ],
    ),
    others: ['layered_short', 'layered_kept'],
    rows: `INSERT INTO layered (name) VALUES ('Ada')`,
    up: ['SELECT name FROM layered_kept', '(Ada)'],
    down: ['SELECT name FROM layered_short', '(Ada)'],
  },
  {
    name: 'a list of words stands in views, indexes and checks that change',
    ...one(
      'listing',
      [
        { name },
        {
          extraDdl: [`CREATE VIEW listing_some AS SELECT name FROM listing WHERE name IN ('Ada', 'Bob')`],
          indexes: [{ fields: ['name'], where: `name IN ('Ada', 'Bob')` }],
          checks: { some: `name NOT IN ('x', 'y')` },
        },
      ],
      [
        { name },
        {
          extraDdl: [`CREATE VIEW listing_some AS SELECT name FROM listing WHERE name IN ('Ada', 'Eve')`],
          indexes: [{ fields: ['name'], where: `name IN ('Ada', 'it''s, \\')` }],
          checks: { some: `name NOT IN ('x', 'y', 'z')` },
        },
      ],
    ),
    others: ['listing_some'],
    rows: `INSERT INTO listing (name) VALUES ('Ada'), ('Bob')`,
    up: ['SELECT name FROM listing_some', '(Ada)'],
    down: ['SELECT name FROM listing_some', '(Ada) (Bob)'],
  },
];
