/** How many records each value of a filter would leave, the other filters as they are. */
import { col, fn, QueryTypes } from 'sequelize';
import type { AdminField, AdminPage } from '../../describe';
import type { ListQuery } from '../../query';
import type { Admin } from '../context';
import { countRows, readEstimates, readRows } from '../record';
import { isEverything } from './read_list';
import { whereOf } from './where_of';

export interface FacetCount {
  readonly count: number;
  /** Told by the planner's statistics: nobody counted. */
  readonly estimated: boolean;
}

/** By the text of a value, the most frequent first. */
export type FacetCounts = ReadonlyMap<string, FacetCount>;

/** Values of one field that are counted: a reference may point to any number of records. */
export const COUNTED_VALUES = 100;

/** Nothing where there are too many records to count and nobody has an estimate of what a filter leaves. */
export async function facetCounts(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  field: AdminField,
): Promise<FacetCounts | undefined> {
  const filters = query.filters.filter((filter) => filter.via.length > 0 || filter.field !== field);
  const where = whereOf(admin, page, { ...query, filters });
  if ((await countRows(admin, page, where)).more)
    return isEverything(page, { ...query, filters }) ? estimates(admin, page, field) : undefined;
  const rows = await readRows(admin, page, {
    attributes: [field.attribute, [fn('count', col('*')), '~count']],
    where,
    group: [field.attribute],
    order: [
      [fn('count', col('*')), 'DESC'],
      [field.attribute, 'ASC'],
    ],
    limit: COUNTED_VALUES,
  });
  return new Map(
    rows.flatMap((row): [string, FacetCount][] =>
      (row[field.attribute] ?? null) === null
        ? []
        : [[String(row[field.attribute]), { count: Number(row['~count']), estimated: false }]],
    ),
  );
}

/**
 * What ANALYZE saw: the share of the most frequent values in a column.
 * Source: PostgreSQL documentation, "pg_stats".
 */
const FREQUENCIES = `SELECT most_common_vals::text::text[] AS "values", most_common_freqs AS "shares" FROM pg_stats
  WHERE schemaname = current_schema() AND tablename = :table AND attname = :column`;

async function estimates(
  admin: Admin,
  { table }: AdminPage,
  { column, spec }: AdminField,
): Promise<FacetCounts | undefined> {
  const whole = (await readEstimates(admin)).get(table) ?? -1;
  const [found] = await admin.sequelize.query<{ values: string[] | null; shares: number[] | null }>(
    FREQUENCIES,
    { type: QueryTypes.SELECT, replacements: { table, column } },
  );
  if (whole < 0 || found === undefined) return undefined;
  const { values, shares } = found;
  const word = (value: string): string =>
    spec.kind === 'boolean' ? (value === 't' ? 'true' : 'false') : value;
  return new Map(
    (values ?? [])
      .slice(0, COUNTED_VALUES)
      .map((value, index) => [
        word(value),
        { count: Math.round((shares?.[index] ?? 0) * whole), estimated: true },
      ]),
  );
}
