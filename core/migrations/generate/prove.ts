/** What has been written is tried before it is handed out. */
import { fail, HostError } from '../../findings';
import type { SchemaState } from '../../schema_engine';
import type { MigrationFiles } from '../files';
import { replay, type Shadow } from '../shadow';
import { notEqual } from './make_findings';
import { asLoaded, type NewFile } from './new_file';
import type { OwnerOf } from './owners';

/** What the statements reached is what the models want; for one module, as far as it goes. */
export async function proveReached(
  { engine }: Shadow,
  reached: SchemaState,
  wanted: SchemaState,
  ownerOf: OwnerOf,
  module: string | undefined,
): Promise<void> {
  const deltas = await engine.compare(reached, wanted);
  const left = deltas.filter(
    (delta) => module === undefined || ownerOf({ sql: '', table: delta.table, about: [delta] }) === module,
  );
  if (left.length > 0) throw new HostError([notEqual(left)]);
}

/**
 * The files once more, as they will run, from the start, to which their ways back have led: what they make is what was
 * made while they were written.
 */
export async function proveFiles(
  shadow: Shadow,
  made: readonly NewFile[],
  states: readonly SchemaState[],
  { migrations }: MigrationFiles,
): Promise<void> {
  const { connection, engine, read } = shadow;
  await replay(connection, made.map(asLoaded));
  const deltas = await engine.compare(await read(), states.at(-1) as SchemaState);
  if (deltas.length > 0) throw new HostError([notEqual(deltas)]);
  const names = new Set(migrations.map(({ name }) => name));
  const twice = made.find(({ name }) => names.has(name));
  if (twice !== undefined)
    throw fail({
      code: 'MIGRATION_NAME',
      summary: `there is a migration ${twice.name} already`,
      at: [{ file: twice.shown }],
      waysOut: [{ text: 'give it another name' }],
    });
}
