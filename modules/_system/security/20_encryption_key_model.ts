import { defineModel, text } from 'ordinal-host';

/** A key that values are encrypted with, itself locked up by one made from ENCRYPTION_KEY. The newest is used for what is new. */
export default defineModel('EncryptionKey', {
  table: 'encryption_keys',
  softDelete: false,
  fields: {
    wrappedKey: text().required().secret().readOnly(),
  },
  admin: {
    list: ['id', 'createdAt'],
    sort: '-createdAt',
    title: 'id',
    label: 'Encryption key',
    plural: 'Encryption keys',
    sensitive: true,
  },
});
