/** The columns every table has, and the mixin for who made a row. */
import { datetime, uncheckedReference, uuid } from './builders';
import type { Field, HasDefault, IsReadOnly, IsRequired, Reference } from './field';
import type { TableName } from './registry';

export interface BaseFields {
  readonly id: Field<string> & IsRequired & HasDefault & IsReadOnly;
  readonly createdAt: Field<Date> & IsRequired & HasDefault & IsReadOnly;
  readonly updatedAt: Field<Date> & IsRequired & HasDefault & IsReadOnly;
  readonly deletedAt: Field<Date> & IsReadOnly;
}

/** `softDelete: false` has no `deletedAt`. */
export type BaseOf<S extends boolean> = S extends false ? Omit<BaseFields, 'deletedAt'> : BaseFields;

/** Names that a model's own fields may not take. */
export const BASE_FIELD_NAMES = ['id', 'createdAt', 'updatedAt', 'deletedAt', 'isDeleted'] as const;

// The default of `id` only marks it as given: `core/register` puts UUID version 7 in, `core/create` the database's.
const id = uuid()
  .required()
  .default(() => '')
  .readOnly();
const moment = datetime()
  .required()
  .default(() => new Date())
  .readOnly();

export const baseFields = (softDelete: boolean): object =>
  softDelete
    ? { id, createdAt: moment, updatedAt: moment, deletedAt: datetime().readOnly() }
    : { id, createdAt: moment, updatedAt: moment };

/** Mixin: who made and who last changed a row. `table` is the table of people, so that core names none. */
export const authorship = <const T extends TableName>(
  table: T,
): { readonly createdBy: Reference<T> & IsReadOnly; readonly modifiedBy: Reference<T> & IsReadOnly } => ({
  createdBy: uncheckedReference(table, { onDelete: 'SET NULL' }).creator(),
  modifiedBy: uncheckedReference(table, { onDelete: 'SET NULL' }).editor(),
});
