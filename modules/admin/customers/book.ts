import { anywhere, op, type Models } from 'ordinal-host';
import type { Reach } from './reach';
import { refuse, unknownNames } from './refuse';

const PAGE = 25;

export interface BookRow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contacts: number;
  readonly segments: readonly string[];
}

export interface Book {
  readonly q: string;
  readonly rows: readonly BookRow[];
  readonly total: number;
  readonly from: number;
  readonly to: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

const isPage = (text: unknown): text is string => typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text);
const isSearch = (text: unknown): text is string => typeof text === 'string' && text.length <= 200;

/**
 * Reads the parameters of the book's address.
 * @throws what the host answers as 400, naming each parameter that is not understood
 */
export function bookQuery(given: Readonly<Record<string, unknown>>): {
  readonly q: string;
  readonly page: number;
} {
  const { q = '', page = '1' } = given;
  refuse([
    ...unknownNames(given, ['q', 'page'], 'is not a parameter of this page'),
    ...(isSearch(q) ? [] : [{ name: 'q', message: 'must be given once, with at most 200 characters' }]),
    ...(isPage(page) ? [] : [{ name: 'page', message: 'must be a whole number from 1' }]),
  ]);
  return { q: String(q), page: Number(page) };
}

/** One page of the customer book, by name. `page` counts from 1; one beyond the end shows the last. */
export async function readBook(models: Models, q: string, page: number, reach: Reach): Promise<Book> {
  const searched = [
    { name: { [op.iLike]: anywhere(q) } },
    // What is hidden is not found either: the search would tell what it is.
    ...(reach.shows('email') ? [{ email: { [op.iLike]: anywhere(q) } }] : []),
  ];
  const where = { [op.and]: [reach.customers, ...(q === '' ? [] : [{ [op.or]: searched }])] };
  const total = await models.Customer.count({ where });
  const last = Math.max(1, Math.ceil(total / PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page)), last);
  const rows = await models.Customer.findAll({
    where,
    order: ['name', 'id'],
    limit: PAGE,
    offset: (at - 1) * PAGE,
    include: ['contacts', { association: 'segmentMembers', include: ['segment'] }],
  });
  return {
    q,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      email: reach.shows('email') ? row.email : null,
      phone: reach.shows('phone') ? row.phone : null,
      contacts: row.contacts.length,
      segments: row.segmentMembers.map(
        (member) => (member as unknown as { segment: { name: string } }).segment.name,
      ),
    })),
    total,
    from: total === 0 ? 0 : (at - 1) * PAGE + 1,
    to: Math.min(at * PAGE, total),
    previous: at > 1 ? at - 1 : undefined,
    next: at < last ? at + 1 : undefined,
  };
}
