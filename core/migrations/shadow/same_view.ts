/**
 * Versions of PostgreSQL write one view in several ways: from 16 on without the table's name before a column. So what
 * another database says about a view is written once more by the shadow before it is called different.
 */
import type { Connection } from '../../create';
import type { Delta } from '../../schema_engine';
import { withWordLists } from './word_lists';

/** @param connection of a shadow that holds what the view leans on; left as it was */
async function writtenHere(connection: Connection, definition: string): Promise<string | undefined> {
  await connection.query('BEGIN');
  try {
    await connection.query(`CREATE TEMP VIEW written_here AS ${withWordLists(definition)}`);
    await connection.query(`SET LOCAL search_path TO ''`);
    const { rows } = await connection.query(
      `SELECT pg_get_viewdef('pg_temp.written_here'::regclass) AS text`,
    );
    return (rows[0] as { text: string }).text;
  } catch {
    // It leans on what the shadow does not have: then it is another.
    return undefined;
  } finally {
    await connection.query('ROLLBACK');
  }
}

/** Without views that only read differently. */
export async function withoutSameViews(
  connection: Connection,
  deltas: readonly Delta[],
): Promise<readonly Delta[]> {
  const left: Delta[] = [];
  for (const delta of deltas) {
    const isView =
      delta.verb === 'set' && /^(view|materializedView)$/.test(delta.kind) && delta.attr === 'def';
    if (!isView || (await writtenHere(connection, String(delta.from))) !== delta.to) left.push(delta);
  }
  return left;
}
