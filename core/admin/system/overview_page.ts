/** What `views/admin/overview.ejs` draws: what there is, and what changed last. */
import { may } from '../../actor';
import type { Admin } from '../context';
import { grouped, type AdminPage } from '../../describe';
import { byRange, rangeText } from '../frame';
import { countText, labelAttributes, momentOf, namesOf, readRows, type RowCounts } from '../record';

export interface OverviewView {
  readonly day: string;
  readonly cards: readonly {
    readonly title: string;
    readonly value: string;
    readonly words: string;
    /** Nothing for whoever may not open it. */
    readonly to: string | undefined;
  }[];
  readonly groups: readonly {
    readonly range: string;
    readonly title: string;
    readonly models: readonly {
      readonly number: number;
      readonly text: string;
      readonly to: string;
      readonly count: string;
    }[];
  }[];
  readonly recent: readonly {
    readonly number: number;
    readonly label: string;
    readonly kind: string;
    readonly to: string;
    readonly text: string;
    readonly exact: string;
    readonly iso: string;
  }[];
}

/** Tables that are asked for what changed last, and what is shown of that. */
const ASKED = 12;
const RECENT = 8;
const SHOWN_GROUPS = 12;

export async function overviewView(admin: Admin, counts: RowCounts): Promise<OverviewView> {
  const now = admin.now();
  const pages = admin.pages.filter(({ table }) => may(`${table}.read`)).map(admin.seen);
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return {
    day: day.format(now),
    cards: cardsOf(admin, pages, counts),
    groups: byRange(pages, admin.ranges)
      .slice(0, SHOWN_GROUPS)
      .map(({ range, members }) => ({
        range: rangeText(range),
        title: range?.title ?? 'Own numbers',
        models: members.slice(0, 10).map((page) => {
          const count = counts.of(page.table);
          return {
            number: page.number,
            text: page.plural,
            to: page.path,
            count: count === undefined ? '' : countText(count),
          };
        }),
      })),
    recent: await recentRecords(admin, pages, counts),
  };
}

/** @param pages those whose records may be read */
function cardsOf(admin: Admin, pages: readonly AdminPage[], counts: RowCounts): OverviewView['cards'] {
  const models = may('system.models.read') ? '/admin/system/models' : undefined;
  const known = pages.flatMap(({ table }) => counts.of(table) ?? []);
  const rows = known.reduce((sum, { count }) => sum + count, 0);
  const rough = known.some(({ more, estimated }) => more || estimated) || known.length < pages.length;
  const edges = admin.registry.models.reduce((sum, entry) => sum + entry.references.length, 0);
  return [
    {
      title: 'Modules',
      value: grouped(admin.registry.modules.length),
      words: 'switched on',
      to: may('system.modules.read') ? '/admin/system/modules' : undefined,
    },
    {
      title: 'Models',
      value: grouped(admin.pages.length),
      words: 'in proven order',
      to: models,
    },
    { title: 'References', value: grouped(edges), words: 'between them', to: models },
    {
      title: 'Records',
      value: `${rough ? '~' : ''}${grouped(rows)}`,
      words: 'outside the trash',
      to: models,
    },
  ];
}

/** The last changes over the tables with rows, each asked for a few through its own order. */
async function recentRecords(
  admin: Admin,
  pages: readonly AdminPage[],
  counts: RowCounts,
): Promise<OverviewView['recent']> {
  const now = admin.now();
  const asked = pages.filter((page) => counts.of(page.table)?.count !== 0 && page.title.length > 0);
  // Business first: the highest numbers are what people work with.
  const found = await Promise.all(asked.slice(-ASKED).map((page) => lastMade(admin, page)));
  return found
    .flat()
    .sort((a, b) => b.at.getTime() - a.at.getTime() || b.number - a.number)
    .slice(0, RECENT)
    .map(({ at, ...rest }) => ({ ...rest, ...momentOf(at, now) }));
}

/** By id, which grows with time and has an index everywhere. */
async function lastMade(admin: Admin, page: AdminPage) {
  const rows = await readRows(admin, page, {
    attributes: labelAttributes(page, ['createdAt']),
    order: [['id', 'DESC']],
    limit: 3,
  });
  const nameIn = await namesOf(admin, page, rows);
  return rows.flatMap((row) => {
    const at = row['createdAt'];
    if (!(at instanceof Date)) return [];
    return [
      {
        at,
        number: page.number,
        label: nameIn(row),
        kind: page.label,
        to: `${page.path}/${String(row['id'])}`,
      },
    ];
  });
}
