import { datetime, defineModel, integer, string } from 'ordinal-host';

/** How often something was asked for within a time, by whom or from where. Written by `rate_limits.ts`. */
export default defineModel('RateLimit', {
  table: 'rate_limits',
  softDelete: false,
  audit: false,
  fields: {
    key: string(200).required().unique().readOnly(),
    count: integer().default(0).required().readOnly(),
    endsAt: datetime().required().index().readOnly(),
  },
  admin: {
    list: ['key', 'count', 'endsAt'],
    search: ['key'],
    sort: '-endsAt',
    title: 'key',
    label: 'Rate limit',
    plural: 'Rate limits',
  },
});
