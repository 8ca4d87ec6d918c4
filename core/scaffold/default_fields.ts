import { plainField, type PlannedField } from './planned_field';

/** What a model begins with when nobody says: what stands alone has a status, what belongs to something a place in it. */
export function defaultFields(belongs: boolean): PlannedField[] {
  const name: PlannedField = { ...plainField('name', 'string'), length: 200, required: true };
  const note = plainField('description', 'text');
  if (belongs) {
    return [name, note, { ...plainField('position', 'integer'), default: '0', required: true }];
  }
  const status: PlannedField = {
    ...plainField('status', 'enum'),
    values: ['draft', 'active', 'archived'],
    default: "'draft'",
    required: true,
  };
  return [name, note, status];
}
