/** Rows as plain values: attributes by name, nothing of Sequelize around them. */
import type { FindOptions, WhereOptions } from 'sequelize';
import type { Admin } from '../context';
import type { AdminPage } from '../describe';

export type Row = Readonly<Record<string, unknown>>;

/** The attributes pages may see: no hidden, no secret one. */
export function visibleAttributes(page: AdminPage): string[] {
  return page.fields
    .filter((field) => !field.secret)
    .flatMap(({ attribute, currency }) => (currency === undefined ? [attribute] : [attribute, currency]));
}

export async function readRows(admin: Admin, page: AdminPage, options: FindOptions): Promise<Row[]> {
  const attributes = (options.attributes as string[] | undefined) ?? visibleAttributes(page);
  return (await admin.modelOf(page).findAll({ ...options, attributes, raw: true })) as unknown as Row[];
}

/** @param trash also look among rows in the trash */
export async function readRow(
  admin: Admin,
  page: AdminPage,
  id: string,
  trash = false,
): Promise<Row | undefined> {
  const [row] = await readRows(admin, page, { where: { id }, limit: 1, paranoid: !trash });
  return row;
}

/** More rows than this are not counted one by one. */
const CAP = 10_000;

/** A number of rows. `more`: there are more than that, nobody counted how many. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

/** Counts rows that match, exactly up to 10,000: a look at row 10,001 first keeps a big table from being walked. */
export async function countRows(
  admin: Admin,
  page: AdminPage,
  where: WhereOptions,
  options: { readonly paranoid?: boolean } = {},
): Promise<Count> {
  const beyond = await readRows(admin, page, {
    attributes: ['id'],
    where,
    offset: CAP,
    limit: 1,
    ...options,
  });
  if (beyond.length > 0) return { count: CAP, more: true };
  return { count: await admin.modelOf(page).count({ where, ...options }), more: false };
}
