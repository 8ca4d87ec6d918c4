/** What `views/partials/card.ejs` draws. Plain data: numbers as they are shown, drawings as shapes. */
import type { CardLine, ChartData, CountData, ListData, TrendData } from '../../declare';
import { grouped } from '../../describe';
import { countText, momentOf } from '../record';
import { widthOf } from './asked_card';
import { drawChart, type DrawnChart } from './draw_chart';
import { drawSpark, type DrawnSpark } from './draw_spark';
import type { CardFailure, ReadCard } from './read_cards';

export interface ShownCount {
  readonly as: 'count';
  readonly unit: string | undefined;
  readonly value: string;
  readonly words: string | undefined;
  readonly change:
    | { readonly text: string; readonly up: boolean; readonly tone: string; readonly words: string }
    | undefined;
  readonly spark: DrawnSpark | undefined;
  /** What the line says. */
  readonly points: readonly { readonly label: string; readonly value: string }[];
}

export interface ShownChart {
  readonly as: 'chart';
  readonly unit: string | undefined;
  readonly chart: DrawnChart;
  /** What the drawing shows, in words. */
  readonly words: string;
  readonly key: readonly { readonly title: string; readonly kind: string }[];
  readonly table: {
    readonly labels: readonly string[];
    readonly rows: readonly { readonly title: string; readonly values: readonly string[] }[];
  };
}

export interface ShownLines {
  readonly as: 'list';
  readonly words: string | undefined;
  readonly empty: string;
  readonly lines: readonly (Omit<CardLine, 'at'> & {
    readonly moment: ReturnType<typeof momentOf> | undefined;
  })[];
}

export interface CardView {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly to: string | undefined;
  readonly width: string;
  readonly shown: ShownCount | ShownChart | ShownLines | ({ readonly as: 'failed' } & CardFailure);
}

/** @param numbers how many cards of numbers there are */
export function cardView(read: ReadCard, index: number, numbers: number, now: Date): CardView {
  const { key, card, to } = read;
  return {
    id: `c${index + 1}`,
    key,
    title: card.title,
    to,
    width: widthOf(card, numbers),
    shown: shownOf(read, now),
  };
}

function shownOf(read: ReadCard, now: Date): CardView['shown'] {
  if ('failed' in read) return { as: 'failed', ...read.failed };
  const { data, card } = read;
  switch (data.kind) {
    case 'count':
      return shownCount(data);
    case 'trend':
      return shownChart(card.title, chartOf(data, card.title));
    case 'chart':
      return shownChart(card.title, data);
    case 'list':
      return shownLines(data, now);
  }
}

function shownCount({ value, more = false, unit, words, before, points = [] }: CountData): ShownCount {
  return {
    as: 'count',
    unit,
    value: countText({ count: value, more }),
    words,
    change: before === undefined ? undefined : changeOf(value, before),
    spark: drawSpark(points.map((point) => point.value)),
    points: points.map(({ label, value: at }) => ({ label, value: grouped(at) })),
  };
}

/** By how much it is more or less than before: in percent, where there was anything. */
export function changeOf(
  value: number,
  { value: before, words, better = 'more' }: NonNullable<CountData['before']>,
): ShownCount['change'] {
  const by = value - before;
  const text =
    before === 0 ? grouped(Math.abs(by)) : `${grouped(Math.abs((by / before) * 100).toFixed(1))} %`;
  const tone = by === 0 ? '' : by > 0 === (better === 'more') ? 'ok-t' : 'bad-t';
  return { text, up: by > 0, tone, words };
}

const chartOf = ({ points, unit }: TrendData, title: string): ChartData => ({
  labels: points.map(({ label }) => label),
  series: [{ title: title.toLowerCase(), values: points.map(({ value }) => value) }],
  form: 'lines',
  ...(unit !== undefined && { unit }),
});

function shownChart(title: string, data: ChartData): ShownChart {
  const { labels, series, unit, partial } = data;
  const span = labels.length > 1 ? `, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}` : '';
  const several = series.length > 1;
  return {
    as: 'chart',
    unit,
    chart: drawChart(data),
    words: `${title}${unit === undefined ? '' : ` in ${unit}`}${span}. The numbers are in the table below.`,
    key: [
      ...(several
        ? [...series].reverse().map((one, index) => ({ title: one.title, kind: index === 0 ? '' : 'k0' }))
        : []),
      ...(partial === undefined ? [] : [{ title: partial, kind: 'kp' }]),
    ],
    table: {
      labels,
      rows: series.map((one) => ({ title: one.title, values: one.values.map((value) => grouped(value)) })),
    },
  };
}

const shownLines = ({ lines, words, empty = 'Nothing to show.' }: ListData, now: Date): ShownLines => ({
  as: 'list',
  words,
  empty,
  lines: lines.map(({ at, ...line }) => ({
    ...line,
    moment: at === undefined ? undefined : momentOf(at, now),
  })),
});
