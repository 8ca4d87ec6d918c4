import { anywhere, op, type Models } from 'ordinal-host';

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

/** One page of the customer book, by name. `page` counts from 1; one beyond the end shows the last. */
export async function readBook(models: Models, q: string, page: number): Promise<Book> {
  const where =
    q === ''
      ? {}
      : { [op.or]: [{ name: { [op.iLike]: anywhere(q) } }, { email: { [op.iLike]: anywhere(q) } }] };
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
      email: row.email,
      phone: row.phone,
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
