/** The indexes one file asks for: those of its fields, and those it writes down. */
import type { AnyDefinition, Attribute, Extension, Fields, IndexSpec } from '../declare';
import type { ModelEntry } from '../registry';
import type { IndexShape } from './constraint_shape';
import { nameOf, quoted } from './identifier';

/** What is wanted, and the field or member of the file that asks for it. */
export interface Asked<S> {
  readonly shape: S;
  readonly by: string;
  /** Somebody wrote it down; otherwise the field brings it. */
  readonly written: boolean;
}

const LIVE = 'deleted_at IS NULL';

/** An index that is written down stands for the same one that a field brings by itself. */
export function indexesOf(
  entry: ModelEntry,
  { indexes }: AnyDefinition | Extension<string, object>,
  attributes: readonly Attribute[],
): Asked<IndexShape>[] {
  const written = indexes.map((index) => ({
    shape: writtenIndex(entry, index),
    by: 'indexes',
    written: true,
  }));
  const own = attributes.flatMap((attribute) => ownIndex(entry, attribute));
  const isWritten = (one: IndexShape): boolean => written.some(({ shape }) => isSame(shape, one));
  return [...own.filter(({ shape }) => !isWritten(shape)), ...written];
}

const isSame = (one: IndexShape, other: IndexShape): boolean =>
  one.unique === other.unique &&
  one.using === other.using &&
  one.where === other.where &&
  one.parts.join() === other.parts.join();

function ownIndex(entry: ModelEntry, { field, column, spec }: Attribute): Asked<IndexShape>[] {
  const plain = { parts: [quoted(column)], using: 'btree', verbatim: false };
  if (spec.unique === true) {
    const where = entry.definition.softDelete ? LIVE : undefined;
    const shape = { ...plain, name: nameOf([entry.table, column, 'key']), unique: true, where };
    return [{ shape, by: field, written: false }];
  }
  if (spec.index !== true) return [];
  const shape = { ...plain, name: nameOf([entry.table, column, 'idx']), unique: false, where: undefined };
  return [{ shape, by: field, written: false }];
}

function writtenIndex(entry: ModelEntry, index: IndexSpec<Fields>): IndexShape {
  const columnOf = (field: string): string => {
    const found = entry.attributes.find((attribute) => attribute.field === field);
    return found?.column ?? field;
  };
  const columns = (index.fields ?? []).map(columnOf);
  const expressions = index.expressions ?? [];
  const unique = index.unique === true;
  const words = expressions.map((expression) => expression.replace(/\W+/g, '_').replace(/^_|_$/g, ''));
  const live = unique && entry.definition.softDelete ? LIVE : undefined;
  const where =
    index.where !== undefined && live !== undefined ? `(${index.where}) AND ${live}` : (index.where ?? live);
  const by = index.operatorClass === undefined ? '' : ` ${index.operatorClass}`;
  return {
    name: index.name ?? nameOf([entry.table, ...columns, ...words, unique ? 'key' : 'idx']),
    unique,
    parts: [...columns.map(quoted), ...expressions.map((expression) => `(${expression})`)].map(
      (part) => part + by,
    ),
    where,
    using: index.using ?? 'btree',
    verbatim: expressions.length > 0 || by !== '' || index.where !== undefined,
  };
}
