/** Tables that go or get other names while another module leans on them: each writes what is its own. */
import { enumeration, integer, string, uncheckedReference } from '../../../../core/declare';
import { extend } from '../../../support/extend';
import { asksColumn, asksTable, table, type Case, type Placed } from './case';

const name = string(40).required();
const to = uncheckedReference;

const more = (model: string, spec: Parameters<typeof extend>[1]): Placed => [extend(model, spec), 'more'];

const fans: readonly Placed[] = [
  [
    table('fans_h', { name, motto: string(40), team: to('teams_h') }, { checks: { said: `motto <> ''` } }),
    'more',
  ],
  more('TeamsH', { fields: { rank: integer() }, checks: { motto_free: 'rank > 0' } }),
];

const squad = (called: string, model: string, word: string): readonly Placed[] => [
  [table('squad_fans_j', { squad: to(called).required() }), 'more'],
  more(model, {
    fields: { rank: integer().index(), state: enumeration([word, 'done']), rival: to(called) },
    checks: { ranked: 'rank > 0' },
  }),
];

export const neighbours: readonly Case[] = [
  {
    name: 'a column goes, and another module has tables and rules that name one like it',
    before: [table('teams_h', { name, motto: string(40) }), ...fans],
    after: [table('teams_h', { name }), ...fans],
    rows: `INSERT INTO teams_h (name, motto) VALUES ('red', 'go')`,
    up: ['SELECT name FROM teams_h', '(red)'],
    down: ['SELECT name, motto FROM teams_h', '(red,)'],
    asks: [asksColumn('teams_h.motto')],
    answers: { accepted: ['teams_h.motto'] },
  },
  {
    name: 'a table goes, and before it the reference of another module',
    before: [table('grounds_i', { name }), [table('matches_i', { name, ground: to('grounds_i') }), 'more']],
    after: [[table('matches_i', { name }), 'more']],
    rows: `INSERT INTO grounds_i (name) VALUES ('home');
      INSERT INTO matches_i (name, ground_id) SELECT 'final', id FROM grounds_i`,
    up: ['SELECT name FROM matches_i', '(final)'],
    down: ['SELECT m.name, g.name AS at FROM matches_i m LEFT JOIN grounds_i g ON true', '(final,)'],
    asks: [asksTable('grounds_i'), asksColumn('matches_i.ground_id')],
    answers: { accepted: ['grounds_i', 'matches_i.ground_id'] },
    owners: ['more', 'shop'],
  },
  {
    name: 'a table is renamed that another module extends, with a value of the extension',
    before: [table('teams_j', { name: name.unique() }), ...squad('teams_j', 'TeamsJ', 'open')],
    after: [table('squads_j', { name: name.unique() }), ...squad('squads_j', 'SquadsJ', 'active')],
    rows: `INSERT INTO teams_j (name, rank, state) VALUES ('red', 2, 'open');
      INSERT INTO squad_fans_j (squad_id) SELECT id FROM teams_j`,
    up: [
      'SELECT name, rank, state, f.id IS NOT NULL FROM squads_j s JOIN squad_fans_j f ON f.squad_id = s.id',
      '(red,2,active,t)',
    ],
    down: [
      'SELECT name, rank, state, f.id IS NOT NULL FROM teams_j s JOIN squad_fans_j f ON f.squad_id = s.id',
      '(red,2,open,t)',
    ],
    asks: [asksTable('teams_j')],
    answers: { rename: ['teams_j:squads_j'], enumMap: ['squads_j.state:open:active'] },
    owners: ['shop', 'more'],
    by: /ALTER TABLE "teams_j" RENAME TO "squads_j"/,
  },
];
