/** How many rows each table has, for the rail and the overview: counted now and then, never while a page waits long. */
import { QueryTypes } from 'sequelize';
import type { Admin } from '../context';
import { grouped } from '../../describe';
import { recordsOf } from '../../actor';
import { countEveryRow, type Count } from './read';

/** `estimated`: the planner's figure, shown with `~`. */
export interface TableCount extends Count {
  readonly estimated: boolean;
}

export interface RowCounts {
  /** Nothing for a table that is not counted yet, or of which whoever is acting may see only some records. */
  of(table: string): TableCount | undefined;
  /** Roughly how many rows a table has, whoever asks: for what looking through it costs, never to be shown. */
  size(table: string): number;
  /** Counts again when the last time is long ago. Waits a moment for the answer, then lets the page go on. */
  refresh(): Promise<void>;
  /** What was known of a table holds no longer. */
  forget(table: string): void;
}

const FRESH_FOR = 15_000;
const WAIT = 300;
/** With more tables than this only the planner's estimates are read, in one query. */
const COUNTED_TABLES = 200;
const SMALL = 10_000;

const ESTIMATES = `SELECT relname AS "table", reltuples::float8 AS "rows" FROM pg_class
  WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace(current_schema())`;

export function rowCounts(admin: Admin): RowCounts {
  const known = new Map<string, TableCount>();
  const stale = new Set<string>();
  let counting: Promise<void> | undefined;
  let countedAt = -Infinity;

  const count = async (): Promise<void> => {
    countedAt = admin.now().getTime();
    stale.clear();
    // What changes while it is counted stays unknown until the next time.
    const learn = (table: string, found: TableCount): void => {
      if (!stale.has(table)) known.set(table, found);
    };
    const estimates = await readEstimates(admin);
    for (const page of admin.pages) {
      const estimate = estimates.get(page.table) ?? -1;
      if (estimate > SMALL) learn(page.table, { count: estimate, more: false, estimated: true });
      else if (admin.pages.length <= COUNTED_TABLES)
        learn(page.table, { ...(await countEveryRow(admin, page, {})), estimated: false });
    }
  };

  return {
    of: (table) => (recordsOf(table, 'read') === undefined ? known.get(table) : undefined),
    size(table) {
      const { count: rows = 0, more = false } = known.get(table) ?? {};
      return more ? Infinity : rows;
    },
    forget(table) {
      stale.add(table);
      // No figure is better than one that the page's own heading contradicts.
      known.delete(table);
    },
    async refresh() {
      if (stale.size === 0 && admin.now().getTime() - countedAt < FRESH_FOR) return;
      // A page does without counts when the database cannot be asked; its own queries say what is wrong.
      counting ??= count()
        .catch(() => undefined)
        .finally(() => (counting = undefined));
      await Promise.race([counting, pause(WAIT)]);
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** The planner's row counts by table; -1 for a table it has not looked at. */
export async function readEstimates(admin: Pick<Admin, 'sequelize'>): Promise<Map<string, number>> {
  const rows = await admin.sequelize.query<{ table: string; rows: number }>(ESTIMATES, {
    type: QueryTypes.SELECT,
  });
  return new Map(rows.map(({ table, rows: estimate }) => [table, Math.round(estimate)]));
}

/** `1,000`, `10,000+`, `~2,400,000` */
export const countText = ({
  count,
  more,
  estimated = false,
}: Count & { readonly estimated?: boolean }): string =>
  `${estimated ? '~' : ''}${grouped(count)}${more ? '+' : ''}`;
