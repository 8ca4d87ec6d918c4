/** Numbers below their columns: what all records of the list come to, by currency. */
import { col, fn } from 'sequelize';
import { grouped, lower, type AdminField, type AdminPage } from '../../describe';
import type { ListQuery } from '../../query';
import type { Admin } from '../context';
import { readRows, type TableCount } from '../record';
import { listAddress } from './list_address';
import { columnKeys } from './read_list';
import { whereOf } from './where_of';

export interface Sum {
  /** `balance` */
  readonly label: string;
  /** `2,914,380.18`; one for each currency. Nothing: not added up yet. */
  readonly texts: readonly string[] | undefined;
}

export interface Sums {
  readonly sums: readonly Sum[];
  /** Adds them up: it takes a while with many records, so somebody asks for it. */
  readonly ask: string | undefined;
}

/** As many currencies are told; who has more of them has no use for their sums. */
const CURRENCIES = 4;

/** @param total records of the list */
export async function sumsOf(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  total: TableCount,
): Promise<Sums> {
  const shown = columnKeys(page, query);
  const fields = page.sums.filter((key) => shown.includes(key)).flatMap((key) => page.byKey.get(key) ?? []);
  const isMany = total.more || total.estimated;
  if (fields.length === 0 || total.count === 0) return { sums: [], ask: undefined };
  if (isMany && !query.show.includes('sums'))
    return {
      sums: fields.map(({ label }) => ({ label: lower(label), texts: undefined })),
      ask: listAddress(page, query, { show: ['sums'] }),
    };
  const sums: Sum[] = [];
  for (const field of fields)
    sums.push({ label: lower(field.label), texts: await textsOf(admin, page, query, field) });
  return { sums, ask: undefined };
}

async function textsOf(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  { column, currency }: AdminField,
): Promise<string[]> {
  const by = currency === undefined ? [] : [currency];
  const rows = await readRows(admin, page, {
    attributes: [...by, [fn('sum', col(column)), '~sum']],
    where: whereOf(admin, page, { ...query }),
    group: by,
    order: by.map((name) => [name, 'ASC']),
    limit: CURRENCIES,
  });
  return rows.flatMap((row) => {
    const value = row['~sum'] ?? null;
    if (value === null) return [];
    const unit = currency === undefined ? undefined : row[currency];
    return [
      [grouped(String(value as string | number)), unit].filter((word) => typeof word === 'string').join(' '),
    ];
  });
}
