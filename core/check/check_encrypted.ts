/**
 * What is encrypted cannot be looked for. Of queries the compiler says so; of hints and indexes it could, at the cost of a
 * third more work for every model file.
 */
import type { AnyField, FieldKind } from '../declare';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import type { Facts } from './facts';

const KINDS: ReadonlySet<FieldKind> = new Set(['string', 'text', 'json']);

/** One finding for each place that speaks of an encrypted field as if the database could read it. */
export const lookedForEncrypted = (facts: Facts): Finding[] =>
  facts.models.flatMap((model) => {
    const { definition } = model;
    if (definition.kind === 'abstract') return [];
    const base = definition.kind === 'extension' ? facts.related.byName.get(definition.model) : undefined;
    const own = definition.fields as Record<string, AnyField>;
    const all = { ...(base?.definition.fields as Record<string, AnyField> | undefined), ...own };
    const isEncrypted = (field: string): boolean => all[field]?.spec.encrypted === true;
    const inFields = Object.entries(own).flatMap(([field, { spec }]) => {
      if (spec.encrypted !== true) return [];
      if (!KINDS.has(spec.kind))
        return [finding(facts, model, field, `cannot be: it is no text and no json`)];
      if (spec.unique === true) return [finding(facts, model, field, 'cannot be unique')];
      return spec.index === true ? [finding(facts, model, field, 'cannot have an index')] : [];
    });
    const inHints = namesIn(model)
      .filter(([, field]) => isEncrypted(field))
      .map(([where, field]) => finding(facts, model, field, `cannot stand in ${where}`));
    return [...inFields, ...inHints];
  });

function namesIn({ definition }: LoadedModel): [where: string, field: string][] {
  if (definition.kind === 'abstract') return [];
  const { admin, indexes } = definition;
  const single = [
    ['admin.sort', admin.sort?.replace(/^-/, '')],
    ['admin.title', admin.title],
  ] as const;
  return [
    ...(['search', 'filter'] as const).flatMap((hint) =>
      (admin[hint] ?? []).map((field): [string, string] => [`admin.${hint}`, field]),
    ),
    ...single.flatMap(([where, field]): [string, string][] => (field === undefined ? [] : [[where, field]])),
    ...indexes.flatMap(({ fields = [] }) => fields.map((field): [string, string] => ['indexes', field])),
  ];
}

const finding = (facts: Facts, model: LoadedModel, field: string, sentence: string): Finding => ({
  code: 'MODEL_ENCRYPTED',
  level: 'error',
  summary: `${field} of ${model.file.module}/${model.file.name} is encrypted and ${sentence}`,
  at: [facts.placeOfField(model, field, field)],
  waysOut: [
    { text: `take ${field} out there: no two of its values are written alike, so nobody can look for one` },
    { text: 'take the word encrypted out' },
  ],
});
