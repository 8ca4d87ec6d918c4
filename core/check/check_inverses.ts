/** What the other side of a reference calls its rows: a name of its own among fields and other inverses. */
import { inverseName, type AnyField } from '../declare';
import type { Finding, Place } from '../findings';
import type { LoadedModel } from '../load';
import type { OrderEdge } from '../order';
import type { Facts } from './facts';
import { extensionsByModel, isReserved, takenNames } from './row_names';

/** References whose inverse has a name that rows of the target have already: a field, a method, another inverse. */
export function inverseClashes(facts: Facts): Finding[] {
  const taken = new Map<LoadedModel, Map<string, Place>>();
  const extensions = extensionsByModel(facts);
  return facts.related.edges.flatMap((edge) => {
    const inverse = inverseOf(facts, edge);
    if (inverse === undefined || edge.need === undefined) return [];
    const here = facts.placeOfNeed(edge.from, edge.need);
    if (isReserved(inverse)) return [clash(edge, inverse, here, undefined)];
    const names = taken.get(edge.to) ?? takenNames(edge.to, extensions);
    taken.set(edge.to, names);
    const other = names.get(inverse);
    if (other !== undefined) return [clash(edge, inverse, here, other)];
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

const clash = ({ to, need }: OrderEdge, inverse: string, here: Place, other: Place | undefined): Finding => ({
  code: 'MODEL_INVERSE_CLASH',
  level: 'error',
  summary:
    `${need?.field} is called ${inverse} on the side of ${need?.table}, where ` +
    (other === undefined ? 'every row has something of that name' : 'that name is taken'),
  at: [here, ...(other === undefined ? [] : [other])],
  waysOut: [
    { text: `give it a name of its own: ${need?.field}: reference('${need?.table}', { inverse: '...' })` },
    ...(other?.file === to.file.shown
      ? [{ text: `or rename ${other.note ?? 'the field'} in ${to.file.shown}` }]
      : []),
  ],
});
