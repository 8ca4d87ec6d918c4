/** Holds what is wanted against what is found. Arithmetic on values; what only the database can judge is left open. */
import type { Catalog, FoundTable } from './catalog';
import { verdicts, type Difference } from './compare_parts';
import { partsOf, partsThere } from './step_parts';
import type { TableStep } from './table_shape';

export type StepState = 'missing' | 'there' | 'differs' | 'foreign';

export interface Comparison {
  readonly step: TableStep;
  readonly state: StepState;
  readonly differences: readonly Difference[];
  /** Some of the differences are about SQL that somebody wrote: only the database can tell whether its meaning differs. */
  readonly open: boolean;
}

/** What the table has that no file speaks of. Columns only: an index somebody added by hand is theirs to keep. */
function strangers(step: TableStep, steps: readonly TableStep[], found: FoundTable): Difference[] {
  if (step.kind === 'extension') return [];
  const known = new Set(steps.flatMap(({ columns }) => columns.map(({ name }) => name)));
  return found.columns
    .filter(({ name }) => !known.has(name))
    .map(({ name, type }) => ({ about: name, found: type, wanted: 'no column' }));
}

/** An extension of which no part is there. One that declares no part is left alone. */
const isMissing = (step: TableStep, found: FoundTable): boolean =>
  step.kind === 'extension' && partsOf(step).length > 0 && partsThere(step, found).length === 0;

function compareStep(
  step: TableStep,
  ofTable: readonly TableStep[],
  found: FoundTable | undefined,
): Comparison {
  const nothing = { step, differences: [], open: false };
  if (found === undefined) return { ...nothing, state: 'missing' };
  if (step.kind === 'table' && !found.owned) return { ...nothing, state: 'foreign' };
  if (isMissing(step, found)) return { ...nothing, state: 'missing' };
  const inParts = verdicts(step, found);
  const differences = [...inParts, ...strangers(step, ofTable, found)];
  const open = inParts.some((verdict) => verdict.open === true);
  return { step, state: differences.length === 0 ? 'there' : 'differs', differences, open };
}

/**
 * Compares every step with the database.
 * @param all every step of the project, so that columns of extensions outside the chosen ones are not strangers
 */
export function compareSchema(
  steps: readonly TableStep[],
  catalog: Catalog,
  all: readonly TableStep[] = steps,
): readonly Comparison[] {
  const byTable = new Map<string, TableStep[]>();
  for (const step of all) byTable.set(step.table, [...(byTable.get(step.table) ?? []), step]);
  return steps.map((step) => compareStep(step, byTable.get(step.table) ?? [step], catalog.get(step.table)));
}
