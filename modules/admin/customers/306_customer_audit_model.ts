import { defineModel, enumeration, json, string, uuid } from 'ordinal-host';

/** What was changed, when and by whom. Names nobody by key: the trail outlives records and people. */
export default defineModel('CustomerAudit', {
  table: 'customer_audits',
  softDelete: false,
  audit: false,
  fields: {
    tableName: string(63).required().readOnly(),
    recordId: uuid().required().index().readOnly(),
    action: enumeration(['CREATE', 'UPDATE', 'DELETE']).required().readOnly(),
    changes: json((z) => z.record(z.string(), z.json())).readOnly(),
    actorId: uuid().readOnly(),
    actorName: string(100).readOnly(),
  },
  admin: {
    list: ['createdAt', 'action', 'tableName', 'recordId', 'actorName', 'changes'],
    filter: ['action', 'tableName'],
    sort: '-createdAt',
    title: 'action',
    label: 'Change',
    plural: 'Changes',
  },
});
