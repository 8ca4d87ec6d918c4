import type { Sequelize } from 'sequelize';
import { scratchDatabase, type ScratchDatabase } from '../../app/testing/scratch_database';
import { createSequelize, openDatabase, type Database, type OpenOptions } from '../../core/database';

/** An empty database for one test file. */
export interface TestDatabase {
  readonly database: Database;
  /** The address when it lies on a server, else undefined: what `DATABASE_URL` would be. */
  readonly url: string | undefined;
  /** A Sequelize on it; made at the first call and closed by `close`. */
  sequelize(): Promise<Sequelize>;
  /** Runs one SQL text and returns its rows. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Empties it: drops everything in schema public, and every other schema that is not PostgreSQL's own. */
  clean(): Promise<void>;
  /** Closes it and, on a server, drops it. */
  close(): Promise<void>;
}

const SERVER = process.env['TEST_DATABASE_URL'];

/** Whether tests run on a PostgreSQL server. */
export const onServer = SERVER !== undefined && SERVER !== '';

/** `describe` for what only a PostgreSQL server can show; skipped by name when none is named. */
export const describeOnServer = onServer ? describe : describe.skip;

const EMPTY = `
  do $$ declare name text; begin
    for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
      execute format('drop schema %I cascade', name);
    end loop;
    create schema public;
  end $$`;

/** A database with a random name on the test server; answers its address and the way to drop it. */
export const serverDatabase = (server: string = SERVER ?? ''): Promise<ScratchDatabase> =>
  scratchDatabase(server);

/**
 * An empty database: on the server that TEST_DATABASE_URL names, else embedded and in memory. Open one for a test
 * file in `beforeAll`, call `clean` between tests, `close` in `afterAll`.
 * @param options go to `openDatabase`, e.g. `deadlines`.
 */
export async function testDatabase(
  options: Pick<OpenOptions, 'deadlines' | 'serve' | 'poolSize' | 'extensions'> = {},
): Promise<TestDatabase> {
  const server = onServer ? await serverDatabase() : undefined;
  const database = await openDatabase(
    server === undefined ? { memory: true, ...options } : { ...options, url: server.url },
  );
  let made: Promise<Sequelize> | undefined;
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = await database.connect();
    const result = await client.query(sql, values).finally(() => client.end());
    return result.rows as Row[];
  };
  return {
    database,
    url: server?.url,
    sequelize: () => (made ??= createSequelize(database)),
    rows,
    async clean() {
      await rows(EMPTY);
    },
    async close() {
      await (await made)?.close();
      await database.close();
      await server?.drop();
    },
  };
}
