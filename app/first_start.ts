/**
 * A first start makes tables and then, in another transaction, their data. A mark in the database says that it has
 * begun; it goes in the transaction that writes the data. So whenever the process is killed, the next start knows
 * whether anything is left to do, and data that people deleted later stays deleted.
 *
 * The mark is a setting of the database (pg_db_role_setting): no table that no module owns, and nothing of the
 * modules' is touched. It stands before the tables do; without tables it means no more than an empty database does.
 * It is written in the embedded database alone, which is the host's own.
 */
import type { Sequelize } from 'sequelize';
import type { Database } from '../core/database';

const MARK = 'ordinal.first_start';

/** The name of a database is no value, so it cannot be a parameter. */
const change = (words: string): string =>
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${words}', current_database()); END $$`;

async function countRows(database: Database, sql: string): Promise<number> {
  const connection = await database.connect();
  const { rowCount } = await connection.query(sql).finally(() => connection.end());
  return rowCount ?? 0;
}

/** Writes the mark; does no harm where it stands. */
export async function beginFirstStart(database: Database): Promise<void> {
  await countRows(database, change(`SET ${MARK} = begun`));
}

/** Whether a first start began and did not come to its end. */
export async function isFirstStartOpen(database: Database): Promise<boolean> {
  const found = await countRows(
    database,
    `SELECT 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
     WHERE d.datname = current_database() AND '${MARK}=begun' = ANY (s.setconfig)`,
  );
  return found > 0;
}

/** Takes the mark away, inside the transaction that is under way. */
export async function endFirstStart(sequelize: Sequelize): Promise<void> {
  await sequelize.query(change(`RESET ${MARK}`));
}
