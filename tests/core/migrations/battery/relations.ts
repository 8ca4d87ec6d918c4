/** References between tables. */
import { string, uncheckedReference, uuid } from '../../../../core/declare';
import { asksColumn, asksFill, table, type Case, type Placed } from './case';

const name = string(40).required();
const to = uncheckedReference;

/** A table and another that may point to it. */
const two = (target: string, from: string, fields: Parameters<typeof table>[1]): readonly Placed[] => [
  table(target, { name }),
  table(from, fields),
];

/** Rows in both: the second's point to the first's where they can. */
const pair = (target: string, from: string, column?: string): string =>
  `INSERT INTO ${target} (name) VALUES ('acme');
   INSERT INTO ${from} (name${column === undefined ? '' : `, ${column}`})
   SELECT 'ada'${column === undefined ? '' : ', id'} FROM ${target}`;

const joined = (target: string, from: string, column: string): string =>
  `SELECT f.name, t.name AS of FROM ${from} f LEFT JOIN ${target} t ON t.id = f.${column}`;

export const relations: readonly Case[] = [
  {
    name: 'a reference is added',
    before: two('firms_a', 'workers_a', { name }),
    after: two('firms_a', 'workers_a', { name, firm: to('firms_a') }),
    rows: pair('firms_a', 'workers_a'),
    up: [joined('firms_a', 'workers_a', 'firm_id'), '(ada,)'],
    down: ['SELECT name FROM workers_a', '(ada)'],
  },
  {
    name: 'a required reference is added',
    before: two('firms_b', 'workers_b', { name }),
    after: two('firms_b', 'workers_b', { name, firm: to('firms_b').required() }),
    rows: pair('firms_b', 'workers_b'),
    up: [joined('firms_b', 'workers_b', 'firm_id'), '(ada,acme)'],
    down: ['SELECT name FROM workers_b', '(ada)'],
    asks: [asksFill('workers_b.firm_id')],
    answers: { fill: [`workers_b.firm_id=(SELECT id FROM firms_b WHERE name = 'acme')`] },
  },
  {
    name: 'what a reference does when its row goes is changed',
    before: two('firms_c', 'workers_c', { name, firm: to('firms_c') }),
    after: two('firms_c', 'workers_c', { name, firm: to('firms_c', { onDelete: 'CASCADE' }) }),
    rows: pair('firms_c', 'workers_c', 'firm_id'),
    up: [joined('firms_c', 'workers_c', 'firm_id'), '(ada,acme)'],
    down: [joined('firms_c', 'workers_c', 'firm_id'), '(ada,acme)'],
  },
  {
    name: 'a reference is dropped',
    before: two('firms_d', 'workers_d', { name, firm: to('firms_d') }),
    after: two('firms_d', 'workers_d', { name }),
    rows: pair('firms_d', 'workers_d', 'firm_id'),
    up: ['SELECT name FROM workers_d', '(ada)'],
    down: [joined('firms_d', 'workers_d', 'firm_id'), '(ada,)'],
    asks: [asksColumn('workers_d.firm_id')],
    answers: { accepted: ['workers_d.firm_id'] },
  },
  {
    name: 'a table refers to itself',
    before: [table('people_e', { name })],
    after: [table('people_e', { name, chief: to('people_e') })],
    rows: `INSERT INTO people_e (name) VALUES ('ada')`,
    up: ['SELECT name, chief_id FROM people_e', '(ada,)'],
    down: ['SELECT name FROM people_e', '(ada)'],
  },
  {
    name: 'a table gets two references to one other',
    before: two('places_f', 'ways_f', { name }),
    after: two('places_f', 'ways_f', {
      name,
      start: to('places_f', { inverse: 'starting' }),
      end: to('places_f', { inverse: 'ending', onDelete: 'RESTRICT' }),
    }),
    rows: pair('places_f', 'ways_f'),
    up: ['SELECT name, start_id, end_id FROM ways_f', '(ada,,)'],
    down: ['SELECT name FROM ways_f', '(ada)'],
  },
  {
    name: 'a uuid becomes a reference',
    before: two('firms_g', 'workers_g', { name, firm: uuid().column('firm_id') }),
    after: two('firms_g', 'workers_g', { name, firm: to('firms_g') }),
    rows: pair('firms_g', 'workers_g', 'firm_id'),
    up: [joined('firms_g', 'workers_g', 'firm_id'), '(ada,acme)'],
    down: [joined('firms_g', 'workers_g', 'firm_id'), '(ada,acme)'],
  },
  {
    name: 'a reference becomes a uuid',
    before: two('firms_h', 'workers_h', { name, firm: to('firms_h') }),
    after: two('firms_h', 'workers_h', { name, firm: uuid().column('firm_id') }),
    rows: pair('firms_h', 'workers_h', 'firm_id'),
    up: [joined('firms_h', 'workers_h', 'firm_id'), '(ada,acme)'],
    down: [joined('firms_h', 'workers_h', 'firm_id'), '(ada,acme)'],
  },
  {
    name: 'a reference points to another table',
    before: [table('clubs_i', { name }), ...two('firms_i', 'workers_i', { name, of: to('firms_i') })],
    after: [table('clubs_i', { name }), ...two('firms_i', 'workers_i', { name, of: to('clubs_i') })],
    rows: `INSERT INTO clubs_i (name) VALUES ('rowing'); ${pair('firms_i', 'workers_i')}`,
    up: [joined('clubs_i', 'workers_i', 'of_id'), '(ada,)'],
    down: [joined('firms_i', 'workers_i', 'of_id'), '(ada,)'],
  },
];
