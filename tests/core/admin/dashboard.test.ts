/** The first page: cards for those who may see them, and one that fails or is slow leaves the others as they are. */
import request from 'supertest';
import type { Card, CardContext } from '../../../core/declare';
import type { ModuleCard } from '../../../core/admin';
import { adminHost, type AdminHost, type AdminHostOptions } from './admin_host';
import { harbour } from './harbour';

/** As a module in JavaScript would say it. */
const card = (name: string, facts: object): ModuleCard => ({
  key: `harbour/${name}`,
  module: 'harbour',
  isSystem: false,
  to: undefined,
  card: { permission: 'ships.read', title: name, kind: 'count', ...facts } as unknown as Card,
});
const never = (): Promise<never> => new Promise(() => undefined);

const CARDS: readonly ModuleCard[] = [
  card('fleet', {
    title: 'Fleet <b>',
    read: async ({ count }: CardContext) => ({
      value: (await count('Ship' as never)).count,
      unit: 'GT',
      points: [1, 3].map((value) => ({ label: 'day', value })),
      before: { value: 1, words: 'than last year' },
    }),
  }),
  card('broken', { read: () => Promise.reject(new Error('a secret: hunter2')) }),
  card('thrown', {
    read: () => {
      throw new Error('at once');
    },
  }),
  card('wrong', { read: () => ({ value: 'many' }) }),
  card('slow', { read: never }),
  card('writing', {
    read: async ({ models }: CardContext) => {
      await (models as unknown as Record<string, { destroy(o: object): Promise<number> }>)['Ship']?.destroy({
        where: {},
      });
      return { value: 1 };
    },
  }),
  card('closed', { permission: 'treasure.read', read: () => ({ value: 1 }) }),
  card('curve', {
    kind: 'trend',
    read: () => ({ points: [1, 2].map((value) => ({ label: `d${value}`, value })) }),
  }),
  card('bars', {
    kind: 'chart',
    read: () => ({ labels: ['a', 'b'], series: [{ title: 'ships', values: [3, 4] }], partial: 'so far' }),
  }),
  card('lines', {
    kind: 'list',
    read: () => ({
      lines: [
        { number: 300, text: '<i>Kestrel</i>', detail: 'in dock', to: '/x', at: new Date(), value: '7' },
      ],
    }),
  }),
  card('empty', { kind: 'list', read: () => ({ lines: [], empty: 'No ship in sight.' }) }),
];

interface Shown {
  readonly key: string;
  readonly data?: Record<string, unknown>;
  readonly failed?: { readonly reason: string };
}

const logged: { readonly card: string; readonly err: Error }[] = [];
const log = {
  info: () => undefined,
  warn: (facts: object) => logged.push(facts as never),
  error: (facts: object) => logged.push(facts as never),
};
let host: AdminHost;
let html: string;
let shown: ReadonlyMap<string, Shown>;

async function opened(options: AdminHostOptions): Promise<AdminHost> {
  const made = await adminHost(harbour, { cards: CARDS, log, refused: ['treasure.read'], ...options });
  await made.make('Ship', { name: 'Kestrel', code: 'K1' });
  await made.make('Ship', { name: 'Heron', code: 'K2' });
  return made;
}
const ask = async (from: AdminHost, accept: string) =>
  request(from.app).get('/admin').set('Accept', accept).expect(200);
const read = async (from: AdminHost): Promise<ReadonlyMap<string, Shown>> => {
  const { body } = await ask(from, 'application/json');
  return new Map((body as { dashboard: Shown[] }).dashboard.map((one) => [one.key, one]));
};

beforeAll(async () => {
  host = await opened({ health: () => Promise.resolve({ ok: false, milliseconds: 3, reason: 'it sleeps' }) });
  shown = await read(host);
  html = (await ask(host, 'text/html')).text;
});
afterAll(() => host?.close());

test('a number is read from the database, and drawn with its change and its line', () => {
  expect(shown.get('harbour/fleet')?.data).toMatchObject({ value: 2, unit: 'GT' });
  expect(html).toContain('Fleet &lt;b&gt;');
  expect(html).toMatch(/<p class="v"><small>GT<\/small> 2<\/p>/);
  expect(html).toContain('100.0 %');
  expect(html).toContain('<svg class="spark"');
});

test('a card that fails says so, and nothing of why; the log has the rest', () => {
  for (const name of ['broken', 'thrown', 'wrong', 'writing'])
    expect(shown.get(`harbour/${name}`)).toMatchObject({ failed: { reason: 'It could not be read.' } });
  expect(html).not.toContain('hunter2');
  const why = (name: string): string =>
    logged.find((line) => line.card === `harbour/${name}`)?.err.message ?? '';
  expect(why('broken')).toBe('a secret: hunter2');
  expect(why('wrong')).toContain('value must be a number');
  expect(why('writing')).toMatch(/read-only/i);
});

test('a card that does not answer is left out, and the page is there in a moment', async () => {
  expect(shown.get('harbour/slow')?.failed?.reason).toContain('longer than a second');
  const began = performance.now();
  await ask(host, 'text/html');
  expect(performance.now() - began).toBeLessThan(4_500);
});

test('no card has written anything', async () => {
  const { body } = await request(host.app).get('/admin/harbour/ships').set('Accept', 'application/json');
  expect(body).toMatchObject({ total: 2 });
});

test('a card is for those who hold its permission, and is not even read for others', () => {
  expect(shown.has('harbour/closed')).toBe(false);
  expect(html).not.toContain('closed');
});

test('charts are drawn by the server with a table beside them, and without a style of their own', () => {
  expect(html).toMatch(/<svg class="chart"[^>]*role="img"[^>]*>\s*<title id="[^"]+">bars, a to b\./);
  expect(html.match(/<details class="twin">/g)).toHaveLength(2);
  expect(html).toMatch(/<th scope="row">b<\/th><td class="num">4<\/td>/);
  expect(html).toContain('class="b1 part"');
  expect(html).toMatch(/<path class="ln b1"/);
  expect(html).not.toMatch(/ style=/);
});

test('a list shows its lines, escaped, or what it says when there are none', () => {
  expect(html).toContain('&lt;i&gt;Kestrel&lt;/i&gt;');
  expect(html).toContain('No ship in sight.');
});

test("the host's own cards say which modules run, what is pending and how the database is", () => {
  expect(shown.get('host/modules')?.data).toMatchObject({ lines: [{ state: { tone: 'ok' } }] });
  expect(shown.get('host/migrations')?.data).toMatchObject({ lines: expect.any(Array) });
  expect(shown.get('host/health')?.data).toMatchObject({
    lines: [{ state: { tone: 'bad' }, text: 'it sleeps' }, {}],
  });
});

test('what the overview told before is still told', async () => {
  const { body } = await ask(host, 'application/json');
  expect(body).toMatchObject({
    cards: [{ title: 'Modules' }, {}, {}, {}],
    groups: expect.any(Array),
    recent: expect.any(Array),
  });
  for (const words of ['What there is', 'Newest records', 'References']) expect(html).toContain(words);
});

describe('somebody who may see little', () => {
  let other: AdminHost;
  beforeAll(async () => {
    other = await opened({
      refused: ['treasure.read', 'ships.read', 'system.modules.read', 'system.migrations.read'],
    });
  });
  afterAll(() => other?.close());

  test('has no cards, and a page', async () => {
    expect([...(await read(other)).keys()]).toEqual([]);
    expect((await ask(other, 'text/html')).text).toContain('What there is');
  });
});
