/** What a search answers: groups of places to go to, as plain data for pages, the palette and programs. */
import type { Cell } from '../record';

export interface FoundItem {
  /** Loading number of the model it belongs to; where there is none, an icon is drawn. */
  readonly number: number | undefined;
  readonly icon: string;
  readonly text: string;
  /** What tells it apart from others of that name. */
  readonly detail: string;
  readonly to: string;
  readonly state?: Cell | undefined;
}

export interface FoundGroup {
  readonly key: string;
  readonly title: string;
  readonly items: readonly FoundItem[];
}
