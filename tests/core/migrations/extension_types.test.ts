/** Types of extensions of PostgreSQL: made and changed as any others, where a shadow has the extension. */
import type { Client } from 'pg';
import { ledgerModel, raw, string } from '../../../core/declare';
import { openDatabase, type Database } from '../../../core/database';
import {
  findDrift,
  makeMigration,
  migrateDown,
  migrateUp,
  PATIENCE,
  readAnswers,
  type KnownMigration,
  type Made,
} from '../../../core/migrations';
import { asLoaded } from '../../../core/migrations/generate/new_file';
import type { Registry } from '../../../core/registry';
import { moduleFolder } from '../../support/module_folder';
import { registryOf } from '../../support/registry_of';
import { table } from './battery/case';

const modules = ['database', 'shop', 'maps'].map((name) => moduleFolder(name));
const pages = (...extra: Parameters<typeof table>[1][]): Parameters<typeof table>[1] =>
  Object.assign({ name: string(40) }, ...extra) as Parameters<typeof table>[1];
const vector = raw<string>({ type: 'vector(3)' });
const nearest = { fields: ['meaning'], operatorClass: 'vector_l2_ops', using: 'hnsw' } as const;

const without = registryOf([
  [12, ledgerModel, 'database'],
  [100, table('pages', pages()), 'shop'],
]);
const searched = registryOf([
  [12, ledgerModel, 'database'],
  [
    100,
    table('pages', pages({ meaning: vector }), { databaseExtensions: ['vector'], indexes: [nearest] }),
    'shop',
  ],
]);
const geographic = registryOf([
  [12, ledgerModel, 'database'],
  [100, table('pages', pages()), 'shop'],
  [
    200,
    table('places', pages({ at: raw({ type: 'geometry' }) }), { databaseExtensions: ['postgis'] }),
    'maps',
  ],
]);

let day = 1;
const make = (registry: Registry, migrations: readonly KnownMigration[] = []): Promise<Made> =>
  makeMigration({
    registry,
    modules,
    files: { migrations, findings: [] },
    slug: 'change',
    answers: readAnswers({}),
    now: new Date(`2026-01-0${(day += 1)}T03:04:05Z`),
  });

describe('a column for meanings, with an index for the nearest of them', () => {
  let database: Database;
  let connection: Client;
  let first: KnownMigration[];
  let second: Made;
  beforeAll(async () => {
    database = await openDatabase({ memory: true, extensions: ['vector'] });
    connection = await database.connect({ statementMs: 60_000 });
    first = (await make(without)).files.map(asLoaded);
    second = await make(searched, first);
  });
  afterAll(async () => {
    await connection.end();
    await database.close();
  });
  const rows = async (sql: string): Promise<unknown[]> => (await connection.query(sql)).rows;
  const run = (registry: Registry, migrations: readonly KnownMigration[]) => ({
    connection,
    files: { migrations, findings: [] },
    registry,
    modules: new Set(modules.map(({ name }) => name)),
    patience: PATIENCE,
    look: () => Promise.resolve([]),
  });
  const both = (): KnownMigration[] => [...first, ...second.files.map(asLoaded)];

  test('one file makes extension, column and index, and its way back leaves the extension', () => {
    expect(second.files.map(({ up }) => up.map(({ sql }) => sql))).toEqual([
      [
        'CREATE EXTENSION IF NOT EXISTS "vector"',
        'ALTER TABLE "pages" ADD COLUMN "meaning" vector(3)',
        'CREATE INDEX pages_meaning_idx ON pages USING hnsw (meaning vector_l2_ops)',
      ],
    ]);
    expect(second.findings).toEqual([]);
  });

  test('it runs on a table with rows, finds the nearest, and is taken back; nothing is left over', async () => {
    await migrateUp(run(without, first));
    await rows("INSERT INTO pages (id, name) VALUES (gen_random_uuid(), 'here')");
    await migrateUp(run(searched, both()));
    await rows("UPDATE pages SET meaning = '[1,2,3]'");
    await rows("INSERT INTO pages (id, name, meaning) VALUES (gen_random_uuid(), 'far', '[9,9,9]')");
    const near = "SELECT name FROM pages ORDER BY meaning <-> '[1,2,4]' LIMIT 1";
    expect(await rows(near)).toEqual([{ name: 'here' }]);
    const gone = { fromMigrations: [], fromModels: [], unread: [] };
    expect(await findDrift(connection, searched, both())).toEqual(gone);
    await migrateDown(run(searched, both()), { steps: 1 });
    expect(await rows('SELECT name FROM pages ORDER BY name')).toEqual([{ name: 'far' }, { name: 'here' }]);
    expect(await findDrift(connection, without, first)).toEqual(gone);
  });

  test('with the extension in the history there is nothing to write', async () => {
    expect((await make(searched, both())).files).toEqual([]);
  });
});

describe('an extension that no shadow has', () => {
  const said = {
    findings: [
      {
        code: 'MIGRATION_UNPROVEN',
        summary: 'a shadow cannot make what the models want: extension "postgis" is not available',
        at: [
          {
            file: 'modules/admin/maps/200_places_model.ts',
            note: 'CREATE EXTENSION IF NOT EXISTS "postgis"',
          },
        ],
        waysOut: [
          {
            command: 'menu-cli make-migration NAME --module maps --empty',
            text: 'writes an empty one to fill by hand, where it takes an extension of PostgreSQL that no shadow has',
          },
          { text: 'mend the model where it says what no database can make' },
        ],
      },
    ],
  };

  test('make-migration names the model, and says to write the step by hand', async () => {
    await expect(make(geographic)).rejects.toMatchObject(said);
  });

  test('drift says the same', async () => {
    const database = await openDatabase({ memory: true });
    const connection = await database.connect({ statementMs: 60_000 });
    await expect(findDrift(connection, geographic, [])).rejects.toMatchObject(said);
    await connection.end();
    await database.close();
  });
});
