/** Hints and indexes may only name fields that the model has. The compiler says so too; here it holds for any caller. */
import type { AdminHints, Fields, IndexSpec } from '../declare';
import { closest } from '../discover';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import type { Facts } from './facts';

/** One finding for each name that is no field. An extension may also name fields of the model it extends. */
export const unknownFields = (facts: Facts): Finding[] =>
  facts.models.flatMap((model) => {
    const { definition } = model;
    if (definition.kind === 'abstract') return [];
    const base = definition.kind === 'extension' ? facts.related.byName.get(definition.model) : undefined;
    // What an extension of nothing may name is not known; that it extends nothing is a finding of its own.
    if (definition.kind === 'extension' && base === undefined) return [];
    const names = new Set([...Object.keys(definition.fields), ...Object.keys(base?.definition.fields ?? {})]);
    return [...namesIn(definition.admin), ...namesInIndexes(definition.indexes)]
      .filter(([, name]) => !names.has(name))
      .map(([where, name]) => unknown(facts, model, where, name, names));
  });

/** `[['admin.list', 'name'], ...]` */
function namesIn(hints: AdminHints<Fields>): [string, string][] {
  const lists = (['list', 'search', 'filter', 'sums'] as const).flatMap((hint) =>
    (hints[hint] ?? []).map((name): [string, string] => [`admin.${hint}`, name]),
  );
  const groups = Object.entries(hints.groups ?? {}).flatMap(([title, names]) =>
    names.map((name): [string, string] => [`admin.groups '${title}'`, name]),
  );
  const single: [string, string][] = [];
  if (hints.sort !== undefined) single.push(['admin.sort', hints.sort.replace(/^-/, '')]);
  if (hints.title !== undefined) single.push(['admin.title', hints.title]);
  return [...lists, ...groups, ...single];
}

const namesInIndexes = (indexes: readonly IndexSpec<Fields>[]): [string, string][] =>
  indexes.flatMap(({ fields }) => (fields ?? []).map((name): [string, string] => ['indexes', name]));

function unknown(
  facts: Facts,
  model: LoadedModel,
  where: string,
  name: string,
  names: ReadonlySet<string>,
): Finding {
  const meant = names.has(name.replace(/Id$/, '')) ? name.replace(/Id$/, '') : closest(name, names);
  return {
    code: 'MODEL_UNKNOWN_FIELD',
    level: 'error',
    summary: `${where} of ${model.file.module}/${model.file.name} names ${name}, which is no field`,
    at: [facts.placeOfField(model, where.split(/[. ]/)[1] ?? where, name)],
    waysOut: [
      { text: meant === undefined ? `take ${name} out, or add the field` : `did you mean ${meant}?` },
    ],
  };
}
