/** A table with a name and with what SQL adds to it. */
import { string } from '../../../../core/declare';
import { one, type Case } from './case';

export const name = string(40).required();

/** The table before and after. */
export const extra = (
  called: string,
  before: readonly string[],
  after: readonly string[],
  fields = { name },
): Pick<Case, 'before' | 'after'> =>
  one(called, [fields, { extraDdl: before }], [fields, { extraDdl: after }]);

/** What cannot touch its rows. */
export const kept = (table: string): Pick<Case, 'rows' | 'up' | 'down'> => ({
  rows: `INSERT INTO ${table} (name) VALUES ('Ada')`,
  up: [`SELECT name FROM ${table}`, '(Ada)'],
  down: [`SELECT name FROM ${table}`, '(Ada)'],
});
