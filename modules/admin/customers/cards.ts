/** What the first page shows of customers. */
import type { CardContext, ChartData, CountData, ListData } from 'ordinal-host';
import { op } from 'ordinal-host';

const HERE = '/admin/customers';
const LIST = '/admin/customers/customers';
const WEEKS = 12;
const NEWEST = 6;

/** `week of 4 May` */
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** How many are active, and how many came in each of the last twelve weeks that are over. */
async function active({ count, tally }: CardContext): Promise<CountData> {
  const weeks = await tally('Customer', { every: 'week', last: WEEKS + 1 });
  const { count: value, more } = await count('Customer', { status: 'active' });
  const fresh = weeks.slice(-4).reduce((sum, week) => sum + week.count, 0);
  return {
    value,
    more,
    words: `${fresh} new in four weeks`,
    points: weeks
      .slice(0, WEEKS)
      .map(({ at, count: made }) => ({ label: `week of ${DAY.format(at)}`, value: made })),
  };
}

const DAYS = 30;

/** Notes of the last thirty days, and how many there were in the thirty before. */
async function notes({ tally }: CardContext): Promise<CountData> {
  const days = await tally('CustomerNote', { every: 'day', last: 2 * DAYS });
  const sum = (some: typeof days): number => some.reduce((all, { count }) => all + count, 0);
  const last = days.slice(DAYS);
  return {
    value: sum(last),
    before: { value: sum(days.slice(0, DAYS)), words: 'against the 30 days before' },
    points: last.map(({ at, count }) => ({ label: DAY.format(at), value: count })),
  };
}

const STATUSES = ['lead', 'active', 'dormant', 'closed'];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Reads every customer; a table of millions would keep such a number elsewhere. */
async function byStatus({ countsBy }: CardContext): Promise<ChartData> {
  const counts = await countsBy('Customer', 'status');
  return {
    labels: STATUSES.map(capital),
    series: [{ title: 'customers', values: STATUSES.map((status) => counts.get(status) ?? 0) }],
  };
}

async function newest({ models, within, fieldsOf }: CardContext): Promise<ListData> {
  const shows = (field: string): boolean => !fieldsOf('customers').hidden.has(field);
  const rows = await models.Customer.findAll({
    where: { [op.and]: [within('customers')] },
    order: [['createdAt', 'DESC']],
    limit: NEWEST,
  });
  return {
    lines: rows.map((row) => ({
      number: 300,
      text: shows('name') ? row.name : 'Customer',
      ...(shows('email') && row.email !== null && { detail: row.email }),
      to: `${LIST}/${row.id}`,
      at: row.createdAt,
    })),
    empty: 'No customers yet.',
  };
}

const permission = 'customers.read';

export const cards = {
  active: {
    kind: 'count',
    title: 'Active customers',
    permission,
    to: `${LIST}?f.status=active`,
    read: active,
  },
  notes: {
    kind: 'count',
    title: 'Notes in 30 days',
    permission: 'customer_notes.read',
    to: '/admin/customers/customer-notes',
    read: notes,
  },
  byStatus: { kind: 'chart', title: 'Customers by status', permission, to: LIST, read: byStatus },
  newest: { kind: 'list', title: 'Newest customers', permission, to: HERE, read: newest },
} as const;
