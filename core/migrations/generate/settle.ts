/** Puts statements into files and into an order that stands, by running them on the shadow. */
import type { Connection } from '../../create';
import { runAlone, runMeasured, type Cost } from '../shadow';
import type { Statement } from './statement';

export interface Measured extends Statement {
  readonly cost: Cost;
}

/** Statements of one module that become one file. */
export interface Bucket {
  readonly module: string;
  readonly statements: readonly Measured[];
}

export interface Stuck {
  readonly statement: Statement;
  readonly error: Error;
}

interface Owned {
  readonly module: string;
  readonly statements: readonly Statement[];
}

/**
 * Module after module, what fails is put off and tried again once others have run, until nothing moves any more. A
 * module whose statements had to wait for another's gets a second file.
 * @param onFile told after each file, while the shadow is as that file leaves it
 */
export async function settle(
  connection: Connection,
  owned: readonly Owned[],
  onFile: (bucket: Bucket) => Promise<void> = () => Promise.resolve(),
): Promise<readonly Stuck[]> {
  let waiting = owned;
  let stuck: Stuck[] = [];
  for (let moved = true; moved && waiting.length > 0;) {
    moved = false;
    stuck = [];
    const next: Owned[] = [];
    for (const { module, statements } of waiting) {
      const { done, left } = await runWhatRuns(connection, statements);
      if (done.length > 0) await onFile({ module, statements: done });
      moved ||= done.length > 0;
      stuck.push(...left);
      if (left.length > 0) next.push({ module, statements: left.map(({ statement }) => statement) });
    }
    waiting = next;
  }
  return stuck;
}

async function runWhatRuns(
  connection: Connection,
  statements: readonly Statement[],
): Promise<{ readonly done: readonly Measured[]; readonly left: readonly Stuck[] }> {
  const done: Measured[] = [];
  let left: Stuck[] = statements.map((statement) => ({ statement, error: new Error('not tried') }));
  for (let before = -1; left.length > 0 && before !== left.length;) {
    before = left.length;
    const again: Stuck[] = [];
    // On an empty table NOT NULL would pass before its filling has; rows would not.
    const late = new Set<object | undefined>();
    for (const { statement, error: earlier } of left) {
      if (statement.together !== undefined && late.has(statement.together)) {
        again.push({ statement, error: earlier });
        continue;
      }
      try {
        const run = statement.alone === true ? runAlone : runMeasured;
        done.push({ ...statement, cost: await run(connection, statement.sql) });
      } catch (error) {
        again.push({ statement, error: error as Error });
        late.add(statement.together);
      }
    }
    left = again;
  }
  return { done, left };
}
