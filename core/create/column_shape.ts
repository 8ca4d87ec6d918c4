/** The PostgreSQL form of a field. */
import type { ModelAttributeColumnOptions } from 'sequelize';
import { enumerationLength, type Attribute, type FieldKind, type FieldSpec } from '../declare';
import { enumOf, literal, quoted } from '../shapes';
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
  array: (spec) => `${typeOf(spec.item ?? { kind: 'text' })}[]`,
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

/** Defaults the database gives for rows inserted by hand; the host gives its own to rows it makes. */
const BASE_DEFAULTS: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()',
  createdAt: 'now()',
  updatedAt: 'now()',
};

/** As PostgreSQL writes an element back: quoted only where it must be. */
const arrayItem = (item: string): string =>
  item === '' || /["\\{},\s]|^null$/i.test(item) ? `"${item.replace(/["\\]/g, '\\$&')}"` : item;

function defaultOf({ attribute, spec }: Attribute): string | undefined {
  if (attribute in BASE_DEFAULTS && spec.readOnly === true) return BASE_DEFAULTS[attribute];
  const value = spec.default;
  if (value === undefined || value === null || typeof value === 'function') return undefined;
  if (spec.kind === 'json') return literal(JSON.stringify(value));
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof Date) return literal(value.toISOString());
  if (Array.isArray(value)) return literal(`{${value.map((item) => arrayItem(String(item))).join(',')}}`);
  return typeof value === 'string' ? literal(value) : undefined;
}

/** One stored column as PostgreSQL keeps it. */
export function columnShape(table: string, attribute: Attribute): ColumnShape {
  const { column, spec } = attribute;
  const native = enumOf(table, attribute);
  return {
    name: column,
    type: native === undefined ? typeOf(spec) : quoted(native.name),
    notNull: spec.required === true || spec.sequelize?.allowNull === false,
    default: defaultOf(attribute),
    verbatim: spec.kind === 'raw',
  };
}
