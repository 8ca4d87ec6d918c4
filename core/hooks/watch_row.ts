/** Changes of one row: `save` (and with it `create` and `update`), `destroy` and `restore`. */
import type { Model, ModelStatic, Transaction } from 'sequelize';
import { changeOf } from './model_change';
import { plainRow, type Watch } from './watch';

interface RowOptions {
  readonly hooks?: boolean;
  readonly force?: boolean;
  readonly transaction?: Transaction | null;
}
type RowMethod = (this: Model, options?: RowOptions) => Promise<unknown>;

const isReallyDeleted = (row: Model, options: RowOptions): boolean =>
  options.force === true || (row.constructor as ModelStatic<Model>).options.paranoid !== true;

function telling(watch: Watch, original: RowMethod, isDestroy: boolean): RowMethod {
  return function (options = {}) {
    // This is how Sequelize calls `save` from within `destroy` and `restore`, which tell the news themselves.
    if (options.hooks === false) return original.call(this, options);
    return watch.during(options.transaction, async (transaction) => {
      const was = this.isNewRecord ? undefined : plainRow(this, (name) => this.previous(name as never));
      const answer = await original.call(this, { ...options, transaction });
      const is = isDestroy && isReallyDeleted(this, options) ? undefined : plainRow(this);
      const change = changeOf(was, is);
      return { answer, changes: change === undefined ? [] : [change] };
    });
  };
}

/** Lets the three writes of one row tell their change, in the transaction they run in. */
export function watchRow(watch: Watch): void {
  const prototype = watch.model.prototype as unknown as Record<'save' | 'destroy' | 'restore', RowMethod>;
  for (const name of ['save', 'destroy', 'restore'] as const) {
    const value = telling(watch, prototype[name], name === 'destroy');
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  }
}
