/** What a card may answer, and what is wrong with what it did: a module in plain JavaScript is checked by nobody else. */
import type { ChartData, CountData, ListData, TrendData } from '../../declare';

export type CardData =
  | ({ readonly kind: 'count' } & CountData)
  | ({ readonly kind: 'trend' } & TrendData)
  | ({ readonly kind: 'chart' } & ChartData)
  | ({ readonly kind: 'list' } & ListData);

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const arePoints = (points: unknown): boolean =>
  Array.isArray(points) && points.every((one: Partial<Record<string, unknown>>) => isNumber(one['value']));

/** Lines of a list that are shown, labels of a chart. */
const MOST_LINES = 20;
const MOST_LABELS = 400;

/** Nothing, where it can be drawn. */
export function faultIn(data: CardData): string | undefined {
  switch (data.kind) {
    case 'count':
      if (!isNumber(data.value)) return 'value must be a number';
      if (data.before !== undefined && !isNumber(data.before.value)) return 'before.value must be a number';
      return data.points === undefined || arePoints(data.points) ? undefined : 'points must have numbers';
    case 'trend':
      return arePoints(data.points) ? undefined : 'points must have numbers';
    case 'chart':
      return faultInChart(data);
    case 'list':
      if (!Array.isArray(data.lines)) return 'lines must be a list';
      return data.lines.length <= MOST_LINES ? undefined : `there are more than ${MOST_LINES} lines`;
  }
}

function faultInChart({ labels, series }: ChartData): string | undefined {
  if (!Array.isArray(labels) || labels.length > MOST_LABELS)
    return `labels must be a list of at most ${MOST_LABELS}`;
  if (!Array.isArray(series) || series.length < 1 || series.length > 2)
    return 'there must be one or two series';
  const isWhole = series.every(({ values }) => values.length === labels.length && values.every(isNumber));
  return isWhole ? undefined : 'each series needs a number for each label';
}
