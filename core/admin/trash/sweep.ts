/** Ends what has been in the trash longer than it may. */
import { Op, QueryTypes, type Transaction, type WhereOptions } from 'sequelize';
import { runAs } from '../../actor';
import type { AdminPage } from '../../describe';
import type { Tables } from '../context';
import { forgetReversed, purgeRecord, type Purged } from '../deletion';
import { readEveryRow } from '../record';

export interface Sweep {
  /** What went into the trash before this moment goes for good. */
  readonly before: Date;
  /** Asked before each record; false ends the sweep early. Default: it goes on to the end. */
  readonly goesOn?: () => boolean;
}

export interface Swept {
  /** Records that are gone, with all that went with them, by the table they were found in. */
  readonly gone: Readonly<Record<string, number>>;
  /** Records that are still needed, or that a listener holds back. */
  readonly held: readonly { readonly table: string; readonly id: string; readonly reason: string }[];
  /** Somebody else was at it, or it was to stop. */
  readonly ended: boolean;
}

const BATCH = 100;
/** The first number is that of the model that remembers deletions; the lock is held for one record at a time. */
const ONE_AT_A_TIME = 'SELECT pg_try_advisory_xact_lock(4, 0) AS taken';

const older = (before: Date): WhereOptions => ({ deletedAt: { [Op.lt]: before } });

/** How many records a sweep would look at, by table; nothing is changed. */
export async function countOld(tables: Tables, before: Date): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const page of trashPages(tables)) {
    const count = await tables.modelOf(page).count({ where: older(before), paranoid: false });
    if (count > 0) found[page.table] = count;
  }
  return found;
}

/** What lies lowest goes first: then less stands in the way of what lies above it. */
const trashPages = ({ pages }: Tables): AdminPage[] =>
  pages.filter(({ softDelete }) => softDelete).toReversed();

/** One record after the other, each in a transaction of its own. It may be killed and begun again at any moment. */
export function sweepTrash(tables: Tables, { before, goesOn = () => true }: Sweep): Promise<Swept> {
  return runAs({ id: null, name: 'Trash' }, async () => {
    const gone: Record<string, number> = {};
    const held: { table: string; id: string; reason: string }[] = [];
    for (const page of trashPages(tables)) {
      for await (const id of oldOnes(tables, page, before)) {
        if (!goesOn()) return { gone, held, ended: true };
        const outcome = await end(tables, page, id, before).catch((error: unknown) => wordsOf(error));
        if (outcome === 'busy') return { gone, held, ended: true };
        if (typeof outcome === 'string') held.push({ table: page.table, id, reason: outcome });
        else if (outcome.done) gone[page.table] = (gone[page.table] ?? 0) + outcome.records;
        else if (outcome.plan !== undefined)
          held.push({
            table: page.table,
            id,
            reason: outcome.plan.tooMany
              ? 'would take too many records with it'
              : 'is still needed by other records',
          });
      }
    }
    await forgetReversed(tables, before);
    return { gone, held, ended: false };
  });
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const end = (tables: Tables, page: AdminPage, id: string, before: Date): Promise<Purged | 'busy'> =>
  tables.sequelize.transaction(async (transaction) => {
    if (!(await isFirst(tables, transaction))) return 'busy';
    return purgeRecord(tables, page, id, { where: [older(before)], skipLocked: true, transaction });
  });

async function isFirst({ sequelize }: Tables, transaction: Transaction): Promise<boolean> {
  const [row] = await sequelize.query<{ taken: boolean }>(ONE_AT_A_TIME, {
    type: QueryTypes.SELECT,
    transaction,
  });
  return row?.taken === true;
}

/** Ids in their order, so that one that is held back is passed over. */
async function* oldOnes(tables: Tables, page: AdminPage, before: Date): AsyncGenerator<string> {
  let last: string | undefined;
  for (;;) {
    const rows = await readEveryRow(tables, page, {
      attributes: ['id'],
      where: { [Op.and]: [older(before), last === undefined ? {} : { id: { [Op.gt]: last } }] },
      order: [['id', 'ASC']],
      limit: BATCH,
      paranoid: false,
    });
    for (const { id } of rows) yield (last = String(id));
    if (rows.length < BATCH) return;
  }
}
