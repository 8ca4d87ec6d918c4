import type { Context } from '../discover';
import type { PlannedModel } from './planned_model';

/** Everything the files of a new module are written from. */
export interface ModuleDraft {
  readonly name: string;
  readonly context: Context;
  /** For people. */
  readonly title: string;
  readonly range: readonly [from: number, to: number];
  /** In loading order; the first one is what the module's page is about. */
  readonly models: readonly [PlannedModel, ...PlannedModel[]];
}

/** Where the host mounts the module's own pages. */
export const mountOf = ({ name, context }: Pick<ModuleDraft, 'name' | 'context'>): string =>
  context === 'admin' ? `/admin/${name}` : `/${name}`;

/** What the module's own page is called: not like the generated list of its first model, which stands beside it. */
export const pageTitle = ({ title }: Pick<ModuleDraft, 'title'>): string => `${title} overview`;

/** Where the generated list of a table is: table names carry hyphens in addresses. */
export const generatedList = (module: string, table: string): string =>
  `/admin/${module}/${table.replaceAll('_', '-')}`;

/** Modules that the references lead to, each once, sorted. */
export const neededModules = ({ name, models }: Pick<ModuleDraft, 'name' | 'models'>): string[] => {
  const modules = models.flatMap(({ targets }) => [...targets.values()].map(({ module }) => module));
  return [...new Set(modules)].filter((module) => module !== name).sort();
};
