import type { Client } from 'pg';
import { fromDatabase } from './failures';

/** Connects a client. Its errors are known as the database's from then on, whoever meets them. */
export async function connected(client: Client): Promise<Client> {
  // A lost connection is told to whoever uses it next.
  client.on('error', fromDatabase);
  await client.connect().catch((error: unknown) => {
    throw fromDatabase(error);
  });
  return client;
}
