/** Two modules that are gone at once: their models with files that stay, or all that they had. */
import type { Client } from 'pg';
import { ledgerModel, string, uncheckedReference } from '../../../core/declare';
import {
  asLoaded,
  makeMigration,
  readAnswers,
  type KnownMigration,
  type Made,
} from '../../../core/migrations';
import type { Registry } from '../../../core/registry';
import { testDatabase, type TestDatabase } from '../../support/database';
import { extend } from '../../support/extend';
import { moduleFolder } from '../../support/module_folder';
import { registryOf } from '../../support/registry_of';
import { asksColumn, asksTable, table, type Case, type Placed } from './battery/case';
import { settled, walk } from './battery/walk';

const name = string(40).required();
const to = uncheckedReference;
const cities = table('cities', { name });
const books = table('books', { name, city: to('cities') });
const loans = table('loans', { book: to('books').required() });
const lends = extend('Cities', { fields: { lends: to('loans') } });

describe('models of two modules go at once, whose files stay', () => {
  const kept: Placed = [cities, 'database'];
  const both: Case = {
    name: 'two modules go',
    before: [kept, books, [loans, 'more'], [lends, 'more']],
    after: [kept],
    rows: `INSERT INTO cities (name) VALUES ('rome'); INSERT INTO books (name, city_id) SELECT 'b', id FROM cities;
      INSERT INTO loans (book_id) SELECT id FROM books; UPDATE cities SET lends_id = loans.id FROM loans`,
    up: ['SELECT name FROM cities', '(rome)'],
    down: [
      'SELECT c.name, b.name AS book, l.id AS loan FROM cities c LEFT JOIN books b ON true LEFT JOIN loans l ON true',
      '(rome,,)',
    ],
    answers: { accepted: ['books', 'loans', 'cities.lends_id'] },
  };
  let at: TestDatabase;
  let connection: Client;
  beforeAll(async () => {
    at = await testDatabase();
    connection = await at.database.connect({ statementMs: 60_000 });
  });
  afterAll(async () => {
    await connection.end();
    await at.close();
  });

  test('each drops its own, as often as it takes, and makes it anew on the way back', async () => {
    const there = walk(connection, [both]);
    const { files, findings } = await there.made;
    expect((await there.asked).map(({ text }) => text).sort()).toEqual(
      [asksColumn('cities.lends_id'), asksTable('books'), asksTable('loans')].sort(),
    );
    expect(files.map(({ module }) => module)).toEqual(['shop', 'more', 'shop']);
    expect(findings).toEqual([]);
    for (const step of [there.up, there.down]) expect((await step).left).toEqual([]);
    expect((await there.up).rows.get(both.name)).toBe(both.up[1]);
    expect((await there.down).rows.get(both.name)).toBe(both.down[1]);
    expect((await there.again).rows.get(both.name)).toBe(both.up[1]);
    await settled(there.again);
  });
});

describe('two modules are gone', () => {
  const ledger = [12, ledgerModel, 'database'] as const;
  const whole = registryOf([
    ledger,
    [100, cities, 'town'],
    [200, books, 'books'],
    [300, loans, 'loans'],
    [301, lends, 'loans'],
  ]);
  const left = registryOf([ledger, [100, cities, 'town']]);
  const LEFT = ['database', 'town'];
  const make = (
    registry: Registry,
    names: readonly string[],
    migrations: readonly KnownMigration[],
  ): Promise<Made> =>
    makeMigration({
      registry,
      modules: names.map((one) => moduleFolder(one)),
      files: { migrations, findings: [] },
      slug: 'change',
      answers: readAnswers({ acceptLoss: true }),
      now: new Date('2026-01-02T03:04:05Z'),
    });
  let first: readonly KnownMigration[];
  beforeAll(async () => {
    first = (await make(whole, [...LEFT, 'books', 'loans'], [])).files.map(asLoaded);
  });

  test('with their files: nothing is written, since no migration makes their tables', async () => {
    const files = first.filter(({ module }) => LEFT.includes(module));
    expect(await make(left, LEFT, files)).toEqual({ files: [], findings: [] });
  });

  test('and their files are known: what they made goes with the last module there is', async () => {
    const { files, findings } = await make(left, LEFT, first);
    expect(findings).toEqual([]);
    expect(files.map(({ module }) => module)).toEqual(['town']);
    expect(files.flatMap(({ up }) => up.map(({ sql }) => sql))).toEqual(
      expect.arrayContaining([
        'DROP TABLE "books"',
        'DROP TABLE "loans"',
        'ALTER TABLE "cities" DROP COLUMN "lends_id"',
      ]),
    );
  });
});
