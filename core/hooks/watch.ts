/** A model whose changes are told: what the writes of one row and of many rows have in common. */
import type { Model, ModelStatic, Sequelize, Transaction } from 'sequelize';
import type { HostHooks } from './create_hooks';
import type { ModelChange, PlainRow } from './model_change';
import { behindSavepoint, inTransaction } from './transaction_at_hand';

export interface Outcome<T> {
  readonly answer: T;
  readonly changes: readonly ModelChange[];
}

export interface Watch {
  readonly model: ModelStatic<Model>;
  /** Runs a write and tells its changes, all in one transaction: fails one, nothing has happened. */
  during<T>(
    given: Transaction | null | undefined,
    write: (transaction: Transaction) => Promise<Outcome<T>>,
  ): Promise<T>;
}

/** Watches one table for listeners to `<table>:created` and its like. */
export function watchOf(
  model: ModelStatic<Model>,
  table: string,
  sequelize: Sequelize,
  hooks: HostHooks,
): Watch {
  return {
    model,
    during: (given, write) =>
      inTransaction(sequelize, given, async (transaction) => {
        const { answer, changes } = await write(transaction);
        for (const { change, row, before } of changes) {
          const payload = { row: Object.freeze(row), before: Object.freeze(before), transaction };
          await hooks.tell(`${table}:${change}`, payload, (work) =>
            behindSavepoint(sequelize, transaction, work),
          );
        }
        return answer;
      }),
  };
}

/** The stored attributes of a row as plain data; what was not read is left out, and so are joined rows. */
export function plainRow(row: Model, valueOf = (name: string): unknown => row.get(name)): PlainRow {
  const names = Object.keys((row.constructor as ModelStatic<Model>).getAttributes());
  return Object.fromEntries(
    names.map((name) => [name, valueOf(name)] as const).filter(([, value]) => value !== undefined),
  );
}
