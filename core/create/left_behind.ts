/** Tables of the host whose module is switched off or gone: only the mark on them says whose they are. */
import type { ModuleFolder } from '../discover';
import type { Finding, WayOut } from '../findings';
import type { Registry } from '../registry';
import { readCatalog, type Catalog, type FoundTable } from './catalog';
import type { Connection } from './connection';
import { planTables } from './plan_tables';
import type { TableStep } from './table_shape';

const moduleIn = (place: string): string => place.split('/').at(-1) ?? '';

/** What is known of such a table: its name, and where its module was. */
function stepOf({ table, place = '' }: FoundTable): TableStep {
  const shown = `modules/${place}`;
  const file = { number: 0, name: table, file: '', place, shown, module: moduleIn(place) };
  const columns = { columns: [], indexes: [], checks: [], foreignKeys: [], enums: [] };
  const nothing = { ...columns, databaseExtensions: [], extraDdl: [] };
  return { file, kind: 'table', table, ...nothing };
}

/** @param module a module's name; all when undefined */
export const isOfModule = (place: string, module: string | undefined): boolean =>
  module === undefined || moduleIn(place) === module;

/**
 * @param declared tables that models of the project declare
 * @param module a module's name; all when undefined
 */
export const leftBehind = (
  catalog: Catalog,
  declared: ReadonlySet<string>,
  module?: string,
): readonly TableStep[] =>
  [...catalog.values()]
    .filter(({ table, owned, place = '' }) => owned && !declared.has(table) && isOfModule(place, module))
    .map(stepOf);

/**
 * What is left of modules that are gone, and of models that are, one finding for each module. Tables of a module that
 * is switched off wait for it.
 * @param modules all that were found, switched on or not
 */
export async function findLeftBehind(
  connection: Connection,
  registry: Registry,
  modules: readonly Pick<ModuleFolder, 'name' | 'enabled'>[],
): Promise<Finding[]> {
  const declared = new Set(planTables(registry).map(({ table }) => table));
  const left = leftBehind(await readCatalog(connection), declared);
  const places = [...new Set(left.map(({ file }) => file.place))].sort();
  return places.flatMap((place) => {
    const module = modules.find(({ name }) => name === moduleIn(place));
    if (module?.enabled === false) return [];
    const tables = left.filter(({ file }) => file.place === place).map(({ table }) => table);
    return [leftOf(place, tables, module === undefined)];
  });
}

function leftOf(place: string, tables: readonly string[], isGone: boolean): Finding {
  const names = tables.join(', ');
  const module = moduleIn(place);
  const ways: WayOut[] = isGone
    ? [
        { text: `put the module back into modules/${place}` },
        { command: `menu-cli cleanup ${module}`, text: 'drops them with every row in them' },
      ]
    : [
        { text: 'declare them again in a model' },
        { text: `drop them by hand: cleanup ${module} would take the other tables of the module along` },
      ];
  return {
    code: 'SCHEMA_LEFT_BEHIND',
    level: 'warning',
    summary: isGone
      ? `${names} in the database ${tables.length === 1 ? 'is' : 'are'} of the module ${module}, which is gone`
      : `${names} in the database ${tables.length === 1 ? 'is' : 'are'} of the module ${module}, where no model declares ${tables.length === 1 ? 'it' : 'them'}`,
    at: [{ file: `modules/${place}`, note: names }],
    waysOut: ways,
  };
}
