/** From numbers to drawings: scales, bars, lines, periods. Pure steps, tested without a page. */
import { inOrder, widthOf, type AskedCard } from '../../../core/admin/dashboard/asked_card';
import { changeOf } from '../../../core/admin/dashboard/card_view';
import { areaOf, drawChart, HEIGHT, WIDTH } from '../../../core/admin/dashboard/draw_chart';
import { drawSpark } from '../../../core/admin/dashboard/draw_spark';
import { runningFor } from '../../../core/admin/dashboard/own_cards';
import { lastPeriods, startOf } from '../../../core/admin/dashboard/periods';
import { compact, placing, scaleOf } from '../../../core/admin/dashboard/scale';
import { faultIn, type CardData } from '../../../core/admin/dashboard/sound_data';

describe('a scale', () => {
  test.each([
    [
      [0, 63.4],
      [0, 20, 40, 60, 80],
    ],
    [[3], [0, 1, 2, 3]],
    [[1], [0, 1]],
    [[5_498], [0, 2_000, 4_000, 6_000]],
    [
      [-3, 5],
      [-4, -2, 0, 2, 4, 6],
    ],
    [[0.3], [0, 0.1, 0.2, 0.3]],
    [[], [0, 1]],
    [
      [0, 0],
      [0, 1],
    ],
  ])('of %j has round ticks', (values, ticks) => {
    expect(scaleOf(values).ticks).toEqual(ticks);
  });

  test('counts in whole steps what is whole, and always holds every value', () => {
    for (let most = 1; most < 3_000; most += 7) {
      const { low, high, ticks } = scaleOf([0, most]);
      expect(low).toBe(0);
      expect(high).toBeGreaterThanOrEqual(most);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  test('places values between bottom and top', () => {
    const at = placing({ low: 0, high: 100 }, 210, 10);
    expect([0, 50, 100].map(at)).toEqual([210, 110, 10]);
  });

  test('says large numbers in short', () => {
    expect([0, 950, 12_000, 1_500_000].map(compact)).toEqual(['0', '950', '12k', '1.5m']);
  });
});

describe('a chart', () => {
  const week = { title: 'this year', values: [10, 20, 40] };
  const before = { title: 'last year', values: [20, 20, 0] };

  test('stands its bars on the axis, side by side, within the drawing', () => {
    const { columns, zero } = drawChart({ labels: ['a', 'b', 'c'], series: [before, week] });
    expect(columns.map(({ title }) => title)[2]).toBe('c: 0 last year, 40 this year');
    for (const { bars, x } of columns) {
      const [first, second] = bars;
      expect(bars.map(({ kind }) => kind)).toEqual(['b0', 'b1']);
      expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
      expect((first?.x ?? 0) < x && x < (second?.x ?? 0) + (second?.width ?? 0)).toBe(true);
      for (const bar of bars) {
        expect(bar.y + bar.height).toBeCloseTo(zero, 0);
        expect(bar.x).toBeGreaterThan(0);
        expect(bar.x + bar.width).toBeLessThan(WIDTH);
        expect(bar.y).toBeGreaterThan(0);
        expect(bar.y + bar.height).toBeLessThan(HEIGHT);
      }
    }
  });

  test('marks what is not over yet: the last bar of the last series', () => {
    const { columns } = drawChart({ labels: ['a', 'b', 'c'], series: [before, week], partial: 'so far' });
    const marked = columns.flatMap(({ bars }, column) =>
      bars.map((bar) => bar.partial && [column, bar.kind]),
    );
    expect(marked.filter(Boolean)).toEqual([[2, 'b1']]);
  });

  test('hangs what is below zero from the axis', () => {
    const { columns, zero } = drawChart({ labels: ['a'], series: [{ title: 'x', values: [-5] }] });
    expect(columns[0]?.bars[0]?.y).toBe(zero);
    expect(columns[0]?.bars[0]?.height).toBeGreaterThan(0);
  });

  test('leaves labels out that would touch, and keeps the last', () => {
    const labels = Array.from({ length: 60 }, (_, index) => `${index}`);
    const series = [{ title: 'x', values: labels.map(Number) }] as const;
    const shown = drawChart({ labels, series }).columns.flatMap(({ label }) => label || []);
    expect(shown.at(-1)).toBe('59');
    expect(shown.length).toBeLessThan(20);
  });

  test('draws lines where lines are asked for, and nothing where there is nothing', () => {
    const { lines, columns } = drawChart({ labels: ['a', 'b', 'c'], series: [week], form: 'lines' });
    expect(lines[0]?.path).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(lines[0]?.area).toMatch(/L[\d.]+ 210L[\d.]+ 210Z$/);
    expect(columns.every(({ bars }) => bars.length === 0)).toBe(true);
    expect(drawChart({ labels: [], series: [{ title: 'x', values: [] }] }).columns).toEqual([]);
    expect(areaOf('', 210)).toBe('');
  });
});

test('the line below a number takes the whole width, and needs two values', () => {
  expect(drawSpark([1, 2, 3])?.path).toBe('M0 34L50 20L100 6');
  expect(drawSpark([4, 4])?.path).toBe('M0 34L100 34');
  expect(drawSpark([4])).toBeUndefined();
});

describe('periods', () => {
  const now = new Date('2026-03-01T10:20:30Z');
  const days = (...args: Parameters<typeof lastPeriods>): string[] =>
    lastPeriods(...args).map((at) => at.toISOString().slice(0, 13));

  test('begin as the database cuts them: a week on Monday', () => {
    expect(startOf('week', now).toISOString()).toBe('2026-02-23T00:00:00.000Z');
    expect(startOf('week', new Date('2026-03-02T00:00:00Z')).toISOString()).toBe('2026-03-02T00:00:00.000Z');
  });

  test('are the last ones up to now, over ends of months and years', () => {
    expect(days('month', 4, now)).toEqual([
      '2025-12-01T00',
      '2026-01-01T00',
      '2026-02-01T00',
      '2026-03-01T00',
    ]);
    expect(days('day', 3, now)).toEqual(['2026-02-27T00', '2026-02-28T00', '2026-03-01T00']);
    expect(days('week', 2, now)).toEqual(['2026-02-16T00', '2026-02-23T00']);
    expect(days('hour', 2, now)).toEqual(['2026-03-01T09', '2026-03-01T10']);
  });
});

test('a change is said in percent, and which way is good', () => {
  const words = 'before';
  expect(changeOf(110, { value: 100, words })).toEqual({ text: '10.0 %', up: true, tone: 'ok-t', words });
  expect(changeOf(90, { value: 100, words })).toMatchObject({ text: '10.0 %', up: false, tone: 'bad-t' });
  expect(changeOf(90, { value: 100, words, better: 'less' })).toMatchObject({ tone: 'ok-t' });
  expect(changeOf(7, { value: 0, words })).toMatchObject({ text: '7', up: true });
  expect(changeOf(5, { value: 5, words })).toMatchObject({ text: '0.0 %', tone: '' });
});

test('what a card may not answer is named', () => {
  const faults: readonly (readonly [CardData, string | undefined])[] = [
    [{ kind: 'count', value: 3 }, undefined],
    [{ kind: 'count', value: NaN }, 'value'],
    [{ kind: 'count', value: 1, points: [{ label: 'a', value: Infinity }] }, 'points'],
    [{ kind: 'trend', points: [] }, undefined],
    [{ kind: 'chart', labels: ['a'], series: [{ title: 'x', values: [1, 2] }] }, 'for each label'],
    [{ kind: 'chart', labels: [], series: [] as never }, 'one or two series'],
    [{ kind: 'list', lines: Array.from({ length: 21 }, () => ({ text: 'x' })) }, 'more than 20 lines'],
    [{ kind: 'list', lines: undefined as never }, 'lines must be a list'],
  ];
  for (const [data, fault] of faults) expect(faultIn(data) ?? 'none').toContain(fault ?? 'none');
});

test('numbers stand first and fill their row; what the host stands on comes last', () => {
  const card = (key: string, kind: 'count' | 'list', isSystem: boolean) =>
    ({ key, isSystem, card: { kind } }) as unknown as AskedCard;
  const order = inOrder([
    card('core/a', 'list', true),
    card('core/n', 'count', true),
    card('shop/a', 'list', false),
    card('shop/n', 'count', false),
  ]);
  expect(order.map(({ key }) => key)).toEqual(['shop/n', 'core/n', 'shop/a', 'core/a']);
  const widths = [1, 2, 3, 4, 5].map((numbers) => widthOf(card('x', 'count', false).card, numbers));
  expect(widths).toEqual(['g3', 'g6', 'g4', 'g3', 'g3']);
});

test.each([
  [59, '0 min'],
  [3_600, '60 min'],
  [7_200, '2 h'],
  [200_000, '2 d'],
])('%d seconds are %s', (seconds, words) => {
  expect(runningFor(seconds)).toBe(words);
});
