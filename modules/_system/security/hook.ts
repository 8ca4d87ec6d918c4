import { defineHooks, type HookContext } from 'ordinal-host';
import { deliveryOf } from './delivery';
import { checkKeys } from './data_keys';
import { withHistory } from './history';
import { countUnder } from './reencrypt';
import { rounds, type Rounds } from './rounds';
import { tokensOf } from './tokens';
import { keep, linesOf } from './trail';

/** Milliseconds. Another process records events as well, and only a look at the table tells. */
const LOOK_EVERY = 1_000;
const LOOK_AT_LEAST_EVERY = 30_000;
/** A large import writes its trail in one go. */
const PATIENCE = 60_000;

/** Sequelize's transaction, as far as it is needed here; a savepoint has a parent. */
interface Ending {
  readonly parent?: Ending | null;
  afterCommit(work: () => void): void;
}
const outermost = (one: Ending): Ending => (one.parent ? outermost(one.parent) : one);

/** Without their key nobody can read them again. */
function stillUsed(values: number): Error {
  const detail = `${values === 1 ? 'One value is' : `${values} values are`} encrypted with this key. Make a new one first.`;
  return Object.assign(new Error(detail), { status: 409, title: 'Kept as it is', detail });
}

/** Keeps the audit trail, tells domain events in the background, and forgets links whose time is over. */
export default defineHooks(({ models, hooks, log, actor, requestId, keyFor }: HookContext) => {
  let telling: Rounds | undefined;
  return {
    'records:changed': {
      timeLimit: PATIENCE,
      run: (changed) => keep(models, linesOf(changed, { actor: actor(), requestId: requestId() })),
    },
    'domain_events:created': ({ transaction }) => {
      outermost(transaction as Ending).afterCommit(() => telling?.wake());
    },
    'encryption_keys:deleted': async ({ row: { id } }) => {
      const values = await countUnder(models, id);
      if (values > 0) throw stillUsed(values);
    },
    'host:ready': {
      failure: 'log',
      run: async () => {
        const deliver = deliveryOf({ models, log, tell: (news) => hooks.announce('domain:event', news) });
        telling ??= rounds(async () => (await deliver()) !== undefined, {
          pause: LOOK_EVERY,
          longest: LOOK_AT_LEAST_EVERY,
          onFailure: (error) => log.warn({ err: error }, 'domain events cannot be read right now'),
        });
        await tokensOf(models).sweep();
        // Said at the start, and not only to the first who cannot sign in.
        await checkKeys(models, keyFor).catch((error: unknown) =>
          log.error({ err: error }, 'what is encrypted cannot be read'),
        );
      },
    },
    filters: {
      // A page without its history is better than none.
      'host:history': { failure: 'log', run: (asked) => withHistory(models, asked) },
    },
    'host:closing': {
      failure: 'log',
      timeLimit: PATIENCE,
      run: async () => {
        await telling?.stop();
        telling = undefined;
      },
    },
  };
});
