/** What `views/admin/models.ejs` draws: the loading order, the diagram, one model looked at closely. */
import type { Finding } from '../../findings';
import type { ModelEntry } from '../../registry';
import type { Admin } from '../context';
import { counted } from '../../describe';
import { drawDiagram, graphOf, hueOf, type DiagramStore } from '../diagram';
import { byRange, rangeText } from '../frame';
import type { RowCounts } from '../record';
import { inspected, type Inspected } from './inspector';
import { isUphill, modelAddress, needsOf, pageAddress, type Named } from './needs';

interface Line {
  readonly number: number;
  readonly name: string;
  readonly to: string;
  readonly milliseconds: string;
  readonly file: string;
  readonly needs: readonly Named[];
  readonly hurt: boolean;
}

export interface ModelsView {
  readonly stats: readonly { readonly value: string; readonly words: string; readonly bad: boolean }[];
  readonly findings: readonly Finding[];
  readonly groups: readonly {
    readonly hue: number;
    readonly range: string;
    readonly title: string;
    readonly to: string | undefined;
    readonly lines: readonly Line[];
  }[];
  readonly diagram: { readonly state: 'ready' | 'drawing' | 'failed'; readonly svg: string };
  /** Drawn in its own size, not scaled into its pane; and the address of the other. */
  readonly full: boolean;
  readonly resized: string;
  readonly scope: string;
  /** This page. */
  readonly address: string;
  readonly chosen: Inspected | undefined;
}

/** With more models than this the diagram shows the chosen one and its neighbours, or one range. */
const DRAWN_AT_ONCE = 90;
/** And the list unfolds one range at a time. */
const LISTED_AT_ONCE = 300;

export function modelsView(
  admin: Admin,
  store: DiagramStore,
  counts: RowCounts,
  chosen: ModelEntry | undefined,
  full: boolean,
): ModelsView {
  const { registry, ranges } = admin;
  const hues = new Map(
    byRange(registry.models, ranges).flatMap(({ members }, index) =>
      members.map((entry) => [entry.name, hueOf(index)]),
    ),
  );
  const drawn = drawnModels(admin, chosen);
  const graph = graphOf(drawn, ranges);
  const diagram = store.of(graph);
  const folded = registry.models.length > LISTED_AT_ONCE;
  return {
    stats: statsOf(admin),
    findings: admin.findings,
    groups: byRange(registry.models, ranges).map(({ range, members }) => {
      const open = !folded || (chosen !== undefined && members.includes(chosen));
      return {
        hue: hues.get(members[0]?.name ?? '') ?? 0,
        range: rangeText(range),
        title: range?.title ?? 'Own numbers',
        to: open ? undefined : modelAddress(members[0]?.name ?? ''),
        lines: open ? members.map((entry) => lineOf(admin, entry)) : [],
      };
    }),
    diagram:
      diagram.state === 'ready'
        ? {
            state: 'ready',
            svg: drawDiagram(graph, diagram.placed, chosen?.name, (model) => pageAddress(model, full)),
          }
        : { state: diagram.state, svg: '' },
    scope:
      drawn.length === registry.models.length
        ? ''
        : `${drawn.length} of ${counted(registry.models.length, 'model')}`,
    full,
    resized: pageAddress(chosen?.name, !full),
    address: pageAddress(chosen?.name, full),
    chosen: chosen === undefined ? undefined : inspected(admin, counts, chosen, hues.get(chosen.name) ?? 0),
  };
}

function drawnModels({ registry, ranges }: Admin, chosen: ModelEntry | undefined): readonly ModelEntry[] {
  if (registry.models.length <= DRAWN_AT_ONCE) return registry.models;
  const first = chosen === undefined ? byRange(registry.models, ranges)[0]?.members : undefined;
  if (first !== undefined) return first.slice(0, DRAWN_AT_ONCE);
  const near = new Set([
    chosen?.name,
    ...(chosen?.references.map((edge) => edge.targetModel) ?? []),
    ...(chosen?.inverses.map((edge) => edge.model) ?? []),
  ]);
  return registry.models.filter(({ name }) => near.has(name)).slice(0, DRAWN_AT_ONCE);
}

function statsOf(admin: Admin): ModelsView['stats'] {
  const { models, modules } = admin.registry;
  const edges = models.flatMap((entry) => entry.references);
  const uphill = edges.filter((edge) => isUphill(admin, edge)).length;
  const time = Math.round(models.reduce((sum, entry) => sum + entry.loadTime, 0));
  const stat = (value: number, words: string, bad = false): ModelsView['stats'][number] => ({
    value: value.toLocaleString('en'),
    words,
    bad,
  });
  return [
    stat(modules.length, modules.length === 1 ? 'module' : 'modules'),
    stat(models.length, `models loaded in ${time} ms`),
    stat(
      edges.length,
      `references, ${edges.length - uphill === edges.length ? 'all' : edges.length - uphill} downhill`,
    ),
    stat(uphill, 'against the order', uphill > 0),
    stat(
      admin.findings.length,
      admin.findings.length === 1 ? 'finding' : 'findings',
      admin.findings.some(({ level }) => level === 'error'),
    ),
  ];
}

function lineOf(admin: Admin, entry: ModelEntry): Line {
  const needs = needsOf(admin, entry);
  return {
    number: entry.number,
    name: entry.name,
    to: modelAddress(entry.name),
    milliseconds: `${entry.loadTime.toFixed(1)} ms`,
    file: entry.file.shown.slice(entry.file.shown.lastIndexOf('/') + 1),
    needs,
    hurt: needs.some(({ uphill }) => uphill),
  };
}
