/** What the palette offers before anything is typed: a filter `host:palette` adds to it. Plain data. */
import type { Identity, Powers } from './identity';
import type { MenuGroup } from './menu';

/** What is offered on its way to being drawn. */
export interface AskedPalette {
  /** Who has opened it. */
  readonly identity: Identity;
  /** Whether they hold a permission. */
  readonly may: Powers;
  /** All that the project contributes to the menu, whoever asks. */
  readonly contributed: readonly MenuGroup[];
  /** Groups in the order in which they are shown; at first none. */
  readonly groups: readonly MenuGroup[];
}
