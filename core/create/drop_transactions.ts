/** SQL of a cleanup: what goes, in an order in which it can go. */
import { quoted } from '../shapes';
import { dropExtras, type ExtraObject } from './extra_objects';
import type { TableStep } from './table_shape';

const dropStep = ({ kind, table, columns, checks, indexes, enums }: TableStep): string[] => [
  ...(kind === 'table'
    ? [`DROP TABLE ${quoted(table)}`]
    : [
        ...indexes.map(({ name }) => `DROP INDEX IF EXISTS ${quoted(name)}`),
        ...checks.map(({ name }) => `ALTER TABLE ${quoted(table)} DROP CONSTRAINT IF EXISTS ${quoted(name)}`),
        ...columns.map(({ name }) => `ALTER TABLE ${quoted(table)} DROP COLUMN IF EXISTS ${quoted(name)}`),
      ]),
  ...enums.map(({ name }) => `DROP TYPE IF EXISTS ${quoted(name)}`),
];

/**
 * What is left behind goes first, with the first of the rest: it may point into what follows. What extra DDL made goes
 * before all where it needs a table, and after all where a table needs it.
 */
export function dropTransactions(
  left: readonly TableStep[],
  batches: readonly (readonly TableStep[])[],
  extras: readonly ExtraObject[],
  alongside: readonly string[],
): string[] {
  const drop = (strict: boolean): string[] => (extras.length === 0 ? [] : [dropExtras(extras, strict)]);
  const first = [...drop(false), ...(left.length === 0 ? [] : [dropTogether(left)])];
  const runs = batches.length === 0 && first.length > 0 ? [[]] : batches;
  return runs.map((batch, at) => {
    const last = at === runs.length - 1 ? [...alongside, ...drop(true)] : [];
    const statements = [...(at === 0 ? first : []), ...batch.flatMap(dropStep), ...last];
    return `${['BEGIN', ...statements, 'COMMIT'].join(';\n')};\n`;
  });
}

/** They may point to each other in any order: no model says which comes first. */
const dropTogether = (steps: readonly TableStep[]): string =>
  `DROP TABLE ${steps.map(({ table }) => quoted(table)).join(', ')}`;
