/** Tables that are there before their migration has run: are they what it makes? Its statements on a shadow tell. */
import type { Connection } from '../../create';
import { HostError } from '../../findings';
import type { KnownMigration } from '../files';
import { extensionsOf, replay, withoutSameViews, withShadow } from '../shadow';

export interface ThereAlready {
  readonly migration: KnownMigration;
  /** Tables that it makes, or to which it adds columns. */
  readonly tables: readonly string[];
}

/**
 * @param before what has run, and what is there already, in any order
 * @returns those of `there` whose tables the database has in another form; all of them where a shadow cannot make what is
 *   there already
 */
export async function madeOtherwise(
  live: Connection,
  before: readonly KnownMigration[],
  there: readonly ThereAlready[],
): Promise<readonly KnownMigration[]> {
  const { rows } = await live.query('SELECT current_schema() AS schema');
  const { schema } = rows[0] as { schema: string };
  return withShadow(
    async (shadow) => {
      const found = await shadow.engine.read(live, schema);
      try {
        await replay(
          shadow.connection,
          before.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
        );
      } catch (error) {
        if (error instanceof HostError) return there.map(({ migration }) => migration);
        throw error;
      }
      const deltas = await withoutSameViews(
        shadow.connection,
        await shadow.engine.compare(found, await shadow.read()),
      );
      const differing = new Set(deltas.map(({ table }) => table));
      return there
        .filter(({ tables }) => tables.some((table) => differing.has(table)))
        .map(({ migration }) => migration);
    },
    { schema, extensions: extensionsOf(before) },
  );
}
