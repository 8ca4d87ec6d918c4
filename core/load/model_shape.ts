/** The shape of what a model file exports: one table for each kind, in the words of `shape.ts`. */
import type {
  AbstractDefinition,
  AdminHints,
  AnyDefinition,
  ColumnRules,
  Extension,
  FieldKind,
  Fields,
  FieldSpec,
  IndexSpec,
} from '../declare';
import {
  all,
  anything,
  flag,
  having,
  is,
  isObject,
  isText,
  isTexts,
  listOf,
  method,
  misfit,
  number,
  offering,
  oneOf,
  optional,
  pattern,
  record,
  text,
  texts,
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
function field(value: unknown): ReturnType<Shape> {
  if (!isField(value)) {
    const example = typeof value === 'function' ? `${value.name || 'string'}()` : 'string(50)';
    return misfit(value, 'a field', example);
  }
  const misfits = needed.get(value.spec.kind)?.(value.spec) ?? [];
  return misfits.length > 0 ? misfits : spec(value.spec);
}

const HINTS: Members<AdminHints<Fields>> = {
  list: texts,
  search: texts,
  filter: texts,
  sort: text,
  title: text,
  label: text,
  plural: text,
  groups: record(texts),
};

const INDEX: Members<IndexSpec<Fields>> = {
  fields: texts,
  expressions: texts,
  unique: flag,
  name: text,
  where: text,
  using: oneOf('btree', 'gin', 'gist', 'hash', 'brin'),
};

const isIndexOfSomething: Shape = (value) => {
  const { fields = [], expressions = [] } = value as { fields?: unknown[]; expressions?: unknown[] };
  return fields.length + expressions.length > 0
    ? []
    : [{ path: [], problem: 'must name fields or expressions', example: "{ fields: ['name'] }" }];
};

const RULES: Members<ColumnRules<Fields>> = {
  indexes: listOf(all(offering(INDEX), isIndexOfSomething)),
  checks: record(text),
  extraDdl: texts,
};

/** What a model and an extension have alike. */
const COMMON = {
  kind: anything,
  fields: record(field),
  admin: offering(HINTS),
  hooks: record(method),
  validate: optional(method),
  ...RULES,
};

const MODEL: Members<AnyDefinition> = {
  ...COMMON,
  name: text,
  table: is(isText, 'a text', "table: 'customers'"),
  methods: record(method),
  softDelete: flag,
};
const EXTENSION: Members<Extension<string, object>> = { ...COMMON, model: text };
const ABSTRACT: Members<AbstractDefinition> = { kind: anything, name: text, fields: record(field) };

const DECLARED = { model: MODEL, extension: EXTENSION, abstract: ABSTRACT };
type Kind = keyof typeof DECLARED;
const SHAPES: Readonly<Record<Kind, Shape>> = {
  model: having(MODEL),
  extension: having(EXTENSION),
  abstract: having(ABSTRACT),
};

export type Declared = AnyDefinition | Extension<string, object> | AbstractDefinition;

/** Whether a value was made by `defineModel` and the like, sound or not: those fill in every member. */
export const isDeclared = (value: unknown): value is Declared =>
  isObject(value) &&
  Object.hasOwn(DECLARED, String(value['kind'])) &&
  Object.keys(DECLARED[value['kind'] as Kind]).every((member) => member in value);

export const declaredShape: Shape = (value) => SHAPES[(value as Declared).kind](value);
