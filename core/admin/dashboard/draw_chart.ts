/** A chart as shapes: bars or lines over labels, with an axis. Plain data for `views/partials/chart.ejs`. */
import { grouped } from '../../describe';
import type { ChartData } from '../../declare';
import { compact, placing, places, scaleOf } from './scale';

export const WIDTH = 760;
export const HEIGHT = 236;
const LEFT = 40;
const TOP = 12;
const BOTTOM = 210;
const LABEL = 228;
/** Labels stand beside each other without touching. */
const LABEL_WIDTH = 46;
const WIDEST_BAR = 44;
const GAP = 3;

export interface DrawnBar {
  readonly kind: 'b0' | 'b1';
  readonly partial: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnColumn {
  /** Said of it where the pointer rests. */
  readonly title: string;
  readonly x: number;
  /** Nothing where it would touch its neighbour. */
  readonly label: string;
  readonly bars: readonly DrawnBar[];
}

export interface DrawnChart {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly label: number;
  readonly zero: number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly columns: readonly DrawnColumn[];
  readonly lines: readonly { readonly kind: 'b0' | 'b1'; readonly path: string; readonly area: string }[];
}

/** What stands out is the last series. */
const kindOf = (index: number, of: number): 'b0' | 'b1' => (index === of - 1 ? 'b1' : 'b0');

export function drawChart({ labels, series, form = 'bars', partial }: ChartData): DrawnChart {
  const scale = scaleOf(series.flatMap(({ values }) => values));
  const at = placing(scale, BOTTOM, TOP);
  const zero = at(0);
  const band = (WIDTH - LEFT) / Math.max(1, labels.length);
  const every = Math.ceil(LABEL_WIDTH / band);
  const width = places(Math.min(WIDEST_BAR, (band * 0.72) / series.length));
  const middle = (index: number): number => places(LEFT + band * (index + 0.5));
  const bar = (value: number, column: number, row: number): DrawnBar => ({
    kind: kindOf(row, series.length),
    partial: partial !== undefined && column === labels.length - 1 && row === series.length - 1,
    x: places(middle(column) - (series.length * (width + GAP) - GAP) / 2 + row * (width + GAP)),
    y: Math.min(at(value), zero),
    width,
    height: places(Math.abs(at(value) - zero)),
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    label: LABEL,
    zero,
    ticks: scale.ticks.map((tick) => ({ y: at(tick), text: compact(tick) })),
    columns: labels.map((label, column) => ({
      title: `${label}: ${series.map(({ title, values }) => `${grouped(values[column] ?? 0)} ${title}`).join(', ')}`,
      x: middle(column),
      label: (labels.length - 1 - column) % every === 0 ? label : '',
      bars: form === 'bars' ? series.map(({ values }, row) => bar(values[column] ?? 0, column, row)) : [],
    })),
    lines:
      form === 'bars'
        ? []
        : series.map(({ values }, row) => {
            const path = pathOf(values.map((value, column) => [middle(column), at(value)]));
            return { kind: kindOf(row, series.length), path, area: areaOf(path, zero) };
          }),
  };
}

/** `M40 210L60 180` */
export const pathOf = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** The same, closed along the bottom. */
export function areaOf(path: string, bottom: number): string {
  const [, first = '0'] = /^M([-\d.]+)/.exec(path) ?? [];
  const [, last = '0'] = /([-\d.]+) [-\d.]+$/.exec(path) ?? [];
  return path === '' ? '' : `${path}L${last} ${bottom}L${first} ${bottom}Z`;
}
