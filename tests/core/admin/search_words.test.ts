/** The pure steps of a search: words, what is marked, which tables are looked into, which pages answer. */
import request from 'supertest';
import type { AdminPage } from '../../../core/describe';
import { runAs } from '../../../core/actor';
import { sizeOf } from '../../../core/admin/search/candidates';
import { chooseTables, type Candidate } from '../../../core/admin/search/choose_tables';
import { actionsFound, pagesFound } from '../../../core/admin/search/find_entries';
import { holdsAll, piecesOf, rankOf, wordsOf } from '../../../core/admin/search/words';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';
import { describeModel } from '../../../core/describe';

const shown = (text: string, q: string): string =>
  piecesOf(text, wordsOf(q))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['Kestrel Marine', 'kes mar', '[Kes]trel [Mar]ine'],
  ['Bananas', 'ana', 'B[ana]nas'],
  ['50%_off', '%_', '50[%_]off'],
  ['a.b', '.', 'a[.]b'],
  ['Nothing here', 'xyz', 'Nothing here'],
  ['both', 'bo oth', '[both]'],
  ['', 'a', ''],
])('%s is marked where %s stands in it', (text, q, marked) => {
  expect(shown(text, q)).toBe(marked);
});

test('a text whose small letters are longer is shown whole, and marked nowhere', () => {
  expect(piecesOf('İstanbul liman', ['liman'])).toEqual([{ text: 'İstanbul liman', hit: false }]);
});

test('every word must stand somewhere, in any of the texts', () => {
  expect(holdsAll(['new', 'cust'], 'New customer', 'Customers')).toBe(true);
  expect(holdsAll(['new', 'order'], 'New customer', 'Customers')).toBe(false);
});

test('what begins with the words comes before what holds them', () => {
  const ranks = ['Kestrel', 'The Kestrel', 'Buskes', 'Other'].map((text) => rankOf(text, ['kes']));
  expect(ranks).toEqual([0, 1, 2, 3]);
});

describe('tables', () => {
  const table = (number: number, rows: number, indexed = false): Candidate => ({
    page: { number } as AdminPage,
    rows,
    indexed,
  });
  const numbers = (pages: readonly { readonly number: number }[]): number[] =>
    pages.map(({ number }) => number);

  test('that answer at once come first, business before system, and large ones without an index not at all', () => {
    const chosen = chooseTables([
      table(2, 9_000_000),
      table(100, 40),
      table(300, 1_000),
      table(320, 30_000),
      table(340, 8_000_000, true),
      table(360, Infinity),
    ]);
    expect(numbers(chosen.searched.map(({ page }) => page))).toEqual([340, 300, 100, 320]);
    expect(numbers(chosen.tooLarge)).toEqual([2, 360]);
  });

  test.each([
    [-1, 40, 40],
    [30_000, 40, 30_000],
    [12_000, Infinity, 12_000],
    [-1, Infinity, Infinity],
    [0, Infinity, Infinity],
  ])('estimated at %d and counted as %d have %d rows', (estimate, counted, rows) => {
    expect(sizeOf(estimate, counted)).toBe(rows);
  });

  test('are so many at most, and the others are named', () => {
    const chosen = chooseTables(Array.from({ length: 100 }, (_, number) => table(number, 10)));
    expect(chosen.searched).toHaveLength(80);
    expect(numbers(chosen.tooMany)).toEqual(Array.from({ length: 20 }, (_, index) => 19 - index));
  });
});

describe('pages and actions', () => {
  const pages = harbour.models.map(describeModel);
  const [ships] = pages.filter(({ table }) => table === 'ships');
  const number = ships?.number ?? 0;
  const menu = [
    {
      key: 'own',
      range: '',
      title: 'Harbour',
      kind: 'pages' as const,
      entries: [
        { to: ships?.path ?? '', title: 'Vessels', number, icon: '', permission: undefined, count: '3' },
        {
          to: '/x',
          title: 'Tide tables',
          number: undefined,
          icon: 'star',
          permission: undefined,
          count: undefined,
        },
      ],
    },
  ];

  test('are found by the name the menu gives them, and by number', () => {
    expect(pagesFound(menu, pages, ['vess'])[0]).toMatchObject({
      text: 'Vessels',
      number,
      detail: 'Harbour',
    });
    expect(pagesFound(menu, pages, [String(number)])[0]).toMatchObject({ text: 'Vessels', to: ships?.path });
    expect(pagesFound(menu, pages, ['ti', 'tab'])).toMatchObject([{ text: 'Tide tables', to: '/x' }]);
  });

  test('lists that the menu has no entry for are found by their own name', () => {
    expect(pagesFound(menu, pages, ['keepers']).map(({ to }) => to)).toEqual(['/admin/keepers/keepers']);
    expect(pagesFound([], [], ['keepers'])).toEqual([]);
  });

  test('something new is offered to those who may make it', () => {
    const found = (permission: string) =>
      runAs({ id: null, name: 'Ada' }, () => actionsFound(pages, ['new', 'ship']), {
        powers: (asked) => asked === permission,
      });
    expect(found('ships.create')).toMatchObject([
      { text: 'New ship', to: '/admin/harbour/ships/new', number },
    ]);
    expect(found('ships.read')).toEqual([]);
  });
});

describe('the palette', () => {
  let host: AdminHost;
  beforeAll(async () => {
    host = await adminHost(harbour);
    await host.make('Ship', { name: 'Kestrel & Sons', code: 'K1' });
  });
  afterAll(() => host?.close());

  const results = async (q: string): Promise<string> =>
    (
      await request(host.app)
        .get(`/admin/search?${new URLSearchParams({ q }).toString()}`)
        .set({ Accept: 'text/html', 'X-Fragment': 'results' })
        .expect(200)
    ).text;

  test('is given results alone, one of them chosen', async () => {
    const text = await results('kes');
    expect(text).toMatch(/^<div class="list" id="palette-list" role="listbox"/);
    expect(text).toMatch(
      /<a class="found" role="option" id="po-1" href="\/admin\/[^"]+" tabindex="-1" aria-selected="true">/,
    );
    expect(text).toContain('<mark>Kes</mark>trel &amp; Sons');
    expect(text.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(text).not.toContain('<html');
  });

  test('is told when there is nothing, and offered pages before anything is typed', async () => {
    expect(await results('zzz')).toMatch(/data-said="Nothing found"[\s\S]*Nothing found for “zzz”/);
    expect(await results('')).toContain('href="/admin/harbour/ships"');
  });
});
