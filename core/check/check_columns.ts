/** One model, several files: a column belongs to one of them. */
import { attributesOf, type Attribute } from '../declare';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import type { Facts } from './facts';

/** Extensions that add a column or a name on rows which the model or an extension before them has. */
export function columnClashes(facts: Facts): Finding[] {
  const owners = new Map<string, Map<string, LoadedModel>>();
  return facts.models.flatMap((model) => {
    const { definition } = model;
    if (definition.kind !== 'extension') return [];
    const base = facts.related.byName.get(definition.model);
    if (base === undefined || base.definition.kind !== 'model') return [];
    const known =
      owners.get(definition.model) ??
      claim(new Map<string, LoadedModel>(), base, attributesOf(base.definition));
    owners.set(definition.model, known);
    const own = attributesOf(definition);
    const clashes = own.flatMap((attribute) => {
      const key = keysOf(attribute).find((one) => known.has(one));
      const other = key === undefined ? undefined : known.get(key);
      return key === undefined || other === undefined
        ? []
        : [clash(facts, model, attribute, `${definition.model} has ${key}`, other)];
    });
    claim(known, model, own);
    return clashes;
  });
}

/** A reference has two names on a row: its own, which brings the other row, and that of the key. */
const keysOf = ({ field, attribute, column }: Attribute): string[] => [
  `a column ${column}`,
  `the name ${field} on its rows`,
  `the name ${attribute} on its rows`,
];

/** The first to have a column owns it. */
function claim(
  known: Map<string, LoadedModel>,
  owner: LoadedModel,
  attributes: readonly Attribute[],
): Map<string, LoadedModel> {
  for (const key of attributes.flatMap(keysOf)) if (!known.has(key)) known.set(key, owner);
  return known;
}

const clash = (
  facts: Facts,
  model: LoadedModel,
  { field }: Attribute,
  has: string,
  other: LoadedModel,
): Finding => ({
  code: 'EXTENSION_CLASH',
  level: 'error',
  summary: `${has} already, which ${model.file.module}/${model.file.name} adds again`,
  at: [facts.placeOfField(model, field, field), facts.placeOfField(other, field, field)],
  waysOut: [{ text: `give ${field} another name in ${model.file.shown}` }],
});
