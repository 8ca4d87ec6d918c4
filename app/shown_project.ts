/** What views are told of the project: modules and tables by the words people know them under. */
import type { AdminArea } from '../core/admin';
import type { ShownProject } from '../core/declare';
import { homeRange } from '../core/numbering';
import type { Project } from '../core/project';
import { installed } from './installed';

/** @param area what the generated pages call each table, and the menu */
export function shownProject(
  project: Project,
  { pages, menu }: Pick<AdminArea, 'pages' | 'menu'>,
): ShownProject {
  const { modules, discovered } = project;
  const titles = new Map(installed(project).map(({ name, title }) => [name, title]));
  return {
    modules: modules.map(({ folder, manifest }) => {
      const home = homeRange(folder.models, discovered.ranges);
      const [from, to] = manifest.range ?? [home?.from, home?.to];
      return {
        name: folder.name,
        title: titles.get(folder.name) ?? folder.name,
        range: from === undefined || to === undefined ? '' : `${from}–${to}`,
      };
    }),
    tables: pages.map(({ table, number, module, plural, path }) => ({
      table,
      number,
      module,
      title: plural,
      to: path,
    })),
    menu: menu.contributed,
  };
}
