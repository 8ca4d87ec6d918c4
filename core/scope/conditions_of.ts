/** The reader of conditions of one host. */
import type { Model, ModelStatic } from 'sequelize';
import type { Conditions } from '../declare';
import { describeModel, type AdminPage } from '../describe';
import type { Registry } from '../registry';
import { conditionReader } from './condition_reader';

/**
 * Tables are described when they are first asked about: most runs ask about none.
 * @param models bound models by name
 */
export function conditionsOf({ models: entries }: Pick<Registry, 'models'>, models: object): Conditions {
  const byTable = new Map(entries.map((entry) => [entry.table, entry]));
  const bound = models as Readonly<Record<string, ModelStatic<Model>>>;
  const pages = new Map<string, AdminPage>();
  return conditionReader({
    pageOf(table) {
      const entry = byTable.get(table);
      if (entry === undefined) return undefined;
      const page = pages.get(table) ?? describeModel(entry);
      pages.set(table, page);
      return page;
    },
    modelOf({ model }) {
      const found = bound[model];
      if (found === undefined) throw new Error(`the model ${model} is not bound to a database`);
      return found;
    },
  });
}
