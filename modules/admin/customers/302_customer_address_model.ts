import { derive, enumeration, reference } from 'ordinal-host';
import { address } from './address';

/** Where a customer gets goods or invoices. */
export default derive(address, 'CustomerAddress', {
  table: 'customer_addresses',
  fields: {
    customer: reference('customers', { onDelete: 'CASCADE', inverse: 'addresses' }).required(),
    purpose: enumeration(['billing', 'shipping', 'other']).default('billing').required(),
  },
  admin: {
    list: ['street', 'postalCode', 'city', 'country', 'purpose', 'customer'],
    filter: ['purpose', 'country'],
    label: 'Address',
    plural: 'Addresses',
  },
});
