/** The live database against what its migrations make, and against what the models want. */
import { OWNER_MARK, type Connection } from '../create';
import type { Registry } from '../registry';
import type { Delta, SchemaState } from '../schema_engine';
import type { KnownMigration } from './files';
import { makeWanted } from './make_wanted';
import { extensionsFor, replay, withoutSameViews, withShadow } from './shadow';

export interface Drift {
  /** `add`: missing in the database; `remove`: too much there. */
  readonly fromMigrations: readonly Delta[];
  readonly fromModels: readonly Delta[];
  /** What cannot be compared, in the engine's words. */
  readonly unread: readonly string[];
}

/**
 * Only what the host made is looked at: tables with its mark, and what migrations or models make besides tables.
 * @param applied migrations that the ledger says have run
 */
export async function findDrift(
  live: Connection,
  registry: Registry,
  applied: readonly KnownMigration[],
): Promise<Drift> {
  const { rows } = await live.query('SELECT current_schema() AS schema');
  const { schema } = rows[0] as { schema: string };
  return withShadow(
    async (shadow) => {
      const found = await shadow.engine.read(live, schema);
      const wanted = await makeWanted(shadow, registry);
      await replay(shadow.connection, applied);
      const replayed = await shadow.read();
      const compare = async (to: SchemaState): Promise<readonly Delta[]> =>
        withoutSameViews(
          shadow.connection,
          (await shadow.engine.compare(found, to)).filter(ofHost(found, to)),
        );
      return {
        fromMigrations: await compare(replayed),
        fromModels: await compare(wanted),
        unread: found.unread,
      };
    },
    { schema, extensions: extensionsFor(registry, applied) },
  );
}

function ofHost(found: SchemaState, to: SchemaState): (delta: Delta) => boolean {
  const owned = new Set(
    found.facts
      .filter(
        ({ kind, of, payload }) =>
          kind === 'comment' && of === 'table' && String(payload['text']).startsWith(OWNER_MARK),
      )
      .map(({ table }) => table),
  );
  const known = new Set(to.facts.map(({ kind, table, name }) => `${kind} ${table} ${name}`));
  return ({ verb, kind, table, name }) =>
    verb === 'add' || owned.has(table) || known.has(`${kind} ${table} ${name}`);
}
