/** What the generated routes of one model are put together from. */
import type { RequestHandler } from 'express';
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import type { RowCounts } from '../record';

export interface Paths {
  readonly admin: Admin;
  readonly counts: RowCounts;
  /** The policy of a permission of the table: `read`. */
  readonly may: (what: string) => RequestHandler;
  /** Makes a handler out of the page as whoever asks sees it: fields that are hidden from them are not in it. */
  readonly seen: (make: (page: AdminPage) => RequestHandler) => RequestHandler;
  /** What every page needs before it is drawn. */
  readonly ready: RequestHandler;
  /** Before a form is filled in, and before it is carried out: somebody may have to show that it is them. */
  readonly asks: readonly RequestHandler[];
  readonly writes: readonly RequestHandler[];
  /** Before a form that changes nothing. */
  readonly plainly: readonly RequestHandler[];
}
