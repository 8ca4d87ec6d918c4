/**
 * Changes that nothing can take back without making values up: their files have no way back, and say so. What an
 * expression made of a value cannot be turned round, and what a row must point to cannot be invented.
 */
import { date, integer, string, uncheckedReference } from '../../../../core/declare';
import { asksCast, asksColumn, one, table, type Case } from './case';

const name = string(40).required();
const owner = uncheckedReference('owners').required();

type OneWay = Omit<Case, 'down'>;

export const oneWay: readonly OneWay[] = [
  {
    name: 'integer becomes date, between which there is no cast',
    ...one('dated', { day: integer() }, { day: date() }),
    rows: `INSERT INTO dated (day) VALUES (20260102)`,
    up: [`SELECT to_char(day, 'DD.MM.YYYY') AS day FROM dated`, '(02.01.2026)'],
    asks: [asksCast('dated.day', 'integer', 'date')],
    answers: { fill: [`dated.day=to_date(day::text, 'YYYYMMDD')`] },
  },
  {
    name: 'a required reference is dropped',
    before: [table('owners', { name }), table('dogs', { name, owner })],
    after: [table('owners', { name }), table('dogs', { name })],
    rows: `INSERT INTO owners (name) VALUES ('ada');
      INSERT INTO dogs (name, owner_id) SELECT 'rex', id FROM owners`,
    up: ['SELECT name FROM dogs', '(rex)'],
    asks: [asksColumn('dogs.owner_id')],
    answers: { accepted: ['dogs.owner_id'] },
  },
];
