/** What this module announces. Types only. */
import type { RowFor } from 'ordinal-host';

type Stored = RowFor<'DomainEvent'>;

declare module 'ordinal-host' {
  interface EventCatalogue {
    /**
     * Something has happened, and what belongs to it is stored for good. Told once in the ordinary case, and again after
     * a failure or a crash: a listener that must not act twice remembers `id`. What it writes is stored together with
     * the fact that the event was delivered; if it fails, nothing of that is, and the event comes again later.
     */
    'domain:event': Pick<
      Stored,
      | 'id'
      | 'type'
      | 'aggregateType'
      | 'aggregateId'
      | 'payload'
      | 'position'
      | 'actorId'
      | 'actorName'
      | 'requestId'
    > & {
      readonly occurredAt: Date;
      /** 1 the first time. */
      readonly attempt: number;
    };
  }
}
export {};
