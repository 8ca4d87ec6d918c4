/** Makes `CREATE INDEX CONCURRENTLY` and `DROP INDEX CONCURRENTLY` repeatable: a kill leaves an invalid index behind. */
import type { Connection } from '../../create';

const CREATE =
  /^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?("(?:[^"]|"")+"|\w+)/i;
const DROP = /^\s*DROP\s+INDEX\s+CONCURRENTLY\s+(?:IF\s+EXISTS\s+)?("(?:[^"]|"")+"|\w+)/i;
const VALID = `SELECT i.indisvalid AS valid FROM pg_index i WHERE i.indexrelid = to_regclass($1)`;

async function validity(connection: Connection, name: string): Promise<boolean | undefined> {
  const { rows } = await connection.query(VALID, [name]);
  return (rows[0] as { valid: boolean } | undefined)?.valid;
}

/**
 * What is still to be done of a statement that may have been begun before.
 * @returns the statements to send: none when it is done
 */
export async function stillToDo(connection: Connection, statement: string): Promise<readonly string[]> {
  const made = CREATE.exec(statement)?.[1];
  if (made !== undefined) {
    const valid = await validity(connection, made);
    if (valid === true) return [];
    return valid === false ? [`DROP INDEX CONCURRENTLY ${made}`, statement] : [statement];
  }
  const dropped = DROP.exec(statement)?.[1];
  if (dropped !== undefined && (await validity(connection, dropped)) === undefined) return [];
  return [statement];
}
