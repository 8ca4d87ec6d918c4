/** Writes what was judged to be sound: a batch in one transaction, with everything that listens to it. */
import { Model, Op, type Transaction } from 'sequelize';
import { actor } from '../../actor';
import type { RecordAction } from '../../declare';
import { recordsWithin, rulesOn } from '../../scope';
import { describeError } from '../../web';
import { refusedByRules, refusedFields } from '../form';
import { ID } from './import_fields';
import type { Accepted } from './judge_rows';
import type { Prepared } from './prepared';
import type { RefusedRow } from './refused_file';

export interface Written {
  readonly created: number;
  readonly updated: number;
  readonly refused: readonly RefusedRow[];
}

const NOTHING: Written = { created: 0, updated: 0, refused: [] };

/** Rows that rules would keep from whoever acts once they are written. */
class OutsideRules extends Error {
  readonly rows: ReadonlySet<Accepted>;
  readonly action: RecordAction;
  constructor(rows: ReadonlySet<Accepted>, action: RecordAction) {
    super('rows outside of the rules');
    this.rows = rows;
    this.action = action;
  }
}

/** What is wrong with a row, for an error of its write; any other error is not about the row. */
function wrongOf({ entry, page }: Prepared, error: unknown): [string, string][] | undefined {
  const fields = refusedFields(entry, page, error);
  // Of many rows at once a complaint names its place: `[3].email`.
  if (fields !== undefined)
    return Object.entries(fields).map(([name, words]) => [name.replace(/^\[\d+\]\./, ''), words]);
  const { status, detail, errors = [] } = describeError(error);
  if (status < 400 || status >= 500) return undefined;
  if (errors.length === 0) return [['', detail]];
  return errors.map(({ name, message }) => [page.byKey.get(name)?.attribute ?? name, message]);
}

/** In a transaction that is already begun; what fails is taken back to where this began. */
export async function writeRows(prepared: Prepared, rows: readonly Accepted[]): Promise<Written> {
  if (rows.length === 0) return NOTHING;
  const { sequelize } = prepared.admin;
  try {
    return await sequelize.transaction((transaction) => writeAll(prepared, rows, transaction));
  } catch (error) {
    const [only] = rows;
    if (error instanceof OutsideRules) {
      const { errors = [], message } = refusedByRules(prepared.page, error.action) as Error & {
        errors?: { name: string; message: string }[];
      };
      const [named] = errors;
      const wrong: [string, string][] = [named === undefined ? ['', message] : [named.name, named.message]];
      const refused = [...error.rows].map(({ row }) => ({ row, wrong }));
      const rest = await writeRows(
        prepared,
        rows.filter((one) => !error.rows.has(one)),
      );
      return { ...rest, refused: [...refused, ...rest.refused] };
    }
    const wrong = wrongOf(prepared, error);
    if (wrong === undefined || only === undefined) throw error;
    if (rows.length === 1) return { ...NOTHING, refused: [{ row: only.row, wrong }] };
    // One of them is to blame: halves are tried until it stands alone.
    const half = Math.ceil(rows.length / 2);
    const first = await writeRows(prepared, rows.slice(0, half));
    const second = await writeRows(prepared, rows.slice(half));
    return {
      created: first.created + second.created,
      updated: first.updated + second.updated,
      refused: [...first.refused, ...second.refused],
    };
  }
}

async function writeAll(
  prepared: Prepared,
  rows: readonly Accepted[],
  transaction: Transaction,
): Promise<Written> {
  const added = rows.filter(({ id }) => id === undefined);
  const changed = rows.filter(({ id }) => id !== undefined);
  if (added.length > 0) await create(prepared, added, transaction);
  const gone = changed.length > 0 ? await update(prepared, changed, transaction) : [];
  return { created: added.length, updated: changed.length - gone.length, refused: gone };
}

async function create(
  prepared: Prepared,
  rows: readonly Accepted[],
  transaction: Transaction,
): Promise<void> {
  const { admin, page, hooks } = prepared;
  const authors = authorsOf(prepared);
  const made = await admin.modelOf(page).bulkCreate(
    rows.map(({ values }) => ({ ...authors, ...values })),
    // Hooks of a row that a batch does not run ask for each row by itself. Else every row was checked: a server copies them.
    hooks === 'more'
      ? { transaction, individualHooks: true, validate: true }
      : { transaction, validate: false, returning: false },
  );
  const ids = made.map((one) => String(one instanceof Model ? one.get(ID) : (one as { id: unknown }).id));
  await mustStand(prepared, rows, ids, 'create', transaction);
}

/** Who makes a record, where its model asks for it: of many rows at once nobody else fills it in. */
function authorsOf({ entry }: Prepared): Readonly<Record<string, string>> {
  const id = actor()?.id;
  if (typeof id !== 'string') return {};
  return Object.fromEntries(
    entry.attributes.flatMap(({ attribute, spec }) => (spec.author === undefined ? [] : [[attribute, id]])),
  );
}

/** @returns rows whose record has gone since it was read, or may not be changed any more */
async function update(
  prepared: Prepared,
  rows: readonly Accepted[],
  transaction: Transaction,
): Promise<RefusedRow[]> {
  const { admin, page } = prepared;
  const records = await admin.modelOf(page).findAll({
    where: {
      [Op.and]: [
        { id: rows.map(({ id }) => id ?? '') },
        ...recordsWithin(admin.conditions, page.table, 'update'),
      ],
    },
    order: [ID],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  const byId = new Map(records.map((record) => [String(record.get(ID)), record]));
  const gone: RefusedRow[] = [];
  const done: Accepted[] = [];
  for (const one of rows) {
    const record = byId.get(one.id ?? '');
    if (record === undefined) {
      gone.push({ row: one.row, wrong: [['', 'its record was changed or deleted meanwhile']] });
      continue;
    }
    record.set({ ...one.values });
    await record.save({ transaction });
    done.push(one);
  }
  const ids = done.map(({ id }) => id ?? '');
  await mustStand(prepared, done, ids, 'update', transaction);
  return gone;
}

/** What was written must still be among the records that the rules leave. */
async function mustStand(
  { admin, page }: Prepared,
  rows: readonly Accepted[],
  ids: readonly string[],
  action: RecordAction,
  transaction: Transaction,
): Promise<void> {
  if (rulesOn(page.table, action).length === 0) return;
  const standing = (await admin.modelOf(page).findAll({
    attributes: [ID],
    where: { [Op.and]: [{ id: [...ids] }, ...recordsWithin(admin.conditions, page.table, action)] },
    paranoid: false,
    raw: true,
    transaction,
  })) as unknown as readonly { readonly id: string }[];
  const there = new Set(standing.map(({ id }) => id));
  const outside = rows.filter((_, at) => !there.has(ids[at] ?? ''));
  if (outside.length > 0) throw new OutsideRules(new Set(outside), action);
}

/** Tries rows as they would be written, where rules look at what stands there then, and takes everything back. */
export async function triedRows(
  prepared: Prepared,
  rows: readonly Accepted[],
): Promise<readonly RefusedRow[]> {
  const { table } = prepared.page;
  const isNarrowed = rulesOn(table, 'create').length + rulesOn(table, 'update').length > 0;
  if (!isNarrowed || rows.length === 0) return [];
  const back = new Error('tried, and taken back');
  let refused: readonly RefusedRow[] = [];
  await prepared.admin.sequelize
    .transaction(async () => {
      refused = (await writeRows(prepared, rows)).refused;
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
  return refused;
}
