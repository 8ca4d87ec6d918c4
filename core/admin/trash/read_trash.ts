/** What lies in the trash of one model, newest first, and how it got there. */
import { col, fn, Op, where, type WhereOptions } from 'sequelize';
import { may } from '../../actor';
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import { operationsIn } from '../deletion';
import {
  countText,
  countRows,
  labelAttributes,
  namesOf,
  readLinks,
  readRows,
  type RecordLink,
} from '../record';

/** A record in the trash. */
export interface Trashed {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date;
  /** Whole days until it goes for good; undefined where it stays until somebody deletes it. */
  readonly daysLeft: number | undefined;
  /** Nothing where it went by code, or before anybody wrote it down. */
  readonly by: string | undefined;
  /** How many other records went with it. */
  readonly others: number;
  /** The record it went along with, for whoever may see that. */
  readonly along: RecordLink | 'unknown' | undefined;
}

export interface TrashRead {
  readonly rows: readonly Trashed[];
  /** What follows: a place in the order. */
  readonly next: string | undefined;
}

export const TRASH_PAGE = 50;
const DAY = 86_400_000;

export const inTrash: WhereOptions = { deletedAt: { [Op.ne]: null } };

/** `1700000000000.0193...`: the moment and the id of the last record of the page before. */
export function placeIn(text: string): { readonly at: Date; readonly id: string } | undefined {
  const [, at = '', id = ''] = /^(\d{1,15})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
  return id === '' ? undefined : { at: new Date(Number(at)), id };
}

/** @param before place of the last record of the page before */
export async function readTrash(
  admin: Admin,
  page: AdminPage,
  before: ReturnType<typeof placeIn>,
  limit = TRASH_PAGE,
): Promise<TrashRead> {
  // SQL written by hand may have stored a moment more exactly than an address can name it.
  const moment = fn('date_trunc', 'milliseconds', col(`${page.model}.deleted_at`));
  const after: WhereOptions =
    before === undefined
      ? inTrash
      : {
          [Op.or]: [
            where(moment, Op.lt, before.at),
            { [Op.and]: [where(moment, Op.eq, before.at), { id: { [Op.lt]: before.id } }] },
          ],
        };
  const rows = await readRows(admin, page, {
    attributes: [...labelAttributes(page), 'deletedAt'],
    where: after,
    order: [
      [moment, 'DESC'],
      ['id', 'DESC'],
    ],
    limit: limit + 1,
    paranoid: false,
  });
  const shown = rows.slice(0, limit);
  const nameIn = await namesOf(admin, page, shown);
  const moved = shown.map((row) => ({ id: String(row['id']), deletedAt: row['deletedAt'] as Date }));
  const ways = await waysIn(admin, page, moved);
  const last = moved.at(-1);
  return {
    rows: shown.map((row, index) => ({
      id: String(row['id']),
      name: nameIn(row),
      deletedAt: row['deletedAt'] as Date,
      daysLeft: daysLeft(admin, row['deletedAt'] as Date),
      ...(ways[index] ?? BY_CODE),
    })),
    next: rows.length > limit && last !== undefined ? `${last.deletedAt.getTime()}.${last.id}` : undefined,
  };
}

export const daysLeft = ({ trashDays, now }: Admin, deletedAt: Date): number | undefined =>
  trashDays === 0
    ? undefined
    : Math.max(0, Math.ceil((deletedAt.getTime() + trashDays * DAY - now().getTime()) / DAY));

type Way = Pick<Trashed, 'by' | 'others' | 'along'>;
const BY_CODE: Way = { by: undefined, others: 0, along: undefined };

interface Kept {
  readonly tableName: string;
  readonly recordId: string;
  readonly movedAt: Date;
  readonly records: number;
  readonly actorName: string | null;
}
const KEPT = ['tableName', 'recordId', 'movedAt', 'records', 'actorName'];

/** How each of these got where it is: by a deletion of its own, along with another record, or by code. */
async function waysIn(
  admin: Admin,
  page: AdminPage,
  rows: readonly { readonly id: string; readonly deletedAt: Date }[],
): Promise<Way[]> {
  const operations = operationsIn(admin);
  if (operations === undefined || rows.length === 0) return [];
  const read = async (which: WhereOptions): Promise<Kept[]> =>
    (await operations.findAll({
      attributes: KEPT,
      where: { [Op.and]: [{ restoredAt: null }, which] },
      raw: true,
    })) as unknown as Kept[];
  const own = await read({ tableName: page.table, recordId: rows.map(({ id }) => id) });
  const ways: Way[] = [];
  for (const { id, deletedAt } of rows) {
    const kept = own.find(
      ({ recordId, movedAt }) => recordId === id && movedAt.getTime() === deletedAt.getTime(),
    );
    if (kept !== undefined) {
      ways.push({ by: kept.actorName ?? undefined, others: kept.records - 1, along: undefined });
      continue;
    }
    const part = { table: page.table, at: deletedAt.toISOString(), ids: [id] };
    const [took] = await read({ taken: { [Op.contains]: { gone: [part] } } });
    ways.push(
      took === undefined
        ? BY_CODE
        : { by: took.actorName ?? undefined, others: 0, along: await wholeOf(admin, took) },
    );
  }
  return ways;
}

async function wholeOf(admin: Admin, { tableName, recordId }: Kept): Promise<RecordLink | 'unknown'> {
  const page = admin.pageOf(tableName);
  if (page === undefined || !may(`${tableName}.read`)) return 'unknown';
  const link = (await readLinks(admin, page, [recordId])).get(recordId);
  return link === undefined ? 'unknown' : { ...link, href: `${page.path}/trash/${recordId}` };
}

/** How many records of a model are in the trash, of those that whoever is acting may see. */
export const countTrash = async (admin: Admin, page: AdminPage): Promise<string> =>
  countText(await countRows(admin, page, inTrash, { paranoid: false }));
