import type { Client, ClientConfig } from 'pg';
import { fail, HostError } from '../findings';
import { deadlinesOf, parameterFaults, parametersOf, unreadableFile } from './address_parameters';
import type { Deadlines } from './deadlines';

/** Where a server is: for the driver, and for people. */
export interface ServerAddress {
  readonly config: ClientConfig;
  /** The name connections go by where the program has none of its own. */
  readonly fallbackName: string | undefined;
  /** Deadlines the address asks for. */
  readonly deadlines: Partial<Deadlines>;
  /** Without the password, e.g. `PostgreSQL at 10.0.0.5:5432/shop as app`. */
  readonly describe: string;
}

/** What the driver has read; its types leave this out. */
export interface ReadClient extends Client {
  readonly connectionParameters: Pick<
    ClientConfig,
    'application_name' | 'fallback_application_name' | 'options' | 'sslnegotiation'
  >;
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

/** Complaints of the driver that name a parameter. Others are not repeated: an address is in some of them. */
const ABOUT_SSL = /^(?:SECURITY WARNING: )?((?:Using sslmode|sslnegotiation)[^.]*)/;

const contradiction = (sentence: string): Error =>
  fail({
    code: 'CONFIG_INVALID',
    summary: `DATABASE_URL contradicts itself: ${sentence}`,
    at: [],
    waysOut: [{ text: 'correct the parameters of DATABASE_URL that begin with ssl' }],
  });

/** As the driver does: an address without a host is one with a socket's. */
const isAddress = (url: string): boolean =>
  /^postgres(?:ql)?:\/\/./.test(url) && (URL.canParse(url) || URL.canParse(url.replace('@/', '@host/')));

/**
 * Reads `DATABASE_URL` the way the driver does, its environment variables (PGPASSWORD, ...) included. The address
 * itself is never repeated in an error: it may hold a password.
 * @param read the driver's own reading of an address, without connecting.
 */
export function readAddress(url: string, read: (connectionString: string) => ReadClient): ServerAddress {
  if (!isAddress(url)) throw invalid(undefined);
  const parameters = parametersOf(url);
  const faults = parameterFaults(parameters);
  if (faults.length > 0) throw new HostError(faults);
  let client: ReadClient;
  try {
    client = read(url);
  } catch (error) {
    const file = unreadableFile(parameters, error as NodeJS.ErrnoException);
    if (file !== undefined) throw new HostError([file]);
    const sentence = ABOUT_SSL.exec((error as Error).message)?.[1];
    throw sentence === undefined ? invalid(undefined) : contradiction(sentence);
  }
  const { host, port, user, password, database, ssl, connectionParameters: said } = client;
  const queryTimeout = parameters.get('query_timeout');
  return {
    config: {
      host,
      port,
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
      ...(database === undefined ? {} : { database }),
      // Off is said as well: the driver would ask the environment again.
      ssl,
      ...(said.application_name ? { application_name: said.application_name } : {}),
      ...(said.options ? { options: said.options } : {}),
      ...(said.sslnegotiation ? { sslnegotiation: said.sslnegotiation } : {}),
      ...(queryTimeout === undefined ? {} : { query_timeout: Number(queryTimeout) }),
    },
    fallbackName: said.fallback_application_name,
    deadlines: deadlinesOf(parameters),
    describe: `PostgreSQL at ${host}:${port}/${database ?? ''} as ${user ?? ''}`,
  };
}
