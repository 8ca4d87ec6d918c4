/** The loading order as one value, from which the text, the JSON and the graphs are made. */
import type { ModelFile } from '../discover';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import { isWithin, rangeOf, type NumberRange } from '../numbering';
import { relate, type OrderEdge, type Related } from './relate';

/** What one foreign key (or extension) needs, and whether the order holds for it. */
export interface PreviewNeed {
  /** The field; `undefined` for the model that an extension extends. */
  readonly field: string | undefined;
  readonly table: string;
  /** The number of the model that has the table; `undefined` when none has. */
  readonly number: number | undefined;
  /** `own` is a reference of a model to its own table. `downhill` and `own` are fine. */
  readonly verdict: 'downhill' | 'own' | 'uphill' | 'missing';
}

export interface PreviewLine {
  readonly number: number;
  /** `admin/customers/300_customer_model.ts` */
  readonly place: string;
  readonly module: string;
  /** `file`: nothing but its name is known. */
  readonly kind: 'model' | 'extension' | 'abstract' | 'file';
  /** Model name, or the name of the model that is extended. */
  readonly model: string | undefined;
  readonly table: string | undefined;
  readonly needs: readonly PreviewNeed[];
}

/** Lines under a range's title. `range` is `undefined` for numbers that lie in none. */
export interface PreviewGroup {
  readonly range: NumberRange | undefined;
  readonly lines: readonly PreviewLine[];
}

export interface Preview {
  readonly groups: readonly PreviewGroup[];
  readonly findings: readonly Finding[];
  /** References are foreign keys and extensions together; `wrong` are those that are not downhill. */
  readonly totals: { readonly files: number; readonly references: number; readonly wrong: number };
  /** False when only names were looked at. */
  readonly proven: boolean;
}

export interface PreviewInput {
  /** Every loaded file, in loading order. */
  readonly models: readonly LoadedModel[];
  readonly findings: readonly Finding[];
  readonly ranges: readonly NumberRange[];
  /** Places of the files to show; default: all. */
  readonly places?: ReadonlySet<string>;
}

/** The proven order, with the verdict on every reference. */
export function previewOrder({ models, findings, ranges, places }: PreviewInput): Preview {
  const needs = needsByFile(relate(models));
  const shown = places === undefined ? models : models.filter(({ file }) => places.has(file.place));
  const lines = shown.map((model) => lineOf(model, needs.get(model) ?? []));
  const all = lines.flatMap((line) => line.needs);
  const wrong = all.filter(({ verdict }) => verdict === 'uphill' || verdict === 'missing').length;
  return {
    groups: grouped(lines, ranges),
    findings,
    totals: { files: lines.length, references: all.length, wrong },
    proven: true,
  };
}

/** The order by names alone: nothing is loaded and nothing is proven. */
export function previewNames(
  files: readonly ModelFile[],
  ranges: readonly NumberRange[],
  findings: readonly Finding[] = [],
): Preview {
  const lines = files.map(({ number, place, module }): PreviewLine => {
    return { number, place, module, kind: 'file', model: undefined, table: undefined, needs: [] };
  });
  return {
    groups: grouped(lines, ranges),
    findings,
    totals: { files: lines.length, references: 0, wrong: 0 },
    proven: false,
  };
}

function needsByFile({ edges, unknownTables, unknownModels }: Related): Map<LoadedModel, PreviewNeed[]> {
  const byFile = new Map<LoadedModel, PreviewNeed[]>();
  const add = (from: LoadedModel, need: PreviewNeed): void => {
    const known = byFile.get(from);
    if (known === undefined) byFile.set(from, [need]);
    else known.push(need);
  };
  for (const edge of edges) add(edge.from, needOf(edge));
  for (const { from, need } of unknownTables)
    add(from, { field: need.field, table: need.table, number: undefined, verdict: 'missing' });
  for (const from of unknownModels) {
    const name = from.definition.kind === 'extension' ? from.definition.model : '';
    add(from, { field: undefined, table: name, number: undefined, verdict: 'missing' });
  }
  return byFile;
}

function needOf({ from, to, need }: OrderEdge): PreviewNeed {
  const table = to.definition.kind === 'model' ? to.definition.table : to.file.name;
  const verdict = from === to ? 'own' : to.file.number < from.file.number ? 'downhill' : 'uphill';
  return { field: need?.field, table, number: to.file.number, verdict };
}

function lineOf({ file, definition }: LoadedModel, needs: readonly PreviewNeed[]): PreviewLine {
  return {
    number: file.number,
    place: file.place,
    module: file.module,
    kind: definition.kind,
    model: definition.kind === 'extension' ? definition.model : definition.name,
    table: definition.kind === 'model' ? definition.table : undefined,
    needs,
  };
}

function grouped(lines: readonly PreviewLine[], ranges: readonly NumberRange[]): PreviewGroup[] {
  const groups: { range: NumberRange | undefined; lines: PreviewLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const isSame = last?.range !== undefined && isWithin(line.number, last.range);
    const range = isSame ? last.range : rangeOf(line.number, ranges);
    if (last !== undefined && last.range === range) last.lines.push(line);
    else groups.push({ range, lines: [line] });
  }
  return groups;
}
