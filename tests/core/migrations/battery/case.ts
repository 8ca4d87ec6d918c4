/** One model change of the battery: models before and after, rows that exist, and what must become of them. */
import {
  defineModel,
  pascal,
  type AnyDefinition,
  type ColumnRules,
  type Extension,
  type Fields,
} from '../../../../core/declare';
import type { AnswerWords } from '../../../../core/migrations';

type Declared = AnyDefinition | Extension<string, object>;
/** A model of the module `shop`, or of another that is named. */
export type Placed = Declared | readonly [definition: Declared, module: string];

/** A query and the rows it gives, as PostgreSQL writes rows, sorted: `(ada,1) (bob,)`. */
export type Look = readonly [sql: string, rows: string];

export interface Case {
  /** A sentence; stands in the table of docs/migrations.md. */
  readonly name: string;
  /** In loading order. */
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
  /** Views and functions the case makes besides tables. */
  readonly others?: readonly string[];
  /** SQL that puts rows into the tables as they are before. */
  readonly rows: string;
  /** What there is after the change. */
  readonly up: Look;
  /** What there is after it was taken back; the same query is asked before the change, too. */
  readonly down: Look;
  /** What is asked, and what is answered. */
  readonly asks?: readonly string[];
  readonly answers?: AnswerWords;
  /** Modules whose files must do it, in their order. Default: `shop` alone. */
  readonly owners?: readonly string[];
  /** A pattern that the SQL upwards must have: where more than one way leads there. */
  readonly by?: RegExp;
}

type Rules = ColumnRules<Fields> & { readonly softDelete?: boolean };

/** A model named after its table; without `deletedAt` unless the rules say so. */
export const table = (name: string, fields: Fields, rules: Rules = {}): AnyDefinition =>
  defineModel(pascal(name), { table: name, fields, softDelete: false, ...rules });

type Side = Fields | readonly [fields: Fields, rules: Rules];

const side = (name: string, given: Side): AnyDefinition =>
  Array.isArray(given) ? table(name, given[0] as Fields, given[1] as Rules) : table(name, given as Fields);

/** The common case: one table, before and after. */
export const one = (name: string, before: Side, after: Side): Pick<Case, 'before' | 'after'> => ({
  before: [side(name, before)],
  after: [side(name, after)],
});

/* The questions, as make-migration asks them. */
export const asksColumn = (path: string): string =>
  `the column ${path} goes: was it renamed, or is it dropped with its values?`;
export const asksTable = (name: string): string =>
  `the table ${name} goes: was it renamed, or is it dropped with its rows?`;
export const asksFill = (path: string): string =>
  `${path} may not be empty: what stands there in rows that have no value yet?`;
export const asksWord = (path: string, word: string): string =>
  `what do rows get whose ${path} is '${word}', which is no value any more?`;
export const asksLoss = (path: string, from: string, to: string): string =>
  `${path} becomes ${to} and was ${from}, which cuts values: is that meant?`;
export const asksCast = (path: string, from: string, to: string): string =>
  `${path} is ${from} and becomes ${to}, between which there is no cast: how?`;
