import { matrixOf } from '../matrix';
import type { Standing } from '../standing';

const permission = (name: string, module: string | null, description = '') => ({
  id: `id-${name}`,
  name,
  module,
  description,
});
const role = (name: string, grants: readonly string[], everything = false) => ({
  id: name,
  name,
  title: name,
  everything,
  grants: new Set(grants),
  holders: [],
});
const STANDING: Standing = {
  roles: [role('admin', [], true), role('user', ['books.read', 'library.lend'])],
  permissions: [
    permission('admin.read', null, 'see the admin area'),
    ...['create', 'delete', 'read', 'update'].map((action) =>
      permission(`books.${action}`, 'library', `${action} books`),
    ),
    permission('books.burn', 'library', 'burn books'),
    permission('library.lend', 'library', 'lend a book'),
  ],
};
const PROJECT = {
  modules: [
    { name: 'library', title: 'Library', range: '1000–1009' },
    { name: 'plain', title: 'Plain', range: '' },
  ],
  tables: [{ table: 'books', number: 1000, module: 'library', title: 'Books', to: '/admin/library/books' }],
  menu: [],
};

test('tables stand under their module with their number, permissions of its own by name', () => {
  const { groups } = matrixOf(STANDING, PROJECT);
  expect(
    groups.map(({ range, title, rows }) => [
      range,
      title,
      rows.map(({ number, title: name }) => [number, name]),
    ]),
  ).toEqual([
    ['', 'Host', [[undefined, 'admin.read']]],
    [
      '1000–1009',
      'Library',
      [
        [1000, 'Books'],
        [undefined, 'books.burn'],
        [undefined, 'library.lend'],
      ],
    ],
  ]);
  const [books, burn] = groups[1]?.rows ?? [];
  expect(books?.cells[1]?.map(({ letter, granted }) => [letter, granted])).toEqual([
    ['R', true],
    ['C', false],
    ['U', false],
    ['D', false],
  ]);
  expect(burn?.cells[1]).toEqual([
    { permission: 'books.burn', letter: 'burn', words: 'burn books', granted: false },
  ]);
});

test('whoever holds everything holds what nobody granted', () => {
  const marks = matrixOf(STANDING, PROJECT).groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells[0] ?? []),
  );
  expect(marks).toHaveLength(STANDING.permissions.length);
  expect(marks.every(({ granted }) => granted)).toBe(true);
});

test.each([
  ['lend', ['library.lend']],
  ['LIBRARY burn', ['books.burn']],
  ['books.read', ['books.read', 'books.create', 'books.update', 'books.delete']],
  ['nothing of the kind', []],
])('searching for %s', (q, drawn) => {
  expect(matrixOf(STANDING, PROJECT, { q }).drawn).toEqual(drawn);
});

test('one form holds no more than the host reads, and says how many rows are left', () => {
  const tables = Array.from({ length: 300 }, (_, index) => `table_${index}`);
  const many = matrixOf(
    {
      roles: STANDING.roles,
      permissions: tables.flatMap((table) =>
        ['read', 'create', 'update', 'delete'].map((action) => permission(`${table}.${action}`, 'library')),
      ),
    },
    {
      ...PROJECT,
      tables: tables.map((table, number) => ({ table, number, module: 'library', title: table, to: '' })),
    },
  );
  expect(many.drawn).toHaveLength(960);
  expect(many.left).toBe(60);
});
