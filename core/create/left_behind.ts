/** Tables of the host whose module is switched off or gone: only the mark on them says whose they are. */
import type { Catalog, FoundTable } from './catalog';
import type { TableStep } from './table_shape';

const moduleIn = (place: string): string => place.split('/').at(-1) ?? '';

/** What is known of such a table: its name, and where its module was. */
function stepOf({ table, place = '' }: FoundTable): TableStep {
  const shown = `modules/${place}`;
  const file = { number: 0, name: table, file: '', place, shown, module: moduleIn(place) };
  const nothing = { columns: [], indexes: [], checks: [], foreignKeys: [], enums: [], extraDdl: [] };
  return { file, kind: 'table', table, ...nothing };
}

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
    .filter(({ table, owned, place = '' }) => {
      const isAsked = module === undefined || moduleIn(place) === module;
      return owned && !declared.has(table) && isAsked;
    })
    .map(stepOf);
