/** Lets models announce `<table>:created`, `:updated` and `:deleted` from within the transaction of the change. */
import type { Model, ModelStatic } from 'sequelize';
import type { Models } from '../declare';
import type { Registry } from '../registry';
import type { HostHooks } from './create_hooks';
import { CHANGES } from './known_events';
import { watchOf } from './watch';
import { watchInserts } from './watch_inserts';
import { watchRow } from './watch_row';
import { watchRows } from './watch_rows';

/**
 * Binds models to the listeners there are. A model nobody listens to stays as it is and pays nothing.
 *
 * A listened write runs in the caller's transaction, else in one of its own; a listener that fails takes it back. Told
 * are all writes through the model: `save`, `create`, `update`, `destroy`, `restore`, `increment`, `bulkCreate`,
 * `upsert`. Not told are writes with `hooks: false`, raw SQL, and rows that the database itself removes or clears by
 * a foreign key's rule.
 */
export function bindModelEvents(models: Models, registry: Registry, hooks: HostHooks): void {
  const byName = models as unknown as Readonly<Record<string, ModelStatic<Model>>>;
  for (const { name, table } of registry.models) {
    const model = byName[name];
    if (model?.sequelize === undefined) continue;
    if (!CHANGES.some((change) => hooks.listensTo(`${table}:${change}`))) continue;
    const watch = watchOf(model, table, model.sequelize, hooks);
    watchRow(watch);
    watchRows(watch);
    watchInserts(watch);
  }
}
