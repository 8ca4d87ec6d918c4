import type { Client, ClientConfig } from 'pg';
import { fail } from '../findings';

/** Where a server is: for the driver, and for people. */
export interface ServerAddress {
  readonly config: ClientConfig;
  /** Without the password, e.g. `PostgreSQL at 10.0.0.5:5432/shop as app`. */
  readonly describe: string;
}

const invalid = (cause: unknown): Error =>
  fail(
    {
      code: 'CONFIG_INVALID',
      summary: 'DATABASE_URL is not an address of a PostgreSQL database',
      at: [],
      waysOut: [
        { text: 'write it as DATABASE_URL=postgres://user:password@host:5432/name' },
        { text: 'unset DATABASE_URL to use the embedded database' },
      ],
    },
    cause,
  );

/**
 * Reads `DATABASE_URL` the way the driver does, its environment variables (PGPASSWORD, ...) included. The address
 * itself is never repeated in an error: it may hold a password.
 * @param read the driver's own reading of an address, without connecting.
 */
export function readAddress(url: string, read: (connectionString: string) => Client): ServerAddress {
  if (!/^postgres(?:ql)?:\/\/./.test(url)) throw invalid(undefined);
  let client: Client;
  try {
    client = read(url);
  } catch {
    throw invalid(undefined);
  }
  const { host, port, user, password, database, ssl } = client;
  return {
    config: {
      host,
      port,
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
      ...(database === undefined ? {} : { database }),
      ...(ssl ? { ssl } : {}),
    },
    describe: `PostgreSQL at ${host}:${port}/${database ?? ''} as ${user ?? ''}`,
  };
}
