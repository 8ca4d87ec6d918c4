import { defineModel, enumeration, json, string, text } from 'ordinal-host';

/** A value that is read and changed while the host runs. */
export default defineModel('CoreConfig', {
  table: 'core_configs',
  fields: {
    key: string(100)
      .required()
      .unique()
      .pattern(/^[a-z][a-z0-9_.]*$/)
      .help('small letters, digits, dots'),
    valueType: enumeration(['string', 'number', 'boolean', 'json']).default('string').required(),
    value: json((z) => z.json()).required(),
    description: text(),
  },
  admin: {
    list: ['key', 'valueType', 'value', 'updatedAt'],
    search: ['key', 'description'],
    sort: 'key',
    title: 'key',
  },
  validate: ({ valueType, value }) =>
    valueType === 'json' || typeof value === valueType ? undefined : { value: `must be a ${valueType}` },
});
