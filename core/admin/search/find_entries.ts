/** Pages and actions that answer what was typed. Pure, but for what somebody may do. */
import { may } from '../../actor';
import type { MenuGroup } from '../../declare';
import { lower, type AdminPage } from '../../describe';
import type { FoundItem } from './found';
import { holdsAll, rankOf } from './words';

const PAGES = 7;
const ACTIONS = 4;

/** A number stands for its model. */
const isNumberOf = (number: number | undefined, words: readonly string[]): boolean =>
  words.length === 1 && number !== undefined && /^\d+$/.test(words[0] ?? '') && Number(words[0]) === number;

type Ranked = FoundItem & { readonly rank: number };

const best = (items: readonly Ranked[], most: number): FoundItem[] =>
  [...items]
    .sort((one, other) => one.rank - other.rank || (one.number ?? Infinity) - (other.number ?? Infinity))
    .slice(0, most)
    .map(({ rank: _, ...item }) => item);

/**
 * Pages whose name or number answers: the menu as it is shown to whoever asks, and lists it has no entry for.
 * @param pages of models whose records they may read
 */
export function pagesFound(
  menu: readonly MenuGroup[],
  pages: readonly AdminPage[],
  words: readonly string[],
): FoundItem[] {
  const places = menu.flatMap(({ title, entries }) =>
    entries.map(({ to, number, icon, title: text }) => ({ to, number, icon, text, detail: title })),
  );
  const shown = new Set(places.map(({ to }) => to));
  const others = pages
    .filter(({ path }) => !shown.has(path))
    .map(({ path, number, plural }) => ({ to: path, number, icon: '', text: plural, detail: '' }));
  const once = new Map([...places, ...others].reverse().map((place) => [place.to, place]));
  const found = [...once.values()].flatMap((place): Ranked[] => {
    if (isNumberOf(place.number, words)) return [{ ...place, rank: -1 }];
    return holdsAll(words, place.text) ? [{ ...place, rank: rankOf(place.text, words) }] : [];
  });
  return best(found, PAGES);
}

/** `New customer`, where it may be made. */
export function actionsFound(pages: readonly AdminPage[], words: readonly string[]): FoundItem[] {
  const found = pages
    .filter(({ creatable, table }) => creatable && may(`${table}.create`))
    .flatMap((page): Ranked[] => {
      const text = `New ${lower(page.label)}`;
      const isMeant = isNumberOf(page.number, words) || holdsAll(words, text, page.plural);
      const rank = Math.min(rankOf(page.label, words), rankOf(text, words));
      const item = { number: page.number, icon: 'plus', text, detail: '', to: `${page.path}/new` };
      return isMeant ? [{ ...item, rank }] : [];
    });
  return best(found, ACTIONS);
}
