/** The shape of what a model file exports: one table for each kind, in the words of `shape.ts`. */
import type {
  AbstractDefinition,
  ActionSpec,
  AdminHints,
  AnyDefinition,
  ColumnRules,
  Extension,
  Fields,
  IndexSpec,
} from '../declare';
import { field } from './field_shape';
import {
  all,
  anything,
  flag,
  having,
  is,
  isObject,
  isText,
  listOf,
  method,
  offering,
  oneOf,
  optional,
  record,
  text,
  texts,
  type Members,
  type Shape,
} from './shape';

const ACTION: Members<ActionSpec<object>> = {
  label: text,
  permission: text,
  question: text,
  when: method,
  run: method,
};

const HINTS: Members<AdminHints<Fields>> = {
  list: texts,
  search: texts,
  filter: texts,
  sums: texts,
  sort: text,
  title: text,
  label: text,
  plural: text,
  sensitive: flag,
  groups: record(texts),
  actions: record(all(having({ label: text, run: method }), offering(ACTION))),
};

const INDEX: Members<IndexSpec<Fields>> = {
  fields: texts,
  expressions: texts,
  unique: flag,
  name: text,
  where: text,
  operatorClass: text,
  using: oneOf('btree', 'gin', 'gist', 'hash', 'brin', 'hnsw', 'ivfflat'),
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
  databaseExtensions: texts,
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
  audit: flag,
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
