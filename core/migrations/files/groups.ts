/** Cuts the steps of a migration into what is carried out at once. */
import { isTransactional, type DataStep, type MigrationStep } from '../../declare';

/** Steps of one transaction, or one step whose statements stand by themselves. */
export interface Group {
  readonly transaction: boolean;
  readonly steps: readonly MigrationStep[];
  /** Steps of the migration that are done once this group is. */
  readonly end: number;
}

/** Neighbours that share a transaction are one group; whatever was done before is left out. */
export function groupsOf(steps: readonly MigrationStep[], done: number): Group[] {
  const groups: Group[] = [];
  steps.forEach((step, index) => {
    if (index < done) return;
    const transaction = isTransactional(step);
    const last = groups.at(-1);
    if (transaction && last?.transaction === true)
      groups[groups.length - 1] = { transaction, steps: [...last.steps, step], end: index + 1 };
    else groups.push({ transaction, steps: [step], end: index + 1 });
  });
  return groups;
}

export const isData = (step: MigrationStep): step is DataStep => 'run' in step;
