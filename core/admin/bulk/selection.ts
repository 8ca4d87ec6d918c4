/** Which records of a list are meant: those that were ticked, or all that it shows. */
import { Op, type WhereOptions } from 'sequelize';
import { may } from '../../actor';
import type { RecordAction } from '../../declare';
import type { AdminPage } from '../../describe';
import { badParameters, readListQuery, UUID, type ListQuery, type PageOf } from '../../query';
import { recordsWithin } from '../../scope';
import type { Admin } from '../context';
import { listAddress, whereOf } from '../list';
import { refusal } from '../problem';
import { readRows } from '../record';

export interface Selection {
  /** Ids that were ticked; nothing where all of the list are meant. */
  readonly ids: readonly string[] | undefined;
  /** The list they were chosen from. */
  readonly query: ListQuery;
  /** Its address, to come back to. */
  readonly back: string;
  /** What a form carries along to mean the same once more. */
  readonly carried: readonly (readonly [name: string, value: string])[];
}

/**
 * Whether somebody has said yes on the page that asks first.
 * @param beside names that a form may send besides
 * @throws a problem: 400 for any other
 */
export function readSure(body: Readonly<Record<string, unknown>>, beside: readonly string[]): boolean {
  const unknown = Object.keys(body).filter((name) => name !== '~sure' && !beside.includes(name));
  if (unknown.length > 0)
    throw badParameters(unknown.map((name) => ({ name, message: 'is not known here' })));
  return body['~sure'] === 'yes';
}

/** One run changes at most this many records; more are for a command. */
export const MOST_RECORDS = 10_000;

/** Names of a form that say which records; no field's name begins with `~`. */
export const SELECTING = ['~id', '~all', '~list'];

/** The texts of a member that may be sent several times. */
export const textsIn = (value: unknown): readonly string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');

/**
 * @param body what a form sent: `~id` for each that was ticked, or `~all`, and `~list`, the query of the list
 * @throws a problem: 400 for what is no selection, 422 where nothing was ticked
 */
export function readSelection(
  page: AdminPage,
  body: Readonly<Record<string, unknown>>,
  pageOf: PageOf,
): Selection {
  const [list = ''] = textsIn(body['~list']);
  const query = readListQuery(page, new URLSearchParams(list), pageOf);
  const back = listAddress(page, query, query);
  if (textsIn(body['~all']).includes('on'))
    return {
      ids: undefined,
      query,
      back,
      carried: [
        ['~all', 'on'],
        ['~list', list],
      ],
    };
  const ids = [...new Set(textsIn(body['~id']))];
  if (!ids.every((id) => UUID.test(id)))
    throw badParameters([{ name: '~id', message: 'must be the id of a record' }]);
  if (ids.length === 0)
    throw refusal(422, 'Nothing chosen', `Tick some ${page.plural.toLowerCase()} in the list first.`);
  return {
    ids,
    query,
    back,
    carried: [['~list', list], ...ids.map((id): [string, string] => ['~id', id])],
  };
}

const whereIn = (admin: Admin, page: AdminPage, { ids, query }: Selection): WhereOptions =>
  ids === undefined ? whereOf(admin, page, query) : { id: { [Op.in]: [...ids] } };

/**
 * The records that are meant and that whoever asks may do this with, the oldest first.
 * @throws a problem: 422 for more than one run takes
 */
export async function selectedIds(
  admin: Admin,
  page: AdminPage,
  selection: Selection,
  action: RecordAction,
): Promise<string[]> {
  // Somebody may be let do something with records that another rule keeps out of their lists.
  const seenOnly = may(`${page.table}.read`) ? recordsWithin(admin.conditions, page.table, 'read') : [];
  const rows = await readRows(
    admin,
    page,
    {
      attributes: ['id'],
      where: { [Op.and]: [whereIn(admin, page, selection), ...seenOnly] },
      order: [['id', 'ASC']],
      limit: MOST_RECORDS + 1,
    },
    action,
  );
  if (rows.length > MOST_RECORDS)
    throw refusal(
      422,
      'Too many at once',
      `One run takes ${MOST_RECORDS.toLocaleString('en')} records. Narrow the list with filters, and do it in parts.`,
    );
  return rows.map((row) => String(row['id']));
}
