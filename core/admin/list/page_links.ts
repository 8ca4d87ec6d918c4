/** The ways from one page of a list to the others. */
import { grouped, type AdminPage } from '../../describe';
import { END, placeParameter, type ListQuery, type Place, type RowKey } from '../../query';
import { countText } from '../record';
import { listAddress } from './list_address';
import type { ListRead } from './read_list';

export interface PageLinks {
  /** `26–50 of 318` */
  readonly span: string;
  readonly first: string | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly last: string | undefined;
}

/** Addresses go by places, so that each costs the same; a number beside it says where one is. */
export function pageLinks(page: AdminPage, query: ListQuery, read: ListRead): PageLinks {
  const { rows, total, page: number, isFirst, isLast } = read;
  const at = (side: Place['side'], key: RowKey | undefined, to: number | undefined): string | undefined => {
    if (key === undefined) return undefined;
    const place: Place = { side, key };
    // A key that no address can hold: the number has to do, as far as it goes.
    const isTold = placeParameter(place) !== undefined;
    if (!isTold && to === undefined) return undefined;
    return listAddress(page, query, { page: to ?? 1, place: isTold ? place : undefined });
  };
  const before = number === undefined ? undefined : number - 1;
  return {
    span: spanOf(query, read, countText(total)),
    first: isFirst ? undefined : listAddress(page, query, {}),
    previous: isFirst
      ? undefined
      : before === 1
        ? listAddress(page, query, {})
        : at('before', read.first, before),
    next: isLast ? undefined : at('after', read.last, number === undefined ? undefined : number + 1),
    last: isLast || rows.length === 0 ? undefined : listAddress(page, query, { place: END }),
  };
}

function spanOf({ pageSize }: ListQuery, { rows, page, isLast }: ListRead, totalText: string): string {
  if (rows.length === 0) return '0';
  if (page === undefined) return `${isLast ? 'Last ' : ''}${grouped(rows.length)} of ${totalText}`;
  const offset = (page - 1) * pageSize;
  return `${grouped(offset + 1)}–${grouped(offset + rows.length)} of ${totalText}`;
}
