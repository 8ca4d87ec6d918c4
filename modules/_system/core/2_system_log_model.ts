import { datetime, defineModel, enumeration, json, string, text } from 'ordinal-host';

/** A warning or an error the host has logged. Only the host writes it. */
export default defineModel('SystemLog', {
  table: 'system_logs',
  softDelete: false,
  audit: false,
  fields: {
    level: enumeration(['warn', 'error', 'fatal']).required().readOnly(),
    message: text().required().readOnly(),
    module: string(63).readOnly(),
    requestId: string(100).index().readOnly(),
    details: json((z) => z.json()).readOnly(),
    occurredAt: datetime()
      .default(() => new Date())
      .required()
      .readOnly(),
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
