/** What create-tables makes and what the shipped migrations make is one and the same. */
import { createTables } from '../../../core/create';
import { makeTables, migrateUp, PATIENCE, readLedger, readMigrations } from '../../../core/migrations';
import { readProject } from '../../../core/project';
import { SchemaEngine, type SchemaState } from '../../../core/schema_engine';
import { testDatabase, type TestDatabase } from '../../support/database';

const project = readProject({ root: process.cwd(), production: false });
const modules = project.modules.map(({ folder }) => folder);
const files = readMigrations(modules);
const switchedOn = new Set(modules.map(({ name }) => name));
const { registry } = project;

describe('the shipped modules', () => {
  let held: TestDatabase;
  let engine: SchemaEngine;
  beforeAll(async () => {
    held = await testDatabase();
    engine = new SchemaEngine();
  });
  afterAll(async () => {
    await engine.close();
    await held.close();
  });
  beforeEach(() => held.clean());

  const read = async (): Promise<SchemaState> => {
    const connection = await held.database.connect();
    return engine.read(connection, 'public').finally(() => connection.end());
  };
  const migrate = () =>
    held.database.withDatabaseLock('create', (connection) =>
      migrateUp({
        connection,
        files,
        registry,
        modules: switchedOn,
        patience: PATIENCE,
        look: () => Promise.resolve([]),
      }),
    );
  const make = () =>
    held.database.withDatabaseLock('create', (connection) =>
      makeTables({ connection, registry, modules, files }),
    );

  test('every one of them with tables has migrations, and nothing is wrong with those', () => {
    expect(files.findings).toEqual([]);
    const having = new Set(files.migrations.map(({ module }) => module));
    const owning = new Set(registry.models.map(({ module }) => module));
    expect([...owning].filter((module) => !having.has(module))).toEqual([]);
  });

  test('create-tables on an empty database makes exactly what all migrations make', async () => {
    await make();
    const made = await read();
    await held.clean();
    await migrate();
    expect(await engine.compare(await read(), made)).toEqual([]);
    expect(made.facts.filter(({ kind }) => kind === 'table').length).toBe(registry.models.length);
  });

  test('what it makes is stamped in the same transaction, so that migrate has nothing left to do', async () => {
    await make();
    const connection = await held.database.connect();
    const ledger = await readLedger(connection).finally(() => connection.end());
    expect([...ledger.values()].map(({ name, state }) => [name, state])).toEqual(
      files.migrations.map(({ name }) => [name, 'stamped']),
    );
    expect(await migrate()).toEqual([]);
  });

  test('a database made before there were migrations is taken over, and nothing is made twice', async () => {
    const connection = await held.database.connect();
    await createTables({ connection, registry });
    await connection.query('DROP TABLE migrations');
    await connection.end();
    const outcomes = await migrate();
    // What changes rows alone makes nothing: it is run, and finds nothing to do.
    const done = (how: string): string[] =>
      outcomes
        .filter(({ did }) => did === how)
        .map(({ migration }) => migration.name.split('.').at(-1) ?? '');
    expect(done('applied')).toEqual(['emails_of_users']);
    const others = files.migrations.map(({ name }) => name.split('.').at(-1) ?? '');
    expect(done('stamped')).toEqual(others.filter((name) => name !== 'ledger' && name !== 'emails_of_users'));
    expect(await held.rows('SELECT id FROM user_emails')).toEqual([]);
    expect((await held.rows('SELECT name FROM migrations')).length).toBe(files.migrations.length);
  });
});
