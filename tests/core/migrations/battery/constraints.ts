/** Uniqueness and checks. */
import { integer, string } from '../../../../core/declare';
import { one, type Case } from './case';

const name = string(40).required();
const rank = integer().required().default(0);

export const constraints: readonly Case[] = [
  {
    name: 'a column becomes unique',
    ...one('unique_added', { name }, { name: name.unique() }),
    rows: `INSERT INTO unique_added (name) VALUES ('ada'), ('bob')`,
    up: ['SELECT name FROM unique_added', '(ada) (bob)'],
    down: ['SELECT name FROM unique_added', '(ada) (bob)'],
  },
  {
    name: 'a column is unique no more',
    ...one('unique_dropped', { name: name.unique() }, { name }),
    rows: `INSERT INTO unique_dropped (name) VALUES ('ada')`,
    up: ['SELECT name FROM unique_dropped', '(ada)'],
    down: ['SELECT name FROM unique_dropped', '(ada)'],
  },
  {
    name: 'two columns become unique together',
    ...one(
      'unique_together',
      [{ name, rank }, {}],
      [{ name, rank }, { indexes: [{ fields: ['name', 'rank'], unique: true }] }],
    ),
    rows: `INSERT INTO unique_together (name, rank) VALUES ('ada', 1), ('ada', 2)`,
    up: ['SELECT name, rank FROM unique_together', '(ada,1) (ada,2)'],
    down: ['SELECT name, rank FROM unique_together', '(ada,1) (ada,2)'],
  },
  {
    name: 'uniqueness goes from one column to two',
    ...one('unique_moved', { name: name.unique(), rank }, [
      { name, rank },
      { indexes: [{ fields: ['name', 'rank'], unique: true }] },
    ]),
    rows: `INSERT INTO unique_moved (name, rank) VALUES ('ada', 1), ('bob', 1)`,
    up: ['SELECT name, rank FROM unique_moved', '(ada,1) (bob,1)'],
    down: ['SELECT name, rank FROM unique_moved', '(ada,1) (bob,1)'],
  },
  {
    name: 'rows in the trash stop counting for uniqueness: soft delete is added',
    ...one('unique_alive', { name: name.unique() }, [{ name: name.unique() }, { softDelete: true }]),
    rows: `INSERT INTO unique_alive (name) VALUES ('ada')`,
    up: ['SELECT name, deleted_at FROM unique_alive', '(ada,)'],
    down: ['SELECT name FROM unique_alive', '(ada)'],
  },
  {
    name: 'soft delete is dropped: rows in the trash are rows like others',
    ...one('trashed', [{ name: name.unique() }, { softDelete: true }], { name: name.unique() }),
    rows: `INSERT INTO trashed (name, deleted_at) VALUES ('ada', NULL), ('bob', now())`,
    up: ['SELECT name FROM trashed', '(ada) (bob)'],
    down: ['SELECT name, deleted_at IS NULL AS alive FROM trashed', '(ada,t) (bob,t)'],
    asks: ['trashed has no trash any more: do rows in it become rows like others?'],
    answers: { accepted: ['trashed.deleted_at'] },
  },
  {
    name: 'a check is added',
    ...one('check_added', { name, rank }, [{ name, rank }, { checks: { positive: 'rank >= 0' } }]),
    rows: `INSERT INTO check_added (name, rank) VALUES ('ada', 1)`,
    up: ['SELECT name, rank FROM check_added', '(ada,1)'],
    down: ['SELECT name, rank FROM check_added', '(ada,1)'],
  },
  {
    name: 'a check is changed',
    ...one(
      'check_changed',
      [{ name, rank }, { checks: { positive: 'rank >= 0' } }],
      [{ name, rank }, { checks: { positive: 'rank > 0 AND rank < 100' } }],
    ),
    rows: `INSERT INTO check_changed (name, rank) VALUES ('ada', 1)`,
    up: ['SELECT name, rank FROM check_changed', '(ada,1)'],
    down: ['SELECT name, rank FROM check_changed', '(ada,1)'],
  },
  {
    name: 'a check is dropped',
    ...one('check_dropped', [{ name, rank }, { checks: { positive: 'rank >= 0' } }], { name, rank }),
    rows: `INSERT INTO check_dropped (name, rank) VALUES ('ada', 1)`,
    up: ['SELECT name, rank FROM check_dropped', '(ada,1)'],
    down: ['SELECT name, rank FROM check_dropped', '(ada,1)'],
  },
  {
    name: 'a check has a new name',
    ...one(
      'check_renamed',
      [{ name, rank }, { checks: { positive: 'rank >= 0' } }],
      [{ name, rank }, { checks: { not_negative: 'rank >= 0' } }],
    ),
    rows: `INSERT INTO check_renamed (name, rank) VALUES ('ada', 1)`,
    up: ['SELECT name, rank FROM check_renamed', '(ada,1)'],
    down: ['SELECT name, rank FROM check_renamed', '(ada,1)'],
    by: /"check_renamed" RENAME CONSTRAINT/,
  },
  {
    name: 'a column with a check and an index changes its type',
    ...one(
      'check_kept',
      [{ rank: integer().index() }, { checks: { positive: 'rank >= 0' } }],
      [{ rank: string(20).index() }, { checks: { positive: `rank <> ''` } }],
    ),
    rows: `INSERT INTO check_kept (rank) VALUES (42)`,
    up: [`SELECT rank || '!' AS rank FROM check_kept`, '(42!)'],
    down: ['SELECT rank + 1 AS rank FROM check_kept', '(43)'],
  },
];
