/** What the other side of a reference calls its rows: a name of its own among fields and other inverses. */
import { inverseName, type AnyField } from '../declare';
import type { Finding, Place } from '../findings';
import type { LoadedModel } from '../load';
import type { OrderEdge } from '../order';
import type { Facts } from './facts';

/** References whose inverse has the name of a field of the target, or of another inverse there. */
export function inverseClashes(facts: Facts): Finding[] {
  const taken = new Map<LoadedModel, Map<string, Place>>();
  const extensions = extensionsByModel(facts.models);
  return facts.related.edges.flatMap((edge) => {
    const inverse = inverseOf(facts, edge);
    if (inverse === undefined || edge.need === undefined) return [];
    const names = taken.get(edge.to) ?? fieldsOf(edge.to, extensions);
    taken.set(edge.to, names);
    const here = facts.placeOfNeed;
    const other = names.get(inverse);
    if (other !== undefined) return [clash(edge, inverse, here(edge.from, edge.need), other)];
    names.set(inverse, { file: edge.from.file.shown, note: `${edge.need.field} -> ${edge.need.table}` });
    return [];
  });
}

/** The inverse's name; `undefined` for extensions, which have none. */
function inverseOf(facts: Facts, { from, need }: OrderEdge): string | undefined {
  if (need === undefined || from.definition.kind === 'abstract') return undefined;
  const { spec } = (from.definition.fields as Record<string, AnyField>)[need.field] as AnyField;
  if (spec.table === undefined) return undefined;
  const holder = from.definition.kind === 'model' ? from : facts.related.byName.get(from.definition.model);
  const table = holder?.definition.kind === 'model' ? holder.definition.table : undefined;
  return table && inverseName(table, need.field, spec.inverse);
}

/** Names that a model's rows have by fields, those of its extensions too. */
function fieldsOf(
  target: LoadedModel,
  extensions: ReadonlyMap<string, readonly LoadedModel[]>,
): Map<string, Place> {
  const name = target.definition.kind === 'model' ? target.definition.name : '';
  const names = new Map<string, Place>();
  for (const { file, definition } of [target, ...(extensions.get(name) ?? [])])
    for (const [field, { spec }] of Object.entries(definition.fields as Record<string, AnyField>)) {
      const place = { file: file.shown, note: field };
      names.set(field, place);
      if (spec.kind === 'reference') names.set(`${field}Id`, place);
      if (spec.currency !== undefined) names.set(`${field}Currency`, place);
    }
  return names;
}

/** Model name -> its extensions. */
function extensionsByModel(models: readonly LoadedModel[]): Map<string, LoadedModel[]> {
  const byModel = new Map<string, LoadedModel[]>();
  for (const model of models) {
    if (model.definition.kind !== 'extension') continue;
    const known = byModel.get(model.definition.model);
    if (known === undefined) byModel.set(model.definition.model, [model]);
    else known.push(model);
  }
  return byModel;
}

const clash = ({ to, need }: OrderEdge, inverse: string, here: Place, other: Place): Finding => ({
  code: 'MODEL_INVERSE_CLASH',
  level: 'error',
  summary: `${need?.field} is called ${inverse} on the side of ${need?.table}, where that name is taken`,
  at: [here, other],
  waysOut: [
    { text: `give it a name of its own: ${need?.field}: reference('${need?.table}', { inverse: '...' })` },
    ...(other.file === to.file.shown
      ? [{ text: `or rename ${other.note ?? 'the field'} in ${to.file.shown}` }]
      : []),
  ],
});
