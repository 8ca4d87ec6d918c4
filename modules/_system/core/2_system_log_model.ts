import { datetime, defineModel, enumeration, json, string, text } from 'ordinal-host';

/** A warning or an error the host has logged. */
export default defineModel('SystemLog', {
  table: 'system_logs',
  softDelete: false,
  fields: {
    level: enumeration(['warn', 'error', 'fatal']).required(),
    message: text().required(),
    module: string(63),
    requestId: string(100).index(),
    details: json((z) => z.json()),
    occurredAt: datetime()
      .default(() => new Date())
      .required(),
  },
  indexes: [{ fields: ['level', 'occurredAt'] }],
  admin: {
    list: ['occurredAt', 'level', 'module', 'message', 'requestId'],
    search: ['message', 'requestId'],
    filter: ['level'],
    sort: '-occurredAt',
    title: 'message',
  },
});
