import type { Client } from 'pg';
import type { Health } from './database';

/** A refused connection to several addresses is an AggregateError without a message. */
const reasonOf = (error: unknown): string => {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
};

/**
 * Asks for `select 1` on a connection of its own and answers within `limitMs` whatever happens.
 * @param connect makes a connection; called once.
 */
export async function askHealth(connect: () => Promise<Client>, limitMs: number): Promise<Health> {
  const began = performance.now();
  const passed = (): number => Math.round(performance.now() - began);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Health>((resolve) => {
    const reason = `no answer within ${limitMs} ms`;
    timer = setTimeout(() => resolve({ ok: false, milliseconds: passed(), reason }), limitMs);
  });
  const asked = connect().then(async (client) => {
    await client.query('select 1').finally(() => client.end().catch(() => undefined));
    return { ok: true, milliseconds: passed() };
  });
  const answer = asked.catch((error: unknown) => ({
    ok: false,
    milliseconds: passed(),
    reason: reasonOf(error),
  }));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
