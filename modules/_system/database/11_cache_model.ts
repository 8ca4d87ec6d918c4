import { array, datetime, defineModel, json, string } from 'ordinal-host';

/** A value that took long to find and may be lost at any time. `cache.ts` reads and writes it. */
export default defineModel('Cache', {
  table: 'caches',
  softDelete: false,
  audit: false,
  fields: {
    key: string(250).required().unique().readOnly(),
    value: json((z) => z.json())
      .required()
      .readOnly(),
    tags: array(string(100)).required().readOnly(),
    expiresAt: datetime().index().readOnly().help('without it, it stays until it is invalidated'),
  },
  indexes: [{ fields: ['tags'], using: 'gin' }],
  admin: {
    list: ['key', 'tags', 'expiresAt', 'updatedAt'],
    search: ['key'],
    sort: 'key',
    title: 'key',
    label: 'Cached value',
    plural: 'Cached values',
  },
});
