/** A model whose changes are told: what the writes of one row and of many rows have in common. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Model, ModelStatic, Sequelize, Transaction } from 'sequelize';
import type { ModelEntry } from '../registry';
import type { HostHooks } from './create_hooks';
import type { Dependants, Fallen } from './dependants';
import type { ModelChange } from './model_change';
import { recordTeller } from './tell_records';
import { behindSavepoint, inTransaction } from './transaction_at_hand';

export interface Outcome<T> {
  readonly answer: T;
  readonly changes: readonly ModelChange[];
  /** What became of rows of other models. */
  readonly fallen?: readonly Fallen[];
}

export interface WatchedOptions {
  /** Nothing is changed that anybody would want to know: a text that is stored anew, when something was last used. */
  readonly untold?: boolean;
  readonly hooks?: boolean;
  readonly transaction?: Transaction | null;
}

export interface Watch {
  readonly model: ModelStatic<Model>;
  /** Runs a write and tells its changes, all in one transaction: fails one, nothing has happened. */
  during<T>(options: WatchedOptions, write: (transaction: Transaction) => Promise<Outcome<T>>): Promise<T>;
  /** Whether nothing is told of a write with these options. */
  isUntold(options: WatchedOptions): boolean;
  /** What happens to others once these rows are really deleted. */
  fallen(ids: readonly unknown[], transaction: Transaction): Promise<readonly Fallen[]>;
}

export interface Watched {
  readonly model: ModelStatic<Model>;
  readonly entry: ModelEntry;
  readonly sequelize: Sequelize;
  readonly hooks: HostHooks;
  /** Whether changes are told as `records:changed`. */
  readonly records: boolean;
  readonly dependants: Dependants | undefined;
}

/** The model whose write is running here: Sequelize makes one write out of another, with `hooks: false`. */
const writing = new AsyncLocalStorage<ModelStatic<Model>>();

/** Watches one table for listeners to `<table>:created` and its like, and to `records:changed`. */
export function watchOf({ model, entry, sequelize, hooks, records, dependants }: Watched): Watch {
  const tellRecords = records ? recordTeller(entry, hooks, sequelize) : undefined;
  const tellEach = async (changes: readonly ModelChange[], transaction: Transaction): Promise<void> => {
    for (const { change, row, before } of changes) {
      const payload = { row: Object.freeze(row), before: Object.freeze(before), transaction };
      await hooks.tell(`${entry.table}:${change}`, payload, (work) =>
        behindSavepoint(sequelize, transaction, work),
      );
    }
  };
  return {
    model,
    isUntold: ({ hooks: asked, untold }) =>
      untold === true || (asked === false && (tellRecords === undefined || writing.getStore() === model)),
    during: ({ hooks: asked, transaction: given }, write) =>
      inTransaction(sequelize, given, async (transaction) => {
        const { answer, changes, fallen = [] } = await writing.run(model, () => write(transaction));
        await tellRecords?.(changes, transaction);
        for (const one of fallen) await recordTeller(one.entry, hooks, sequelize)(one.changes, transaction);
        if (asked !== false) await tellEach(changes, transaction);
        return answer;
      }),
    fallen: (ids, transaction) => dependants?.of(entry.table, ids, transaction) ?? Promise.resolve([]),
  };
}
