/**
 * Changes of many rows by one statement: static `update`, `destroy`, `restore` and `increment`. Sequelize does not say
 * which rows a statement touched, so they are read and locked before, and read again after.
 */
import type { FindOptions, Model, ModelStatic, Transaction } from 'sequelize';
import { changesOf, type PlainRow } from './model_change';
import { plainRow, type Watch } from './watch';

interface ManyOptions extends Pick<FindOptions, 'where' | 'limit' | 'order' | 'paranoid'> {
  readonly hooks?: boolean;
  readonly force?: boolean;
  readonly transaction?: Transaction | null;
}
type ManyMethod = (this: ModelStatic<Model>, ...args: unknown[]) => Promise<unknown>;

/** Which argument holds the options, and whether rows in the trash are meant as well. */
const WRITES = {
  update: { at: 1, seesTrash: (options: ManyOptions) => options.paranoid === false },
  increment: { at: 1, seesTrash: () => true },
  destroy: { at: 0, seesTrash: (options: ManyOptions) => options.force === true },
  restore: { at: 0, seesTrash: () => true },
} as const;

/** Rows as plain data, read in a transaction past scopes and find hooks. */
export async function readRows(
  model: ModelStatic<Model>,
  query: FindOptions,
  transaction: Transaction,
): Promise<PlainRow[]> {
  const rows = await model.findAll({ ...query, transaction, hooks: false } as FindOptions);
  return rows.map((row) => plainRow(row));
}

export const withIds = (ids: readonly unknown[]): FindOptions => ({
  where: { id: ids },
  paranoid: false,
});

function telling(
  watch: Watch,
  original: ManyMethod,
  { at, seesTrash }: (typeof WRITES)['update'],
): ManyMethod {
  return function (...args) {
    const options = (args[at] ?? {}) as ManyOptions;
    if (options.hooks === false) return original.apply(this, args);
    return watch.during(options.transaction, async (transaction) => {
      const touched = {
        ...(options.where !== undefined && { where: options.where }),
        ...(options.limit !== undefined && { limit: options.limit }),
        ...(options.order !== undefined && { order: options.order }),
        paranoid: !seesTrash(options),
        lock: transaction.LOCK.UPDATE,
      };
      const was = await readRows(this, touched, transaction);
      const answer = await original.apply(this, args.toSpliced(at, 1, { ...options, transaction }));
      const is = await readRows(this.unscoped(), withIds(was.map((row) => row.id)), transaction);
      return { answer, changes: changesOf(was, is) };
    });
  };
}

/** Lets statements over many rows tell the change of each row, in the transaction they run in. */
export function watchRows(watch: Watch): void {
  const model = watch.model as unknown as Record<keyof typeof WRITES, ManyMethod>;
  for (const name of ['update', 'increment', 'destroy', 'restore'] as const) {
    const value = telling(watch, model[name], WRITES[name] as (typeof WRITES)['update']);
    Object.defineProperty(model, name, { value, configurable: true, writable: true });
  }
}
