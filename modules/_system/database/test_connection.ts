import { Client } from 'pg';

/** What came of asking a database for an answer. */
export interface Outcome {
  readonly outcome: 'reached' | 'failed';
  readonly milliseconds: number;
  /** Its version, or why it did not answer; never the address, which holds a password. */
  readonly answer: string;
}

/** Milliseconds a test may take. */
const LIMIT = 5_000;

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return message === undefined || message === '' ? (code ?? 'no reason given') : message;
};

/**
 * Connects, asks for the version, and leaves.
 * @param address `postgres://...`; undefined when the variable is not set
 */
export async function testConnection(address: string | undefined, variable: string): Promise<Outcome> {
  const began = performance.now();
  const end = (outcome: Outcome['outcome'], answer: string): Outcome => ({
    outcome,
    milliseconds: Math.round(performance.now() - began),
    answer,
  });
  if (address === undefined || address === '')
    return end('failed', `${variable} is not set in the environment`);
  let client: Client;
  try {
    client = new Client({
      connectionString: address,
      connectionTimeoutMillis: LIMIT,
      statement_timeout: LIMIT,
      query_timeout: LIMIT,
    });
  } catch {
    // The driver's own words would repeat the address.
    return end('failed', `${variable} is no address of a PostgreSQL database`);
  }
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>('select version()');
    return end('reached', rows[0]?.version ?? '');
  } catch (error) {
    return end('failed', reasonOf(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
