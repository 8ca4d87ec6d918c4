import type { AdminField, AdminPage } from '../../describe';

/** The field that says how a record stands, shown beside its name. */
export const stateOf = (page: AdminPage): AdminField | undefined =>
  page.fields.find((field) => field.spec.kind === 'enumeration' && /^(status|state|stage)$/.test(field.key));
