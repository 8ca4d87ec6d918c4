/** What `views/admin/trash.ejs` draws. */
import { may } from '../../actor';
import { counted, type AdminPage } from '../../describe';
import type { Admin } from '../context';
import { momentOf } from '../record';
import { countTrash, type TrashRead, type Trashed } from './read_trash';

export interface TrashView {
  readonly admin: AdminPage;
  readonly count: string;
  readonly days: number;
  readonly deletes: boolean;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: string;
    readonly when: ReturnType<typeof momentOf>;
    readonly by: string;
    readonly others: string;
    readonly along: Trashed['along'];
    readonly left: string;
  }[];
  readonly next: string | undefined;
  /** Address of the first page, where this is another one. */
  readonly newest: string | undefined;
}

export async function trashView(
  admin: Admin,
  page: AdminPage,
  { rows, next }: TrashRead,
  isFirst: boolean,
): Promise<TrashView> {
  const href = `${page.path}/trash`;
  return {
    admin: page,
    count: await countTrash(admin, page),
    days: admin.trashDays,
    deletes: may(`${page.table}.delete`),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      href: `${href}/${row.id}`,
      when: momentOf(row.deletedAt, admin.now()),
      by: row.by ?? '',
      others: row.others === 0 ? '' : `and ${row.others.toLocaleString('en')} more`,
      along: row.along,
      left: row.daysLeft === undefined ? 'stays' : counted(row.daysLeft, 'day'),
    })),
    next: next === undefined ? undefined : `${href}?before=${next}`,
    newest: isFirst ? undefined : href,
  };
}

/** How long a record stays in the trash, as the end of a sentence. */
export function leftText(days: number | undefined): string {
  if (days === undefined) return 'until somebody deletes it for good';
  return days === 0 ? 'until today' : `for ${counted(days, 'more day')}`;
}

export const trashJson = ({ rows, next }: TrashRead): object => ({
  rows: rows.map(({ along, ...row }) => ({
    ...row,
    along: along === undefined ? null : along === 'unknown' ? 'another record' : along.label,
    by: row.by ?? null,
    daysLeft: row.daysLeft ?? null,
  })),
  next: next ?? null,
});
