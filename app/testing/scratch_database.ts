import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface ScratchDatabase {
  /** Its address, as `DATABASE_URL` would be. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * Makes an empty database with a random name.
 * @param server address of a PostgreSQL server on which databases may be made
 */
export async function scratchDatabase(server: string): Promise<ScratchDatabase> {
  const name = `ordinal_test_${randomBytes(6).toString('hex')}`;
  const ask = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database if exists ${name} with (force)`) };
}
