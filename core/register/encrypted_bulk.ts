/** What statements over many rows carry, and over rows that may be there already: each value is encrypted for its own row. */
import type { Model, Sequelize, Transaction } from 'sequelize';
import type { Cipher } from '../declare';
import { decryptAll, encrypted, isEncrypting, readsOfFound, type EncryptedTable } from './encrypted_values';
import { dataOf } from './encrypted_writes';
import type { BulkOptions, FoundRow, ManyOptions, Statements, Values, WriteOptions } from './statements';

interface Bulk {
  readonly statements: Statements;
  readonly sequelize: Sequelize;
  readonly cipher: Cipher;
  readonly table: EncryptedTable;
}

const together = <T>(
  { sequelize }: Bulk,
  { transaction }: WriteOptions,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => (transaction ? work(transaction) : sequelize.transaction(work));

/** `UPDATE` of many rows: they are found and locked first, then each is written by itself. */
export function bulkUpdate(bulk: Bulk): Statements['bulkUpdate'] {
  const { statements, cipher, table } = bulk;
  return async (name, values, where, options, columns) => {
    if (!isEncrypting(table, values)) return statements.bulkUpdate(name, values, where, options, columns);
    return together(bulk, options, async (transaction) => {
      const { limit, ...rest } = options;
      const found = (await statements.select(options.model, name, {
        attributes: ['id'],
        where,
        raw: true,
        transaction,
        lock: transaction.LOCK.UPDATE,
        ...(limit !== undefined && { limit }),
      })) as readonly { readonly id: string }[];
      const rows = await encrypted(
        cipher,
        table,
        found.map(({ id }) => ({ id, values })),
      );
      const answers: unknown[] = [];
      for (const [at, { id }] of found.entries())
        answers.push(
          await statements.bulkUpdate(name, rows[at] ?? values, { id }, { ...rest, transaction }, columns),
        );
      if (!options.returning) return answers.reduce<number>((sum, count) => sum + Number(count), 0);
      const returned = answers.flat() as Model[];
      await decryptAll(
        cipher,
        returned.flatMap((row) => readsOfFound(table, dataOf(row), 'attribute')),
      );
      return returned;
    });
  };
}

/**
 * A row that was there already has kept its own id, and what was encrypted for another cannot be read in it: it is
 * written once more, for the row where it stands.
 * @param columns that were written over
 */
async function settle(
  { statements, cipher, table }: Bulk,
  name: unknown,
  {
    id,
    values,
    columns,
  }: { readonly id: unknown; readonly values: Values; readonly columns: readonly string[] },
  options: ManyOptions,
): Promise<Values> {
  if (id === values['id']) return {};
  const written = table.fields.filter(({ column }) => columns.includes(column) && values[column] != null);
  const [own = {}] = await encrypted(cipher, table, [
    { id, values: Object.fromEntries(written.map(({ column }) => [column, values[column]])) },
  ]);
  const { model, transaction } = options;
  if (written.length > 0)
    await statements.bulkUpdate(name, own, { id }, { model, ...(transaction && { transaction }) }, {});
  return own;
}

/** `INSERT` of many rows, which may write over rows that are there. */
export function bulkInsert(bulk: Bulk): Statements['bulkInsert'] {
  const { statements, cipher, table } = bulk;
  const plain = (rows: unknown): Promise<void> =>
    decryptAll(
      cipher,
      Array.isArray(rows) ? (rows as FoundRow[]).flatMap((row) => readsOfFound(table, row)) : [],
    );
  return async (name, rows, options, columns) => {
    const sealed = await encrypted(
      cipher,
      table,
      rows.map((values) => ({ id: values['id'], values })),
    );
    const { updateOnDuplicate, returning } = options;
    if (updateOnDuplicate === undefined) {
      const answer = await statements.bulkInsert(name, sealed, options, columns);
      await plain(answer);
      return answer;
    }
    return together(bulk, options, async (transaction) => {
      const asked = returning === true || [...new Set(['id', ...(returning || [])])];
      const own: BulkOptions = { ...options, transaction, returning: asked };
      const stored = (await statements.bulkInsert(name, sealed, own, columns)) as FoundRow[];
      for (const [at, row] of stored.entries()) {
        const one = { id: row['id'], values: rows[at] ?? {}, columns: updateOnDuplicate };
        const settled = await settle(bulk, name, one, { model: options.model, transaction });
        for (const [column, value] of Object.entries(settled)) if (column in row) row[column] = value;
      }
      await plain(stored);
      return stored;
    });
  };
}

/** A row that is made if it is not there. */
export function upsert(bulk: Bulk): Statements['upsert'] {
  const { statements, cipher, table } = bulk;
  return (name, insert, update, where, options) =>
    together(bulk, options, async (transaction) => {
      const id = insert['id'];
      const [first = insert, second = update] = await encrypted(cipher, table, [
        { id, values: insert },
        { id, values: update },
      ]);
      const own = { ...options, transaction, returning: true };
      const answer = (await statements.upsert(name, first, second, where, own)) as [Model, unknown];
      const row = dataOf(answer[0]);
      const one = { id: row['id'], values: insert, columns: Object.keys(update) };
      const settled = await settle(bulk, name, one, own);
      for (const { attribute, column } of table.fields)
        if (column in settled) row[attribute] = settled[column];
      await decryptAll(cipher, readsOfFound(table, row, 'attribute'));
      return answer;
    });
}
