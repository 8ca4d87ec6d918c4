/** The shape of one field: what a builder of a model file, called, answers. */
import type { FieldKind, FieldSpec } from '../declare';
import {
  anything,
  flag,
  having,
  is,
  isObject,
  isText,
  isTexts,
  misfit,
  number,
  offering,
  oneOf,
  pattern,
  text,
  type Members,
  type Shape,
} from './shape';

const KINDS: Readonly<Record<FieldKind, readonly (keyof FieldSpec)[]>> = {
  string: [],
  text: [],
  integer: [],
  bigint: [],
  decimal: [],
  boolean: [],
  date: [],
  datetime: [],
  uuid: [],
  json: [],
  enumeration: ['values'],
  array: ['item'],
  reference: ['table'],
  raw: ['sequelize'],
};

const isSpec = (value: unknown): value is FieldSpec =>
  isObject(value) && Object.hasOwn(KINDS, String(value['kind']));
const isField = (value: unknown): value is { readonly spec: FieldSpec } =>
  isObject(value) && isSpec(value['spec']);

const SPEC: Members<FieldSpec> = {
  kind: text,
  length: number,
  fixed: flag,
  precision: is((value) => Array.isArray(value) && value.length === 2, 'two numbers', 'decimal(12, 2)'),
  values: is(isTexts, 'a list of texts', "enumeration(['new', 'done'])"),
  item: is(isSpec, 'a field', 'array(string(50))'),
  required: flag,
  default: anything,
  unique: flag,
  index: flag,
  secret: flag,
  hidden: flag,
  readOnly: flag,
  encrypted: flag,
  column: text,
  label: text,
  help: text,
  format: oneOf('email', 'url', 'phone'),
  currency: text,
  min: number,
  max: number,
  pattern,
  schema: is((value) => typeof value === 'function', 'a function', 'json((z) => z.object({ ... }))'),
  table: is(isText, 'a text', "reference('customers')"),
  onDelete: oneOf('CASCADE', 'SET NULL', 'RESTRICT'),
  inverse: text,
  author: oneOf('creator', 'editor'),
  sequelize: is(isObject, 'an object', "raw({ type: 'INET' })"),
};

const spec = offering(SPEC);
const needed = new Map(
  Object.entries(KINDS).map(([kind, members]) => [
    kind,
    having(Object.fromEntries(members.map((member) => [member, SPEC[member]]))),
  ]),
);

/** Called builders are fields; builders themselves and plain objects are the common mistakes. */
export function field(value: unknown): ReturnType<Shape> {
  if (!isField(value)) {
    const example = typeof value === 'function' ? `${value.name || 'string'}()` : 'string(50)';
    return misfit(value, 'a field', example);
  }
  const misfits = needed.get(value.spec.kind)?.(value.spec) ?? [];
  return misfits.length > 0 ? misfits : spec(value.spec);
}
