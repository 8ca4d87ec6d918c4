/** A PostgreSQL server to measure on, where there is one. */
import { spawnSync } from 'node:child_process';
import { Client } from 'pg';

/** BENCH_DATABASE_URL, else TEST_DATABASE_URL, else the usual place on this machine. */
export const SERVER =
  process.env['BENCH_DATABASE_URL'] ??
  process.env['TEST_DATABASE_URL'] ??
  'postgres://postgres@127.0.0.1:5432/test';

/** Why nothing can be measured on the server; undefined when it answers. */
export async function whyNoServer(): Promise<string | undefined> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch {
    return 'no PostgreSQL server answers; name one in BENCH_DATABASE_URL';
  }
}

/** Why psql cannot be measured; undefined when it is installed. */
export const whyNoPsql = (): string | undefined =>
  spawnSync('psql', ['--version']).status === 0 ? undefined : 'psql is not installed';
