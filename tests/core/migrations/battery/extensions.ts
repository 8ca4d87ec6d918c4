/** What another module adds to a table: it stands in that module's files. */
import { boolean, integer, string, uncheckedReference } from '../../../../core/declare';
import { extend } from '../../../support/extend';
import { asksColumn, table, type Case, type Placed } from './case';

const name = string(40).required();
const to = uncheckedReference;

const more = (model: string, spec: Parameters<typeof extend>[1]): Placed => [extend(model, spec), 'more'];

export const extensions: readonly Case[] = [
  {
    name: 'an extension adds a column with an index and a check',
    before: [table('teams_a', { name })],
    after: [
      table('teams_a', { name }),
      more('TeamsA', { fields: { rank: integer().index() }, checks: { ranked: 'rank > 0' } }),
    ],
    rows: `INSERT INTO teams_a (name) VALUES ('red')`,
    up: ['SELECT name, rank FROM teams_a', '(red,)'],
    down: ['SELECT name FROM teams_a', '(red)'],
    owners: ['more'],
  },
  {
    name: 'an extension adds another column',
    before: [table('teams_b', { name }), more('TeamsB', { fields: { rank: integer() } })],
    after: [
      table('teams_b', { name }),
      more('TeamsB', { fields: { rank: integer().index(), fast: boolean().required().default(false) } }),
    ],
    rows: `INSERT INTO teams_b (name, rank) VALUES ('red', 1)`,
    up: ['SELECT name, rank, fast FROM teams_b', '(red,1,f)'],
    down: ['SELECT name, rank FROM teams_b', '(red,1)'],
    owners: ['more'],
  },
  {
    name: 'an extension goes, with its column',
    before: [
      table('teams_c', { name }),
      more('TeamsC', { fields: { rank: integer().index() }, checks: { ranked: 'rank > 0' } }),
    ],
    after: [table('teams_c', { name })],
    rows: `INSERT INTO teams_c (name, rank) VALUES ('red', 1)`,
    up: ['SELECT name FROM teams_c', '(red)'],
    down: ['SELECT name, rank FROM teams_c', '(red,)'],
    asks: [asksColumn('teams_c.rank')],
    answers: { accepted: ['teams_c.rank'] },
    owners: ['more'],
  },
  {
    name: 'model and extension change at once: a file for each module',
    before: [table('teams_d', { name }), more('TeamsD', { fields: { rank: integer() } })],
    after: [
      table('teams_d', { name: string(60).required() }),
      more('TeamsD', { fields: { rank: integer().default(1) } }),
    ],
    rows: `INSERT INTO teams_d (name, rank) VALUES ('red', 2)`,
    up: ['SELECT name, rank FROM teams_d', '(red,2)'],
    down: ['SELECT name, rank FROM teams_d', '(red,2)'],
    owners: ['shop', 'more'],
  },
  {
    name: 'two tables point to each other, one by an extension',
    before: [table('cities', { name })],
    after: [
      table('cities', { name }),
      [table('lands', { name, capital: to('cities') }), 'more'],
      more('Cities', { fields: { land: to('lands') } }),
    ],
    rows: `INSERT INTO cities (name) VALUES ('rome')`,
    up: [
      'SELECT c.name, l.name AS land FROM cities c LEFT JOIN lands l ON l.id = c.land_id AND l.capital_id = c.id',
      '(rome,)',
    ],
    down: ['SELECT name FROM cities', '(rome)'],
    owners: ['more'],
  },
  {
    name: 'a lower module refers to a new table of its own, a higher one to both',
    before: [table('teams_f', { name })],
    after: [
      table('leagues_f', { name }),
      table('teams_f', { name, league: to('leagues_f') }),
      [table('bets_f', { team: to('teams_f').required(), league: to('leagues_f') }), 'more'],
    ],
    rows: `INSERT INTO teams_f (name) VALUES ('red')`,
    up: ['SELECT name, league_id, (SELECT count(*) FROM bets_f) FROM teams_f', '(red,,0)'],
    down: ['SELECT name FROM teams_f', '(red)'],
    owners: ['shop', 'more'],
  },
  {
    name: 'rules, indexes and keys of an extension change, and its columns stay',
    before: [
      table('teams_g', { name }),
      more('TeamsG', {
        fields: { rank: integer().index(), rival: to('teams_g') },
        checks: { ranked: 'rank > 0', called: `name <> ''` },
      }),
    ],
    after: [
      table('teams_g', { name }),
      more('TeamsG', {
        fields: { rank: integer(), rival: to('teams_g', { onDelete: 'CASCADE' }) },
        checks: { ranked: 'rank > 0 AND rank < 9' },
        indexes: [{ fields: ['rank', 'name'] }],
      }),
    ],
    rows: `INSERT INTO teams_g (name, rank) VALUES ('red', 2)`,
    up: ['SELECT name, rank, rival_id FROM teams_g', '(red,2,)'],
    down: ['SELECT name, rank, rival_id FROM teams_g', '(red,2,)'],
    owners: ['more'],
  },
];
