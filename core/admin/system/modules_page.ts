/** What `views/admin/modules.ejs` draws: the modules in loading order. */
import { isError, type Finding } from '../../findings';
import type { ModelEntry } from '../../registry';
import type { Admin } from '../context';
import { byRange, rangeText } from '../frame';
import { hueOf } from '../diagram';
import { sentence } from '../../describe';

export interface ModulesView {
  /** Names of modules the host runs without, and what was found about them. */
  readonly left: readonly string[];
  readonly findings: readonly Finding[];
  readonly rows: readonly {
    readonly name: string;
    readonly title: string;
    readonly folder: string;
    readonly hue: number;
    readonly range: string;
    readonly numbers: readonly { readonly number: number; readonly to: string }[];
    readonly parts: string;
    readonly milliseconds: string;
  }[];
}

export function modulesView({ registry, ranges, findings, left, titles }: Admin): ModulesView {
  const order = byRange(registry.models, ranges).map(({ range }) => range);
  const byModule = new Map<string, ModelEntry[]>();
  for (const entry of registry.models) {
    const own = byModule.get(entry.module);
    if (own === undefined) byModule.set(entry.module, [entry]);
    else own.push(entry);
  }
  const rows = registry.modules.map((module) => {
    const models = byModule.get(module.name) ?? [];
    const range = models[0] === undefined ? undefined : byRange(models.slice(0, 1), ranges)[0]?.range;
    const { parts } = module;
    const has = [
      parts.view !== undefined && 'pages',
      parts.hook !== undefined && 'hooks',
      parts.events !== undefined && 'events',
      parts.templates !== undefined && 'templates',
      parts.static !== undefined && 'static files',
      parts.seeds.length > 0 && 'seeds',
      parts.migrations.length > 0 && 'migrations',
    ].filter((part) => part !== false);
    return {
      name: `${module.context}/${module.name}`,
      title: titles.get(module.name) ?? sentence(module.name),
      folder: module.shown,
      hue: range === undefined ? 0 : hueOf(order.indexOf(range)),
      range: rangeText(range),
      numbers: models.map((entry) => ({
        number: entry.number,
        to: `/admin/system/models?model=${entry.name}`,
      })),
      parts: has.join(', '),
      milliseconds: `${models.reduce((sum, entry) => sum + entry.loadTime, 0).toFixed(1)} ms`,
    };
  });
  return { left, findings: findings.filter(isError), rows };
}
