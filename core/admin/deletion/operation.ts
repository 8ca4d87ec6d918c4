/** What one deletion changed, written down so that it can be reversed. */
import { Op, type Model, type ModelStatic, type Transaction } from 'sequelize';
import { actor, requestId } from '../../actor';
import type { AdminPage } from '../../describe';
import type { Tables } from '../context';

export interface Gone {
  readonly table: string;
  /** The moment that stands in these rows: who was put into the trash again later bears another one. */
  readonly at: string;
  readonly ids: readonly string[];
}

/** Rows whose link to one record was emptied. */
export interface Unlinked {
  readonly table: string;
  readonly attribute: string;
  readonly to: string;
  readonly ids: readonly string[];
}

export interface Taken {
  /** Parents before children. */
  readonly gone: readonly Gone[];
  readonly unlinked: readonly Unlinked[];
}

export interface Operation {
  readonly id: string;
  readonly tableName: string;
  readonly recordId: string;
  readonly movedAt: Date;
  /** The record and what went with it. */
  readonly records: number;
  readonly taken: Taken;
  readonly actorName: string | null;
}

const MOST_NAME = 100;

/** The model that remembers them; undefined in a project that leaves it out: there nothing can be reversed. */
export function operationsIn(tables: Tables): ModelStatic<Model> | undefined {
  const page = tables.pages.find(({ table }) => table === 'deletions');
  return page?.model === 'Deletion' ? tables.modelOf(page) : undefined;
}

/** Writes a deletion down, in its own transaction. Answers its id. */
export async function keepOperation(
  tables: Tables,
  page: AdminPage,
  id: string,
  taken: Taken,
  transaction: Transaction,
): Promise<string | undefined> {
  const own = taken.gone.find(({ table, ids }) => table === page.table && ids.includes(id));
  const by = actor();
  const kept = await operationsIn(tables)?.create(
    {
      tableName: page.table,
      recordId: id,
      movedAt: own === undefined ? tables.now() : new Date(own.at),
      records: taken.gone.reduce((sum, { ids }) => sum + ids.length, 0),
      taken,
      actorId: by?.id ?? null,
      actorName: by?.name.slice(0, MOST_NAME) ?? null,
      requestId: requestId()?.slice(0, MOST_NAME) ?? null,
    },
    { transaction },
  );
  return kept === undefined ? undefined : String(kept.get('id'));
}

/** The deletion that put a record where it is; undefined where it went by code, or along with another record. */
export async function operationOf(
  tables: Tables,
  page: AdminPage,
  id: string,
  movedAt: Date,
  transaction: Transaction,
): Promise<Operation | undefined> {
  const row = await operationsIn(tables)?.findOne({
    where: { tableName: page.table, recordId: id, movedAt, restoredAt: null },
    order: [['createdAt', 'DESC']],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  return row?.get() as Operation | undefined;
}

/** Of records that are gone for good nobody needs to know how they went into the trash. */
export async function forgetOperations(
  tables: Tables,
  gone: ReadonlyMap<string, readonly string[]>,
  transaction: Transaction,
): Promise<void> {
  for (const [tableName, ids] of gone)
    await operationsIn(tables)?.destroy({
      where: { tableName, recordId: { [Op.in]: [...ids] } },
      transaction,
    });
}

/** What was brought back long ago cannot be undone a second time. */
export async function forgetReversed(tables: Tables, before: Date): Promise<void> {
  await operationsIn(tables)?.destroy({ where: { restoredAt: { [Op.lt]: before } } });
}
