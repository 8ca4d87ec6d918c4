/** What an extension adds to a table, by name, held against what the table has. */
import type { FoundTable } from './catalog';
import type { TableStep } from './table_shape';

/** One part: `column team`, `index people_team_idx`, `constraint people_team_named_check` */
type Part = string;

/** Everything a step declares. */
export const partsOf = ({ columns, indexes, checks, foreignKeys }: TableStep): Part[] => [
  ...columns.map(({ name }) => `column ${name}`),
  ...indexes.map(({ name }) => `index ${name}`),
  ...[...checks, ...foreignKeys].map(({ name }) => `constraint ${name}`),
];

/** Those of a step's parts that a table has. */
export function partsThere(step: TableStep, { columns, indexes, constraints }: FoundTable): Part[] {
  const found = new Set([
    ...columns.map(({ name }) => `column ${name}`),
    ...indexes.map(({ name }) => `index ${name}`),
    ...constraints.map(({ name }) => `constraint ${name}`),
  ]);
  return partsOf(step).filter((part) => found.has(part));
}
