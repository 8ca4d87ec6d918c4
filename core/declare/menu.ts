/** The menu beside every page, as plain data: what a project contributes to it, and what somebody is shown. */
import type { Identity, Powers } from './identity';

/** A way to a page. */
export interface MenuEntry {
  /** Address; an entry is known by it. */
  readonly to: string;
  readonly title: string;
  /** Loading number of the model whose records are there; where there is none, an icon is drawn. */
  readonly number: number | undefined;
  readonly icon: string;
  /** Needed to open the page. */
  readonly permission: string | undefined;
  /** How many things are there, as it is shown. */
  readonly count: string | undefined;
}

export interface MenuGroup {
  /** What it is known by: `300–319`, `system`. */
  readonly key: string;
  /** `300–319`; nothing for a group that is no range of numbers. */
  readonly range: string;
  /** Heading; nothing for entries that stand without one. */
  readonly title: string;
  /** Pages fold away where the menu is long. What is personal is never the first page somebody is led to. */
  readonly kind: 'pages' | 'system' | 'personal';
  readonly entries: readonly MenuEntry[];
}

/** A button at the head of a page: a form that posts. */
export interface PageButton {
  readonly title: string;
  readonly icon: string;
  /** True draws it as pressed. */
  readonly on: boolean;
  /** Where the form is sent, and what with. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody was shown a page. */
export interface Visit {
  readonly identity: Identity;
  /** As it was asked for. */
  readonly address: string;
  readonly title: string;
}

/** The menu of one page on its way to being drawn. */
export interface AskedMenu {
  /** Who looks at the page. */
  readonly identity: Identity;
  /** Whether they hold a permission. */
  readonly may: Powers;
  /** The page. `lasting` is not what answers a form, nor what went wrong: it can be asked for again. */
  readonly page: { readonly address: string; readonly title: string; readonly lasting: boolean };
  /** All that the project contributes, whoever asks: the same value every time. */
  readonly contributed: readonly MenuGroup[];
  /** What is drawn; at first what is contributed, without what they may not open. */
  readonly groups: readonly MenuGroup[];
  /** What is drawn at the head of the page; at first nothing. */
  readonly buttons: readonly PageButton[];
}
