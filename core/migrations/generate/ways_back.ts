/** Ways back of all new files, the last one first; the shadow ends where it was before them. */
import type { Finding } from '../../findings';
import type { SchemaState } from '../../schema_engine';
import type { KnownMigration } from '../files';
import { replay, SHADOW_SCHEMA, type Shadow } from '../shadow';
import type { Answers } from './answers';
import { noWayBack } from './make_findings';
import type { Bucket, Measured } from './settle';
import { takeBack } from './way_back';

export interface WayBack {
  readonly statements: readonly Measured[] | null;
  readonly finding?: Finding;
}

/**
 * @param states before the first file, and after each
 * @param known what the shadow held before the first
 */
export async function waysBack(
  shadow: Shadow,
  buckets: readonly Bucket[],
  states: readonly SchemaState[],
  known: readonly KnownMigration[],
  answers: Answers,
): Promise<readonly WayBack[]> {
  const { engine, read } = shadow;
  const ways: WayBack[] = [];
  for (let at = buckets.length - 1; at >= 0; at -= 1) {
    const bucket = buckets[at] as Bucket;
    const target = states[at] as SchemaState;
    const reached = states[at + 1] as SchemaState;
    const way = await takeBack(shadow, bucket, [target, reached], answers);
    const why = 'stuck' in way ? way.stuck : await difference(engine, await read(), target);
    if (why === undefined && 'statements' in way) {
      ways.unshift({ statements: way.statements });
      continue;
    }
    ways.unshift({ statements: null, finding: noWayBack(bucket.module, why ?? '') });
    await startOver(shadow, known, buckets.slice(0, at));
  }
  return ways;
}

async function difference(
  engine: Shadow['engine'],
  now: SchemaState,
  target: SchemaState,
): Promise<string | undefined> {
  const deltas = await engine.compare(now, target);
  return deltas.length === 0
    ? undefined
    : deltas.map(({ kind, table, name }) => `${kind} ${table}.${name} differs`).join(', ');
}

async function startOver(
  { connection }: Shadow,
  known: readonly KnownMigration[],
  buckets: readonly Bucket[],
): Promise<void> {
  await connection.query(`DROP SCHEMA ${SHADOW_SCHEMA} CASCADE; CREATE SCHEMA ${SHADOW_SCHEMA}`);
  await replay(connection, known);
  for (const { statements } of buckets) for (const { sql } of statements) await connection.query(sql);
}
