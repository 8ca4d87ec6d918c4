import { bigint, datetime, defineModel, enumeration, integer, json, string, text, uuid } from 'ordinal-host';

/**
 * Something that has happened, stored in the transaction in which it happened, and told to others afterwards.
 * `events_of.ts` records it, `delivery.ts` tells it.
 */
export default defineModel('DomainEvent', {
  table: 'domain_events',
  softDelete: false,
  audit: false,
  fields: {
    type: string(100).required().index().readOnly().help('invoice.paid'),
    aggregateType: string(63)
      .required()
      .readOnly()
      .help('invoice: events of one thing are told in their order'),
    aggregateId: string(100).required().readOnly(),
    payload: json((z) => z.json())
      .required()
      .readOnly(),
    // Given by the database, as said below; here only so that nobody has to name it.
    position: bigint()
      .required()
      .default(() => '0')
      .unique()
      .readOnly(),
    state: enumeration(['waiting', 'delivered', 'dead']).default('waiting').required().readOnly(),
    attempts: integer().default(0).required().readOnly().help('how often it could not be delivered'),
    nextAttemptAt: datetime()
      .required()
      .default(() => new Date())
      .readOnly(),
    deliveredAt: datetime().readOnly(),
    lastError: text().readOnly(),
    actorId: uuid().readOnly(),
    actorName: string(100).readOnly(),
    requestId: string(100).readOnly(),
  },
  indexes: [
    { fields: ['aggregateType', 'aggregateId', 'position'] },
    {
      fields: ['aggregateType', 'aggregateId', 'position'],
      where: "state = 'waiting'",
      name: 'domain_events_first_idx',
    },
    { fields: ['position'], where: "state = 'waiting'", name: 'domain_events_waiting_idx' },
    { fields: ['state', 'createdAt'] },
  ],
  extraDdl: [
    `CREATE SEQUENCE domain_events_position OWNED BY domain_events.position`,
    // Whoever records an event of a thing keeps others waiting that record one of the same thing, until the end of the
    // transaction. Without that, positions could become visible in another order than they were given. Rows that come
    // back from a backup keep theirs.
    `CREATE FUNCTION domain_events_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(23, hashtext(NEW.aggregate_type || ' ' || NEW.aggregate_id));
  IF coalesce(NEW.position, 0) = 0 THEN
    NEW.position := nextval('domain_events_position');
  END IF;
  RETURN NEW;
END $$`,
    `CREATE TRIGGER domain_events_in_order BEFORE INSERT ON domain_events
FOR EACH ROW EXECUTE FUNCTION domain_events_in_order()`,
  ],
  admin: {
    list: ['position', 'createdAt', 'type', 'aggregateType', 'aggregateId', 'state', 'attempts', 'lastError'],
    search: ['type', 'aggregateId'],
    filter: ['state', 'type', 'aggregateType'],
    sort: '-position',
    title: 'type',
  },
});
