/** Recording that something has happened, and asking for another try. */
import { actor, requestId, type Models, type NewRow } from 'ordinal-host';

export interface NewEvent {
  /** `invoice.paid` */
  readonly type: string;
  /** The kind of thing it happened to, and which one. Events of one thing are told in the order they were recorded. */
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly payload?: NewRow<'DomainEvent'>['payload'];
}

export interface Events {
  /** Stores events in the transaction around: they are told if and only if it is committed. Answers their ids. */
  record(...events: readonly NewEvent[]): Promise<string[]>;
  /** Asks that an event is tried again now, also one that was given up. False for one that is not there or delivered. */
  retry(id: string): Promise<boolean>;
}

const MOST_NAME = 100;

/** @param now for tests */
export function eventsOf({ DomainEvent: rows }: Pick<Models, 'DomainEvent'>, now = Date.now): Events {
  return {
    async record(...events) {
      const by = actor();
      const made = await rows.bulkCreate(
        events.map(({ payload = {}, ...event }) => ({
          ...event,
          payload,
          nextAttemptAt: new Date(now()),
          actorId: by?.id ?? null,
          actorName: by?.name.slice(0, MOST_NAME) ?? null,
          requestId: requestId() ?? null,
        })),
      );
      return made.map(({ id }) => id);
    },
    async retry(id) {
      const [changed] = await rows.update(
        { state: 'waiting', attempts: 0, nextAttemptAt: new Date(now()) },
        { where: { id, state: ['waiting', 'dead'] } },
      );
      return changed === 1;
    },
  };
}
