/** What somebody chooses about a list: its columns, its order, how close rows stand. */
import { DENSITIES, type ListQuery, type RowDensity } from '../../query';
import { sentence, type AdminField, type AdminPage } from '../../describe';
import { atFirst, parametersOf } from './list_address';
import { columnKeys } from './read_list';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface ViewOptions {
  readonly columns: readonly Choice[];
  /** One list to choose from for each place in the order. */
  readonly orders: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly densities: readonly Choice[];
  /** What else the list shows stays as it is. */
  readonly carried: readonly [string, string][];
}

const PLACES = ['Sort by', 'then by', 'and by'];
const OWN = ['cols', 'sort', 'density'];

/** Both ways to sort by a field, in its own words. */
function waysOf({ key, label, numeric, filter }: AdminField): Omit<Choice, 'chosen'>[] {
  const [up, down] =
    filter === 'date' || filter === 'datetime'
      ? ['oldest first', 'newest first']
      : numeric
        ? ['smallest first', 'largest first']
        : filter === 'yesno'
          ? ['no first', 'yes first']
          : ['A to Z', 'Z to A'];
  return [
    { value: key, label: `${label}, ${up}` },
    { value: `-${key}`, label: `${label}, ${down}` },
  ];
}

/** @param density how close rows stand without a word of the address */
export function viewOptions(page: AdminPage, query: ListQuery, density: RowDensity): ViewOptions {
  const shown = columnKeys(page, query);
  const readable = page.fields.filter(({ secret }) => !secret);
  const ordered = [
    ...shown.flatMap((key) => page.byKey.get(key) ?? []),
    ...readable.filter(({ key }) => !shown.includes(key)),
  ];
  const ways = readable.filter(({ sortable, key }) => sortable && key !== 'id').flatMap(waysOf);
  const terms = query.sort.filter(({ key }, index) => key !== 'id' || index === 0);
  return {
    columns: ordered.map(({ key, label }) => ({ value: key, label, chosen: shown.includes(key) })),
    orders: PLACES.map((label, index) => {
      const term = terms[index];
      const value = term === undefined ? '' : `${term.descending ? '-' : ''}${term.key}`;
      const none = { value: '', label: index === 0 ? 'its usual order' : 'nothing', chosen: value === '' };
      return { label, choices: [none, ...ways.map((way) => ({ ...way, chosen: way.value === value }))] };
    }),
    densities: DENSITIES.map((one) => ({
      value: one,
      label: sentence(one),
      chosen: one === (query.density ?? density),
    })),
    carried: parametersOf(page, atFirst(query)).filter(([name]) => !OWN.includes(name)),
  };
}
