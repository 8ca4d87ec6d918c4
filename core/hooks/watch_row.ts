/** Changes of one row: `save` (and with it `create` and `update`), `destroy` and `restore`. */
import type { Model, ModelStatic } from 'sequelize';
import { changeOf } from './model_change';
import { plainRow } from './read_rows';
import type { Watch, WatchedOptions } from './watch';

interface RowOptions extends WatchedOptions {
  readonly force?: boolean;
}
type RowMethod = (this: Model, options?: RowOptions) => Promise<unknown>;

const isReallyDeleted = (row: Model, options: RowOptions): boolean =>
  options.force === true || (row.constructor as ModelStatic<Model>).options.paranoid !== true;

function telling(watch: Watch, original: RowMethod, isDestroy: boolean): RowMethod {
  return function (options = {}) {
    // This is how Sequelize calls `save` from within `destroy` and `restore`, which tell the news themselves.
    if (watch.isUntold(options)) return original.call(this, options);
    return watch.during(options, async (transaction) => {
      const was = this.isNewRecord ? undefined : plainRow(this, (name) => this.previous(name as never));
      const goes = isDestroy && isReallyDeleted(this, options);
      const fallen = goes ? await watch.fallen([this.get('id')], transaction) : [];
      const answer = await original.call(this, { ...options, transaction });
      const change = changeOf(was, goes ? undefined : plainRow(this));
      return { answer, changes: change === undefined ? [] : [change], fallen };
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
