import { datetime, defineModel, reference, string } from 'ordinal-host';

/** A browser in which somebody is not asked for a second factor. */
export default defineModel('RememberedDevice', {
  table: 'remembered_devices',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'rememberedDevices' }).required().readOnly(),
    tokenHash: string(64).required().unique().secret().readOnly(),
    browser: string(100).required().readOnly(),
    lastUsedAt: datetime().required().readOnly(),
    expiresAt: datetime().required().index().readOnly(),
  },
  admin: {
    list: ['user', 'browser', 'lastUsedAt', 'expiresAt'],
    sort: '-lastUsedAt',
    title: 'browser',
    label: 'Remembered browser',
    plural: 'Remembered browsers',
  },
});
