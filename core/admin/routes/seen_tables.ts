/** The tables that whoever asks may look into: a filter along a reference asks about their records. */
import { may } from '../../actor';
import type { PageOf } from '../../query';
import type { Admin } from '../context';

export const seenBy =
  (admin: Admin): PageOf =>
  (table) =>
    may(`${table}.read`) ? admin.pageOf(table) : undefined;
