import { defineModel, string } from 'ordinal-host';

/** An address that belongs to nobody yet. Models derive from it; it has no number and no table of its own. */
export const address = defineModel('Address', {
  table: 'addresses',
  fields: {
    street: string(200).required(),
    street2: string(200).label('Street, second line'),
    city: string(100).required(),
    state: string(100),
    postalCode: string(20).required(),
    country: string(2)
      .default('US')
      .required()
      .pattern(/^[A-Z]{2}$/)
      .help('two capital letters, ISO 3166'),
  },
  admin: {
    list: ['street', 'postalCode', 'city', 'country'],
    search: ['street', 'city', 'postalCode'],
    title: 'street',
  },
});
