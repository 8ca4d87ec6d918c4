/**
 * Changes of many records that go on after their request was answered. What is under way is known to this process
 * alone: who stops it in the middle keeps the parts that are done, and the audit log tells which they are.
 */
import { randomUUID } from 'node:crypto';
import { partsOf } from './parts';

export interface Run {
  readonly id: string;
  /** Whose it is. */
  readonly owner: string | null;
  readonly table: string;
  /** `Status set to closed` */
  readonly title: string;
  readonly back: string;
  readonly total: number;
  /** Records that were looked at, and those of them that are otherwise now. */
  done: number;
  changed: number;
  state: 'running' | 'done' | 'stopped';
  /** Why it stopped, in words. */
  reason: string | undefined;
  /** What was left as it was, and why, in words; the first of them. */
  readonly held: string[];
  /** Deletions that can be reversed. */
  readonly undo: Reversible[];
}

/** A deletion into the trash. */
export interface Reversible {
  readonly id: string;
  readonly operation: string;
}

type Asked = Pick<Run, 'owner' | 'table' | 'title' | 'back'>;

/** Does something with some records, and notes on the run what it did not do. */
export type RunPart = (ids: readonly string[], run: Run) => Promise<number>;

export interface BulkRuns {
  /** @param wordsOf what an error says to people */
  begin(
    asked: Asked,
    ids: readonly string[],
    doPart: RunPart,
    wordsOf: (error: unknown) => Promise<string>,
  ): Run;
  of(id: string): Run | undefined;
  /** Resolves when a run has come to its end. */
  ended(id: string): Promise<void>;
  /** Stops each after the part it is at, and resolves then: a server that ends does not wait for thousands of records. */
  settled(): Promise<void>;
}

class Stopped extends Error {}
const STOPPED = 'The server was shut down. Do it once more for the rest.';

/** Runs that are remembered. */
const KEPT = 100;

export function bulkRuns(): BulkRuns {
  const runs = new Map<string, Run>();
  const underWay = new Map<string, Promise<void>>();
  let stopping = false;

  const carryOut = async (
    run: Run,
    ids: readonly string[],
    doPart: RunPart,
    wordsOf: (error: unknown) => Promise<string>,
  ): Promise<void> => {
    try {
      for (const part of partsOf(ids)) {
        if (stopping) throw new Stopped();
        run.changed += await doPart(part, run);
        run.done += part.length;
      }
      run.state = 'done';
    } catch (error) {
      run.reason = error instanceof Stopped ? STOPPED : await wordsOf(error);
      run.state = 'stopped';
    }
  };

  const forget = (): void => {
    for (const [id, { state }] of runs) if (runs.size >= KEPT && state !== 'running') runs.delete(id);
  };

  return {
    begin(asked, ids, doPart, wordsOf) {
      forget();
      const run: Run = {
        ...asked,
        id: randomUUID(),
        total: ids.length,
        done: 0,
        changed: 0,
        state: 'running',
        reason: undefined,
        held: [],
        undo: [],
      };
      runs.set(run.id, run);
      const work = carryOut(run, ids, doPart, wordsOf).finally(() => underWay.delete(run.id));
      underWay.set(run.id, work);
      return run;
    },
    of: (id) => runs.get(id),
    ended: async (id) => underWay.get(id),
    async settled() {
      stopping = true;
      await Promise.all(underWay.values());
      stopping = false;
    },
  };
}
