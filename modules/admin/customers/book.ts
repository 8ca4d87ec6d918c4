import { anywhere, op, type Models } from 'ordinal-host';
import type { Reach } from './reach';
import { refuse, unknownNames } from './refuse';

const PAGE = 25;

export interface BookRow {
  readonly id: string;
  /** Nothing where it is hidden, as are the others. */
  readonly name: string | null;
  readonly status: string | null;
  readonly email: string | null;
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
  // What is hidden is not found either: the search would tell what it is.
  const searched = ['name', 'email']
    .filter((field) => reach.shows('customers', field))
    .map((field) => ({ [field]: { [op.iLike]: anywhere(q) } }));
  const where = reach.within(
    'customers',
    q === '' ? {} : { [op.or]: searched.length > 0 ? searched : [NONE] },
  );
  const total = await models.Customer.count({ where });
  const last = Math.max(1, Math.ceil(total / PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page)), last);
  const rows = await models.Customer.findAll({
    where,
    order: reach.shows('customers', 'name') ? ['name', 'id'] : ['id'],
    limit: PAGE,
    offset: (at - 1) * PAGE,
  });
  const ids = rows.map(({ id }) => id);
  const contacts = await contactsOf(models, ids, reach);
  const segments = await segmentsOf(models, ids, reach);
  return {
    q,
    rows: rows.map(({ id, name, status, email }) => ({
      id,
      ...reach.seen('customers', { name, status, email }),
      contacts: contacts.filter((customer) => customer === id).length,
      segments: segments.filter(({ customer }) => customer === id).map((segment) => segment.name),
    })),
    total,
    from: total === 0 ? 0 : (at - 1) * PAGE + 1,
    to: Math.min(at * PAGE, total),
    previous: at > 1 ? at - 1 : undefined,
    next: at < last ? at + 1 : undefined,
  };
}

/** No record meets it: none is without an id. */
const NONE = { id: null };

/** Whose contacts there are, once for each. */
async function contactsOf(models: Models, customerId: string[], reach: Reach): Promise<string[]> {
  if (!reach.shows('customer_contacts', 'customer')) return [];
  const where = reach.within('customer_contacts', { customerId });
  return (await models.CustomerContact.findAll({ where })).map((contact) => contact.customerId);
}

async function segmentsOf(
  models: Models,
  customerId: string[],
  reach: Reach,
): Promise<{ readonly customer: string; readonly name: string }[]> {
  const of = 'customer_segment_members';
  if (
    !reach.shows(of, 'customer') ||
    !reach.shows(of, 'segment') ||
    !reach.shows('customer_segments', 'name')
  )
    return [];
  const members = await models.CustomerSegmentMember.findAll({ where: reach.within(of, { customerId }) });
  const id = members.map(({ segmentId }) => segmentId);
  const segments = await models.CustomerSegment.findAll({
    where: reach.within('customer_segments', { id }),
    order: ['name', 'id'],
  });
  return segments.flatMap((segment) =>
    members
      .filter(({ segmentId }) => segmentId === segment.id)
      .map((member) => ({ customer: member.customerId, name: segment.name })),
  );
}
