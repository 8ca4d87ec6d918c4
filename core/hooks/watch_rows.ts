/**
 * Changes of many rows by one statement: static `update`, `destroy`, `restore` and `increment`. Sequelize does not say
 * which rows a statement touched, so they are read and locked before, and read again after.
 */
import type { FindOptions, Model, ModelStatic } from 'sequelize';
import { changesOf } from './model_change';
import { readRows, withIds } from './read_rows';
import type { Watch, WatchedOptions } from './watch';

interface ManyOptions extends WatchedOptions, Pick<FindOptions, 'where' | 'limit' | 'order' | 'paranoid'> {
  readonly force?: boolean;
}
type ManyMethod = (this: ModelStatic<Model>, ...args: unknown[]) => Promise<unknown>;

/** Which argument holds the options, and whether rows in the trash are meant as well. */
const WRITES = {
  update: { at: 1, seesTrash: (options: ManyOptions) => options.paranoid === false },
  increment: { at: 1, seesTrash: () => true },
  destroy: { at: 0, seesTrash: (options: ManyOptions) => options.force === true },
  restore: { at: 0, seesTrash: () => true },
} as const;

/** Rows in the trash are there still; without a trash, or by force, they go. */
const isReallyDeleted = (model: ModelStatic<Model>, options: ManyOptions): boolean =>
  options.force === true || model.options.paranoid !== true;

function telling(
  watch: Watch,
  original: ManyMethod,
  { at, seesTrash }: (typeof WRITES)['update'],
  deletes: boolean,
): ManyMethod {
  return function (...args) {
    const options = (args[at] ?? {}) as ManyOptions;
    if (watch.isUntold(options)) return original.apply(this, args);
    return watch.during(options, async (transaction) => {
      const touched = {
        ...(options.where !== undefined && { where: options.where }),
        ...(options.limit !== undefined && { limit: options.limit }),
        ...(options.order !== undefined && { order: options.order }),
        paranoid: !seesTrash(options),
        lock: transaction.LOCK.UPDATE,
      };
      const was = await readRows(this, touched, transaction);
      const ids = was.map((row) => row.id);
      const goes = deletes && isReallyDeleted(this, options);
      const fallen = goes ? await watch.fallen(ids, transaction) : [];
      const answer = await original.apply(this, args.toSpliced(at, 1, { ...options, transaction }));
      const is = await readRows(this.unscoped(), withIds(ids), transaction);
      return { answer, changes: changesOf(was, is), fallen };
    });
  };
}

/** Lets statements over many rows tell the change of each row, in the transaction they run in. */
export function watchRows(watch: Watch): void {
  const model = watch.model as unknown as Record<keyof typeof WRITES, ManyMethod>;
  for (const name of ['update', 'increment', 'destroy', 'restore'] as const) {
    const value = telling(watch, model[name], WRITES[name] as (typeof WRITES)['update'], name === 'destroy');
    Object.defineProperty(model, name, { value, configurable: true, writable: true });
  }
}
