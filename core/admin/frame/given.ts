/** What a route says about its page. */
import type { RowDensity } from '../../query';

export interface Crumb {
  readonly text: string;
  /** Address; the last crumb, the page itself, has none. */
  readonly to?: string;
}

/** What a route may say about its page when it renders: `res.render('customers/list', { title, crumbs, active })`. */
export interface PageGiven {
  /** Title of the page: the name of the record, where it shows one. */
  readonly title?: string;
  readonly crumbs?: readonly Crumb[];
  /** Address in the rail that is the current place. */
  readonly active?: string;
  /** Without rail: signing in, and what else has one thing to do. */
  readonly bare?: boolean;
  /** How close rows stand on this page, whatever somebody prefers. */
  readonly density?: RowDensity | undefined;
}
