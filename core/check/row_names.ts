/** What rows of a model have by its declaration: names of fields, keys and currencies, and of methods. */
import { BASE_FIELD_NAMES, type AnyField } from '../declare';
import type { Place } from '../findings';
import type { LoadedModel } from '../load';
import type { Facts } from './facts';
import { ROW_WORDS } from './row_words';

const RESERVED: ReadonlySet<string> = new Set([...ROW_WORDS, ...BASE_FIELD_NAMES]);

/** Whether every row has something of this name, whatever its model declares. */
export const isReserved = (name: string): boolean => RESERVED.has(name);

/** Names that fields give to rows of a model, those of its extensions too, with the file that gives them. */
export function fieldNames(
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

/** The same with the names of methods. */
export function takenNames(
  target: LoadedModel,
  extensions: ReadonlyMap<string, readonly LoadedModel[]>,
): Map<string, Place> {
  const names = fieldNames(target, extensions);
  const { definition } = target;
  for (const method of Object.keys(definition.kind === 'model' ? definition.methods : {}))
    if (!names.has(method)) names.set(method, { file: target.file.shown, note: method });
  return names;
}

/** Model name -> its extensions. */
export function extensionsByModel({ models }: Facts): Map<string, LoadedModel[]> {
  const byModel = new Map<string, LoadedModel[]>();
  for (const model of models) {
    if (model.definition.kind !== 'extension') continue;
    const known = byModel.get(model.definition.model);
    if (known === undefined) byModel.set(model.definition.model, [model]);
    else known.push(model);
  }
  return byModel;
}
