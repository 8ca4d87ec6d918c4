/**
 * Cards of the first page of the admin area, as `module.ts` declares them: `cards: { active: { kind: 'count', ... } }`.
 * A card reads when somebody opens the page, and answers plain data; the host draws it.
 */
import type { Models, Where } from './bound_model';
import type { Identity, Powers } from './identity';
import type { AttributeOf } from './instance';
import type { ModelName } from './registry_rows';
import type { AnyWhere, Conditions, FieldScope } from './scope';

/** `quarter` to `full` of the width of the page. */
export type CardSize = 'quarter' | 'third' | 'half' | 'wide' | 'full';

/** A number of rows; `more`: there are more than that, nobody counted how many. */
export interface CountedRows {
  readonly count: number;
  readonly more: boolean;
}

/** What happened in one hour, day, week or month, from `at` on. */
export interface Tally {
  readonly at: Date;
  readonly count: number;
}

export interface TallyAsked<M extends ModelName> {
  readonly every: 'hour' | 'day' | 'week' | 'month';
  /** How many of them; the last one is the one that is running. */
  readonly last: number;
  /** The moment that is looked at; default `createdAt`. Without an index on it every row is read. */
  readonly by?: AttributeOf<M>;
  readonly where?: Where<M>;
}

/** What a card may use. It cannot write. */
export interface CardContext {
  readonly models: Models;
  /** When the page was asked for. */
  readonly now: Date;
  /** Who looks at it. */
  readonly actor: () => Identity | undefined;
  readonly may: Powers;
  /** What must hold for records that they may see: belongs into every query of the card's own. */
  within(table: string): AnyWhere;
  /** Fields of a table that are hidden from them. */
  readonly fieldsOf: (table: string) => FieldScope;
  readonly conditions: Conditions;
  /** How many records that they may see, up to 10,000. */
  count<M extends ModelName>(model: M, where?: Where<M>): Promise<CountedRows>;
  /** How many for each hour, day, week or month: one query. */
  tally<M extends ModelName>(model: M, asked: TallyAsked<M>): Promise<readonly Tally[]>;
  /** How many with each value of a field: one query, which reads every row. */
  countsBy<M extends ModelName>(
    model: M,
    field: AttributeOf<M>,
    where?: Where<M>,
  ): Promise<ReadonlyMap<string, number>>;
}

/** A value, and what stands below it. */
export interface Point {
  readonly label: string;
  readonly value: number;
}

/** `count`: one number, with what it was before and the line it has come by. */
export interface CountData {
  readonly value: number;
  /** There are more. */
  readonly more?: boolean;
  /** `EUR` */
  readonly unit?: string;
  /** What the number is, in a few words. */
  readonly words?: string;
  /** The number before, `words` say of when: `against the week before`. `better` says which way is good. */
  readonly before?: { readonly value: number; readonly words: string; readonly better?: 'more' | 'less' };
  readonly points?: readonly Point[];
}

/** `trend`: how a number has gone, as a line. */
export interface TrendData {
  readonly points: readonly Point[];
  readonly unit?: string;
}

export interface Series {
  readonly title: string;
  readonly values: readonly number[];
}

/** `chart`: one or two series over the same labels. The last one stands out. */
export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly [Series] | readonly [Series, Series];
  /** Default `bars`. */
  readonly form?: 'bars' | 'lines';
  /** What is measured, `thousand EUR`. */
  readonly unit?: string;
  /** What the last label is, where it is not over yet: `this week so far`. */
  readonly partial?: string;
}

export interface CardLine {
  /** Loading number of the model it is a record of. */
  readonly number?: number;
  readonly text: string;
  readonly detail?: string;
  /** Address. */
  readonly to?: string;
  /** At the end of the line. */
  readonly value?: string;
  readonly at?: Date;
  /** Before the text: a word that says how it stands. */
  readonly state?: { readonly text: string; readonly tone: 'ok' | 'info' | 'warn' | 'bad' | 'idle' };
}

/** `list`: a few lines. */
export interface ListData {
  readonly lines: readonly CardLine[];
  /** Beside the title. */
  readonly words?: string;
  /** Said where there are no lines. */
  readonly empty?: string;
}

interface CardFacts {
  readonly title: string;
  /** Whoever holds it sees the card, and nobody else. */
  readonly permission: string;
  /** Default: what the kind needs. */
  readonly size?: CardSize;
  /** A page with more of it, as in `menu`. */
  readonly to?: string;
}

type CardOf<K extends string, D> = CardFacts & {
  readonly kind: K;
  /** Asked each time; what takes longer than a second is left out. */
  read(context: CardContext): D | Promise<D>;
};

export type CountCard = CardOf<'count', CountData>;
export type TrendCard = CardOf<'trend', TrendData>;
export type ChartCard = CardOf<'chart', ChartData>;
export type ListCard = CardOf<'list', ListData>;
export type Card = CountCard | TrendCard | ChartCard | ListCard;
export type CardKind = Card['kind'];
