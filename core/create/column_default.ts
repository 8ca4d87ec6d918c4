/** The default of a column as SQL, written as PostgreSQL writes it back where that is known. */
import type { Attribute, FieldSpec } from '../declare';
import { literal } from '../shapes';

/** Defaults the database gives for rows inserted by hand; the host gives its own to rows it makes. */
const BASE_DEFAULTS: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()',
  createdAt: 'now()',
  updatedAt: 'now()',
};

/** SQL of a field's default; `undefined` where the database has none to give. */
export function columnDefault({ attribute, spec }: Attribute, type: string): string | undefined {
  if (attribute in BASE_DEFAULTS && spec.readOnly === true) return BASE_DEFAULTS[attribute];
  const value = spec.default;
  // The database cannot encrypt: what it would give nobody could read.
  if (value === undefined || value === null || spec.encrypted === true) return undefined;
  if (spec.kind !== 'json' && (typeof value === 'boolean' || typeof value === 'number')) return String(value);
  const text = textOf(value, /^jsonb?$/i.test(type) ? { kind: 'json' } : spec);
  return text === undefined ? undefined : literal(text);
}

/** A value as PostgreSQL reads it for a field; `undefined` for what only Sequelize understands. */
function textOf(value: unknown, spec: FieldSpec): string | undefined {
  if (typeof value === 'function' || isSequelizes(value)) return undefined;
  if (spec.kind === 'json') return jsonText(value);
  if (value instanceof Date) return momentText(value);
  if (Array.isArray(value)) return `{${value.map((item) => itemText(item, spec.item)).join(',')}}`;
  return typeof value === 'object' ? undefined : String(value);
}

/** `Sequelize.literal('now()')` and its like: objects of a class that is neither a date nor a list. */
const isSequelizes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) !== Object.prototype;

/** An element of an array, quoted only where it must be; an array inside another stands as it is. */
function itemText(item: unknown, spec: FieldSpec = { kind: 'text' }): string {
  if (item === null || item === undefined) return 'NULL';
  const text = textOf(item, spec) ?? '';
  if (spec.kind !== 'json' && Array.isArray(item)) return text;
  return text === '' || /["\\{},\s]|^null$/i.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}

/** `2020-01-01 00:00:00+00`, as a database reads a moment back whose time zone is UTC. */
const momentText = (moment: Date): string => {
  const written = moment.toISOString();
  return /^\d{4}-/.test(written) ? written.replace('T', ' ').replace(/\.?0*Z$/, '+00') : written;
};

const jsonText = (value: unknown): string => jsonbText(JSON.parse(JSON.stringify(value)) as unknown);

/** `{"b": 1, "aa": [1, 2]}`: jsonb puts short keys first and a space behind each comma and colon. */
function jsonbText(plain: unknown): string {
  if (Array.isArray(plain)) return `[${plain.map(jsonbText).join(', ')}]`;
  if (typeof plain !== 'object' || plain === null) return JSON.stringify(plain);
  const members = Object.entries(plain as Record<string, unknown>).map(([name, member]) => ({
    name,
    bytes: Buffer.from(name),
    member,
  }));
  const sorted = members.sort((a, b) => a.bytes.length - b.bytes.length || a.bytes.compare(b.bytes));
  return `{${sorted.map(({ name, member }) => `${JSON.stringify(name)}: ${jsonbText(member)}`).join(', ')}}`;
}
