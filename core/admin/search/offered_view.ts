/** What is offered before anything is typed: what modules know somebody wants at hand, then the menu. */
import { actor, may } from '../../actor';
import type { MenuGroup } from '../../declare';
import type { Admin } from '../context';
import type { FoundGroup } from './found';
import type { SearchView } from './search_view';

/** Pages of the menu, where no module offers anything. */
const MOST = 8;

const groupOf = ({ key, title, entries }: MenuGroup): FoundGroup => ({
  key,
  title,
  items: entries.map(({ number, icon, title: text, to }) => ({ number, icon, text, detail: '', to })),
});

/** @param menu as whoever asks is shown it */
export async function offeredView(admin: Admin, menu: readonly MenuGroup[]): Promise<SearchView> {
  const began = performance.now();
  const identity = actor();
  const asked =
    identity === undefined
      ? undefined
      : await admin.passPalette?.({ identity, may, contributed: admin.contributed, groups: [] });
  const offered = (asked?.groups ?? []).map(groupOf).filter(({ items }) => items.length > 0);
  const entries = menu.flatMap((group) => group.entries).slice(0, MOST);
  const pages = groupOf({ key: 'pages', title: 'Pages', range: '', kind: 'system', entries });
  return {
    q: '',
    groups: offered.length > 0 ? offered : [pages],
    left: [],
    milliseconds: Math.round(performance.now() - began),
  };
}
