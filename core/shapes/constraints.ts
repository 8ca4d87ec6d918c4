/** What each numbered file asks of the database beside its columns, with the names PostgreSQL keeps it under. */
import { deleteRule, type AnyDefinition, type Attribute, type Extension, type FieldSpec } from '../declare';
import type { ModelFile } from '../discover';
import type { ModelEntry, Registry } from '../registry';
import type { CheckShape, EnumShape, ForeignKeyShape, IndexShape } from './constraint_shape';
import { literal, nameOf, quoted } from './identifier';
import { indexesOf, type Asked } from './index_shapes';

/** One file's part of a table: the whole of it, or what an extension adds. */
export interface TablePart {
  readonly entry: ModelEntry;
  readonly file: ModelFile;
  readonly kind: 'table' | 'extension';
  readonly definition: AnyDefinition | Extension<string, object>;
}

export interface Constraints {
  readonly indexes: readonly Asked<IndexShape>[];
  readonly checks: readonly Asked<CheckShape>[];
  readonly foreignKeys: readonly Asked<ForeignKeyShape>[];
  readonly enums: readonly Asked<EnumShape>[];
}

/** Every file's part, in loading order: tables where the models stand, extensions where their files stand. */
export const tableParts = ({ models }: Registry): TablePart[] =>
  models
    .flatMap((entry): TablePart[] => [
      { entry, file: entry.file, kind: 'table', definition: entry.definition },
      ...entry.extensions.map((extension): TablePart => ({ entry, ...extension, kind: 'extension' })),
    ])
    .sort((a, b) => a.file.number - b.file.number);

/** The constraints of one part, those of its fields first. */
export function constraintsOf({ entry, file, definition }: TablePart): Constraints {
  const { table } = entry;
  const attributes = entry.attributes.filter((attribute) => attribute.file === file);
  return {
    indexes: indexesOf(entry, definition, attributes),
    checks: [
      ...attributes.flatMap((attribute) => wordCheck(table, attribute)),
      ...writtenChecks(table, definition.checks),
    ],
    foreignKeys: attributes.flatMap((attribute) => foreignKey(table, attribute)),
    enums: attributes.flatMap((attribute) => {
      const shape = enumOf(table, attribute);
      return shape === undefined ? [] : [{ shape, by: attribute.field, written: false }];
    }),
  };
}

function wordCheck(table: string, { field, column, spec }: Attribute): Asked<CheckShape>[] {
  if (spec.kind !== 'enumeration') return [];
  const values = spec.values ?? [];
  const sql = `${quoted(column)} IN (${values.map(literal).join(', ')})`;
  return [{ shape: { name: nameOf([table, column, 'check']), sql, values }, by: field, written: false }];
}

const writtenChecks = (table: string, checks: Readonly<Record<string, string>>): Asked<CheckShape>[] =>
  Object.entries(checks).map(([name, sql]) => ({
    shape: { name: nameOf([table, name, 'check']), sql, values: undefined },
    by: name,
    written: true,
  }));

function foreignKey(table: string, { field, column, spec }: Attribute): Asked<ForeignKeyShape>[] {
  if (spec.table === undefined) return [];
  const name = nameOf([table, column, 'fkey']);
  return [
    { shape: { name, column, target: spec.table, onDelete: deleteRule(spec) }, by: field, written: false },
  ];
}

const nativeEnum = (spec: FieldSpec): readonly string[] | undefined => {
  const type = spec.sequelize?.type as { key?: string; values?: readonly string[] } | string | undefined;
  return typeof type === 'object' && type.key === 'ENUM' ? type.values : undefined;
};

/** The native type a raw ENUM field needs, where it is one. */
export function enumOf(table: string, { column, spec }: Attribute): EnumShape | undefined {
  const values = spec.kind === 'raw' ? nativeEnum(spec) : undefined;
  return values === undefined ? undefined : { name: nameOf([table, column, 'enum']), values };
}
