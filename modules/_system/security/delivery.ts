/** Tells one event at a time: the first that waits of some thing, in a transaction that holds its row. */
import { op, type EventCatalogue, type Instance, type Log, type Models } from 'ordinal-host';

type Event = Instance<'DomainEvent'>;
type News = EventCatalogue['domain:event'];

export interface DeliveryOptions {
  readonly models: Pick<Models, 'DomainEvent'>;
  /** Tells the subscribers and waits for them; rejects when one of them fails. */
  readonly tell: (news: News) => Promise<void>;
  readonly log: Log;
  /** For tests. */
  readonly now?: () => number;
}

export type Delivered = 'delivered' | 'failed' | 'dead';

/** Failures until an event is given up, which takes about two hours. */
export const MOST_ATTEMPTS = 10;
const HOUR = 3_600_000;
const MOST_WORDS = 2_000;

/** Milliseconds to wait after so many failures: 1 s, 3 s, 9 s, at most an hour. */
export const pauseAfter = (attempts: number): number => Math.min(1_000 * 3 ** (attempts - 1), HOUR);

/** While an event of a thing waits or is being told, the later ones of the same thing wait behind it. */
const IS_FIRST = `NOT EXISTS (SELECT FROM domain_events AS earlier WHERE earlier.state = 'waiting'
  AND earlier.aggregate_type = "DomainEvent".aggregate_type AND earlier.aggregate_id = "DomainEvent".aggregate_id
  AND earlier.position < "DomainEvent".position)`;

const newsOf = (event: Event): News => ({
  id: event.id,
  type: event.type,
  aggregateType: event.aggregateType,
  aggregateId: event.aggregateId,
  payload: event.payload,
  position: event.position,
  actorId: event.actorId,
  actorName: event.actorName,
  requestId: event.requestId,
  occurredAt: event.createdAt,
  attempt: event.attempts + 1,
});

/**
 * A function that tells the next event that is due, and answers what became of it, or undefined when none is due. Several
 * may run at once, in one process or many: a row that another one holds is passed over. One that is killed holds nothing
 * any more, and its event is still waiting.
 */
export function deliveryOf({
  models: { DomainEvent: rows },
  tell,
  log,
  now = Date.now,
}: DeliveryOptions): () => Promise<Delivered | undefined> {
  const { sequelize } = rows;
  if (sequelize === undefined) throw new Error('the model DomainEvent is not bound to a database');
  const due = () => ({
    where: {
      state: 'waiting' as const,
      nextAttemptAt: { [op.lte]: new Date(now()) },
      [op.and]: sequelize.literal(IS_FIRST),
    },
    order: [['position', 'ASC']] as [string, string][],
  });

  async function noteFailure(event: Event, error: unknown): Promise<Delivered> {
    const attempts = event.attempts + 1;
    const state = attempts >= MOST_ATTEMPTS ? 'dead' : 'waiting';
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, MOST_WORDS);
    const nextAttemptAt = new Date(now() + pauseAfter(attempts));
    const where = { id: event.id, state: 'waiting' as const, attempts: event.attempts };
    await rows.update({ attempts, state, lastError, nextAttemptAt }, { where, hooks: false });
    const { id, type } = event;
    if (state === 'dead') log.error({ id, type, err: error }, 'an event was given up');
    else log.warn({ id, type, attempts, err: error }, 'an event could not be delivered; it is tried again');
    return state === 'dead' ? 'dead' : 'failed';
  }

  return async () => {
    // Most of the time there is nothing, and one short question costs less than a transaction.
    if ((await rows.findOne({ ...due(), attributes: ['id'] })) === null) return undefined;
    const taken: Event[] = [];
    try {
      await sequelize.transaction({ transaction: null }, async (transaction) => {
        const event = await rows.findOne({ ...due(), lock: transaction.LOCK.UPDATE, skipLocked: true });
        if (event === null) return;
        taken.push(event);
        await tell(newsOf(event));
        const deliveredAt = new Date(now());
        const where = { id: event.id };
        // Nobody listens to this change, and without hooks its row is not read again.
        await rows.update({ state: 'delivered', deliveredAt, lastError: null }, { where, hooks: false });
      });
    } catch (error) {
      const [event] = taken;
      if (event === undefined) throw error;
      return noteFailure(event, error);
    }
    return taken.length === 0 ? undefined : 'delivered';
  };
}
