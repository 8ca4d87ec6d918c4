/**
 * Lets values of encrypted fields come and go. Every query of a model ends in one of a few statements of Sequelize's: there
 * values are encrypted and decrypted, whatever they were asked by. A project without such fields pays nothing.
 */
import type { Sequelize } from 'sequelize';
import type { Cipher } from '../declare';
import type { Registry } from '../registry';
import { bulkInsert, bulkUpdate, upsert } from './encrypted_bulk';
import { askForIds, readsIn, type SelectOptions, type Tables } from './encrypted_reads';
import { decryptAll, encryptedTables } from './encrypted_values';
import { rowWrites } from './encrypted_writes';
import type { Statements, WriteOptions } from './statements';

const WRITES = ['insert', 'update', 'bulkInsert', 'bulkUpdate', 'upsert'] as const;
type Write = (typeof WRITES)[number];
/** Which argument holds the options. */
const OPTIONS: Readonly<Record<Write, number>> = {
  insert: 3,
  update: 4,
  bulkInsert: 2,
  bulkUpdate: 3,
  upsert: 4,
};
/** Which names the table. */
const TABLE: Readonly<Record<Write, number>> = {
  insert: 1,
  update: 1,
  bulkInsert: 0,
  bulkUpdate: 0,
  upsert: 0,
};

const nameOf = (table: unknown): string =>
  typeof table === 'string' ? table : String((table as { readonly tableName?: unknown }).tableName);

/** Statements as they are, to be called beside those that take their place. */
const asTheyAre = (from: Statements): Statements =>
  Object.fromEntries(
    (['select', ...WRITES] as const).map((name) => [
      name,
      (from[name] as (...args: unknown[]) => unknown).bind(from),
    ]),
  ) as unknown as Statements;

type AnyWrite = (...args: unknown[]) => Promise<unknown>;

function writesOf(
  statements: Statements,
  sequelize: Sequelize,
  cipher: Cipher,
  tables: Tables,
): Record<Write, AnyWrite> {
  const byTable = new Map(
    [...tables.values()].map((table) => {
      const bulk = { statements, sequelize, cipher, table };
      const own = {
        ...rowWrites(statements, cipher, table),
        bulkUpdate: bulkUpdate(bulk),
        bulkInsert: bulkInsert(bulk),
        upsert: upsert(bulk),
      };
      return [table.table, own as unknown as Record<Write, AnyWrite>] as const;
    }),
  );
  const writeOf =
    (write: Write): AnyWrite =>
    (...args) => {
      const { asStored } = (args[OPTIONS[write]] ?? {}) as WriteOptions;
      const own = asStored === true ? undefined : byTable.get(nameOf(args[TABLE[write]]));
      return (own ?? (statements as unknown as Record<Write, AnyWrite>))[write](...args);
    };
  return Object.fromEntries(WRITES.map((write) => [write, writeOf(write)])) as Record<Write, AnyWrite>;
}

function selectOf(statements: Statements, cipher: Cipher, tables: Tables): Statements['select'] {
  return async (model, table, options: SelectOptions) => {
    if (options.asStored === true) return statements.select(model, table, options);
    const own = { ...options };
    askForIds(tables, model, own);
    const found = await statements.select(model, table, own);
    const reading = decryptAll(cipher, readsIn(tables, found, { model, include: own.include }));
    await (own.orAsStored === true ? reading.catch(() => undefined) : reading);
    return found;
  };
}

/** @param sequelize the host's own: nothing beyond it is changed */
export function encryptRows(sequelize: Sequelize, registry: Registry, cipher: Cipher): void {
  const tables = encryptedTables(registry);
  const place = sequelize.getQueryInterface() as unknown as Statements;
  const statements = asTheyAre(place);
  Object.assign(place, writesOf(statements, sequelize, cipher, tables), {
    select: selectOf(statements, cipher, tables),
  });
}
