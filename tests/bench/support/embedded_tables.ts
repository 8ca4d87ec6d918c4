/** Making tables on the embedded database, against PGlite alone running the same SQL. */
import { PGlite } from '@electric-sql/pglite';
import { createTables } from '../../../core/create';
import { openDatabase } from '../../../core/database';
import { modelProject } from './model_project';
import { registryAt } from './registry';
import { pair, sayAgainst } from './report';
import { costOf, inTurn, type Cost } from './turns';

export async function createdEmbedded(count: number, rounds: number): Promise<void> {
  const project = modelProject(count, 'models');
  const registry = registryAt(project.root);
  const made: { sql: readonly string[] } = { sql: [] };

  const host = async (): Promise<Cost> => {
    const database = await openDatabase({ memory: true });
    const connection = await database.connect();
    const cost = await costOf(async () => (made.sql = (await createTables({ connection, registry })).sql));
    await connection.end();
    await database.close();
    return cost;
  };
  const alone = async (): Promise<Cost> => {
    const database = await PGlite.create();
    const cost = await costOf(() => database.exec(made.sql.join('\n')));
    await database.close();
    return cost;
  };
  await host();
  const taken = await inTurn(
    [
      { name: 'PGlite', run: alone },
      { name: 'host', run: host },
    ],
    rounds,
  );
  project.remove();
  sayAgainst(`N = ${count}, embedded, against PGlite alone`, pair(taken, 1, 0), { most: 1.15 }, 'wall');
}
