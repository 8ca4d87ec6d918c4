/** Lets models announce `<table>:created` and its like, and `records:changed`, from within the transaction of the change. */
import type { Model, ModelStatic } from 'sequelize';
import type { Models } from '../declare';
import type { Registry } from '../registry';
import type { HostHooks } from './create_hooks';
import { dependantsIn } from './dependants';
import { CHANGES } from './known_events';
import { RECORDS_CHANGED } from './tell_records';
import { watchOf } from './watch';
import { watchInserts } from './watch_inserts';
import { watchRow } from './watch_row';
import { watchRows } from './watch_rows';

/**
 * Binds models to the listeners there are. A model nobody listens to stays as it is and pays nothing.
 *
 * A listened write runs in the caller's transaction, else in one of its own; a listener that fails takes it back. Told
 * are all writes through the model: `save`, `create`, `update`, `destroy`, `restore`, `increment`, `bulkCreate`,
 * `upsert`. Of writes with `hooks: false`, and of rows that the database itself removes or clears by a foreign key's
 * rule, only `records:changed` is told. Raw SQL is not told.
 */
export function bindModelEvents(models: Models, registry: Registry, hooks: HostHooks): void {
  const byName = models as unknown as Readonly<Record<string, ModelStatic<Model>>>;
  const dependants = hooks.listensTo(RECORDS_CHANGED) ? dependantsIn(byName, registry) : undefined;
  for (const entry of registry.models) {
    const model = byName[entry.name];
    if (model?.sequelize === undefined) continue;
    const records = dependants !== undefined && entry.definition.audit;
    const isTold = CHANGES.some((change) => hooks.listensTo(`${entry.table}:${change}`));
    if (!isTold && !records && dependants?.matter(entry.table) !== true) continue;
    const watch = watchOf({ model, entry, sequelize: model.sequelize, hooks, records, dependants });
    watchRow(watch);
    watchRows(watch);
    watchInserts(watch);
  }
}
