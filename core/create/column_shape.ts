/** The PostgreSQL form of a field. */
import type { ModelAttributeColumnOptions } from 'sequelize';
import { enumerationLength, type Attribute, type FieldKind, type FieldSpec } from '../declare';
import { enumOf, quoted } from '../shapes';
import { columnDefault } from './column_default';
import type { ColumnShape } from './table_shape';

const TYPES: { readonly [K in Exclude<FieldKind, 'raw'>]: (spec: FieldSpec) => string } = {
  string: (spec) => `character${spec.fixed === true ? '' : ' varying'}(${spec.length ?? 255})`,
  text: () => 'text',
  integer: () => 'integer',
  bigint: () => 'bigint',
  decimal: (spec) => `numeric(${(spec.precision ?? [14, 2]).join(',')})`,
  boolean: () => 'boolean',
  date: () => 'date',
  datetime: () => 'timestamp with time zone',
  uuid: () => 'uuid',
  json: () => 'jsonb',
  enumeration: (spec) => `character varying(${enumerationLength(spec)})`,
  // PostgreSQL knows arrays of any depth under one name.
  array: (spec) => `${typeOf(spec.item ?? { kind: 'text' }).replace(/\[\]$/, '')}[]`,
  reference: () => 'uuid',
};

/** What a raw field's Sequelize type says in PostgreSQL; asked of Sequelize, which is loaded only for it. */
function rawType(options: ModelAttributeColumnOptions | undefined): string {
  const type: unknown = options?.type ?? 'text';
  if (typeof type === 'string') return type;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only projects with raw fields pay for it
  const { Sequelize } = require('sequelize') as typeof import('sequelize');
  const dialect = new Sequelize({ dialect: 'postgres', logging: false }) as unknown as {
    normalizeDataType(type: unknown): { toSql(): string };
  };
  return dialect.normalizeDataType(type).toSql();
}

const typeOf = (spec: FieldSpec): string =>
  spec.kind === 'raw' ? rawType(spec.sequelize) : TYPES[spec.kind](spec);

/** One stored column as PostgreSQL keeps it. */
export function columnShape(table: string, attribute: Attribute): ColumnShape {
  const { column, spec } = attribute;
  const native = enumOf(table, attribute);
  const type = spec.encrypted === true ? 'text' : native === undefined ? typeOf(spec) : quoted(native.name);
  return {
    name: column,
    type,
    notNull: spec.required === true || spec.sequelize?.allowNull === false,
    default: columnDefault(attribute, type),
    verbatim: spec.kind === 'raw',
  };
}
