/** Lists as people like them: a filter `host:views` adds those that are kept somewhere. Plain data. */
import type { Identity, Powers } from './identity';

/** What a list shows, under a name. */
export interface SavedView {
  readonly title: string;
  /** What stands behind the question mark of the list's address. */
  readonly query: string;
  /** Kept for everybody who may see the list. */
  readonly shared: boolean;
}

/** The views of one list on their way to being drawn. */
export interface AskedViews {
  /** Who looks at the list. */
  readonly identity: Identity;
  /** Whether they hold a permission. */
  readonly may: Powers;
  readonly table: string;
  /** In the order in which they are shown; at first none. */
  readonly views: readonly SavedView[];
  /** Where views are kept; at first nowhere. */
  readonly keeping?: KeepingViews | undefined;
}

export interface KeepingViews {
  /** Address that a form posts `table`, `query`, `title` and `shared` to. */
  readonly action: string;
  /** Whether whoever looks may keep views for everybody. */
  readonly mayShare: boolean;
  /** Address of a page on which one's own views are renamed and removed. */
  readonly manage: string;
}
