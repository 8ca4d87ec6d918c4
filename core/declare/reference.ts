import { uncheckedReference, type ReferenceOptions } from './builders';
import type { Reference } from './field';
import type { TableName } from './registry';

/** A foreign key, by table name. The table must be in `modules/order.generated.d.ts`. */
export const reference = <const T extends TableName>(table: T, options?: ReferenceOptions): Reference<T> =>
  uncheckedReference(table, options);
