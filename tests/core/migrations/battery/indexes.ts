/** Indexes of every kind. */
import { array, json, string } from '../../../../core/declare';
import { one, type Case } from './case';

const name = string(40).required();
const tags = array(string(20));
const body = json((z) => z.unknown());

/** Rows an index is built over, and found unchanged. */
const rows = (table: string): Pick<Case, 'rows' | 'up' | 'down'> => ({
  rows: `INSERT INTO ${table} (name) VALUES ('Ada'), ('bob')`,
  up: [`SELECT name FROM ${table}`, '(Ada) (bob)'],
  down: [`SELECT name FROM ${table}`, '(Ada) (bob)'],
});

export const indexes: readonly Case[] = [
  {
    name: 'an index is added',
    ...one('index_added', { name }, { name: name.index() }),
    ...rows('index_added'),
  },
  {
    name: 'an index is dropped',
    ...one('index_dropped', { name: name.index() }, { name }),
    ...rows('index_dropped'),
  },
  {
    name: 'an index over a part of the rows is added',
    ...one('index_partial', { name }, [{ name }, { indexes: [{ fields: ['name'], where: `name <> ''` }] }]),
    ...rows('index_partial'),
  },
  {
    name: 'the condition of an index is changed',
    ...one(
      'index_condition',
      [{ name }, { indexes: [{ fields: ['name'], where: `name <> ''` }] }],
      [{ name }, { indexes: [{ fields: ['name'], where: `name <> '-'` }] }],
    ),
    ...rows('index_condition'),
  },
  {
    name: 'a unique index over an expression is added',
    ...one('index_expression', { name }, [
      { name },
      { indexes: [{ expressions: ['lower(name)'], unique: true }] },
    ]),
    ...rows('index_expression'),
  },
  {
    name: 'a btree over a list becomes a gin',
    ...one(
      'index_method',
      [{ name, tags }, { indexes: [{ fields: ['tags'] }] }],
      [{ name, tags }, { indexes: [{ fields: ['tags'], using: 'gin' }] }],
    ),
    ...rows('index_method'),
  },
  {
    name: 'a gin over JSON is added',
    ...one('index_json', { name, body }, [{ name, body }, { indexes: [{ fields: ['body'], using: 'gin' }] }]),
    ...rows('index_json'),
  },
  {
    name: 'an index over two columns turns round',
    ...one(
      'index_turned',
      [{ name, nick: string(9) }, { indexes: [{ fields: ['name', 'nick'], name: 'index_turned_both' }] }],
      [{ name, nick: string(9) }, { indexes: [{ fields: ['nick', 'name'], name: 'index_turned_both' }] }],
    ),
    ...rows('index_turned'),
  },
  {
    name: 'an index has a new name',
    ...one(
      'index_renamed',
      [{ name }, { indexes: [{ fields: ['name'], name: 'index_renamed_old' }] }],
      [{ name }, { indexes: [{ fields: ['name'], name: 'index_renamed_new' }] }],
    ),
    ...rows('index_renamed'),
    by: /ALTER INDEX "index_renamed_old" RENAME TO "index_renamed_new"/,
  },
  {
    name: 'an index becomes a unique one of the same name',
    ...one(
      'index_unique',
      [{ name }, { indexes: [{ fields: ['name'], name: 'index_unique_name' }] }],
      [{ name }, { indexes: [{ fields: ['name'], name: 'index_unique_name', unique: true }] }],
    ),
    ...rows('index_unique'),
  },
];
