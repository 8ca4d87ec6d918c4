/** From the registry to what each numbered file adds to the database. */
import {
  attributesOf,
  deleteRule,
  type AnyDefinition,
  type Attribute,
  type Extension,
  type Fields,
  type IndexSpec,
} from '../declare';
import type { ModelFile } from '../discover';
import type { ModelEntry, Registry } from '../registry';
import { columnShape, enumOf } from './column_shape';
import { literal, nameOf, quoted } from './identifier';
import type { CheckShape, ForeignKeyShape, IndexShape, TableStep } from './table_shape';

interface Part {
  readonly file: ModelFile;
  readonly kind: TableStep['kind'];
  readonly definition: AnyDefinition | Extension<string, object>;
}

/** Every file's step, in loading order: tables where the models stand, extensions where their files stand. */
export function planTables(registry: Registry): readonly TableStep[] {
  const parts = registry.models.flatMap((entry) => [
    { entry, part: { file: entry.file, kind: 'table', definition: entry.definition } satisfies Part },
    ...entry.extensions.map((extension) => ({
      entry,
      part: { ...extension, kind: 'extension' } satisfies Part,
    })),
  ]);
  return parts
    .sort((a, b) => a.part.file.number - b.part.file.number)
    .map(({ entry, part }) => stepOf(entry, part));
}

function stepOf(entry: ModelEntry, { file, kind, definition }: Part): TableStep {
  const { table } = entry;
  const attributes = attributesOf(definition);
  return Object.freeze({
    file,
    kind,
    table,
    columns: inOrder(attributes).map((attribute) => columnShape(table, attribute)),
    indexes: [
      ...attributes.flatMap((attribute) => ownIndexes(entry, attribute)),
      ...definition.indexes.map((index) => namedIndex(entry, index)),
    ],
    checks: [
      ...attributes.flatMap((attribute) => wordCheck(table, attribute)),
      ...writtenChecks(table, definition.checks),
    ],
    foreignKeys: attributes.flatMap((attribute) => foreignKey(table, attribute)),
    enums: attributes.flatMap((attribute) => enumOf(table, attribute) ?? []),
    extraDdl: definition.extraDdl,
  });
}

/** The key first, as people expect it. */
const inOrder = (attributes: readonly Attribute[]): readonly Attribute[] => [
  ...attributes.filter(({ attribute }) => attribute === 'id'),
  ...attributes.filter(({ attribute }) => attribute !== 'id'),
];

const LIVE = 'deleted_at IS NULL';

function ownIndexes(entry: ModelEntry, { column, spec }: Attribute): IndexShape[] {
  const plain = { parts: [quoted(column)], using: 'btree', verbatim: false };
  if (spec.unique === true) {
    const where = entry.definition.softDelete ? LIVE : undefined;
    return [{ ...plain, name: nameOf([entry.table, column, 'key']), unique: true, where }];
  }
  if (spec.index !== true) return [];
  return [{ ...plain, name: nameOf([entry.table, column, 'idx']), unique: false, where: undefined }];
}

function namedIndex(entry: ModelEntry, index: IndexSpec<Fields>): IndexShape {
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
  return {
    name: index.name ?? nameOf([entry.table, ...columns, ...words, unique ? 'key' : 'idx']),
    unique,
    parts: [...columns.map(quoted), ...expressions.map((expression) => `(${expression})`)],
    where,
    using: index.using ?? 'btree',
    verbatim: expressions.length > 0 || index.where !== undefined,
  };
}

function wordCheck(table: string, { column, spec }: Attribute): CheckShape[] {
  if (spec.kind !== 'enumeration') return [];
  const values = spec.values ?? [];
  const sql = `${quoted(column)} IN (${values.map(literal).join(', ')})`;
  return [{ name: nameOf([table, column, 'check']), sql, values }];
}

const writtenChecks = (table: string, checks: Readonly<Record<string, string>>): CheckShape[] =>
  Object.entries(checks).map(([name, sql]) => ({
    name: nameOf([table, name, 'check']),
    sql,
    values: undefined,
  }));

function foreignKey(table: string, { column, spec }: Attribute): ForeignKeyShape[] {
  if (spec.table === undefined) return [];
  return [{ name: nameOf([table, column, 'fkey']), column, target: spec.table, onDelete: deleteRule(spec) }];
}
