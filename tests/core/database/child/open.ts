/** Opens a data directory as one command would, says how that went, and holds it for a while. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../core/database';

const [dataDir = '', serve = '', holdMs = '0'] = process.argv.slice(2);

openDatabase({ dataDir, serve: serve === 'serve' }).then(
  async (database) => {
    const client = await database.connect();
    await client.query('create table if not exists visits (pid int)');
    await client.query('insert into visits values ($1)', [process.pid]);
    await client.end();
    writeSync(1, database.describe.includes('through process') ? 'followed\n' : 'opened\n');
    await new Promise((resolve) => setTimeout(resolve, Number(holdMs)));
    await database.close();
  },
  (error: unknown) => {
    writeSync(1, `refused ${String(error)}\n`);
    process.exitCode = 1;
  },
);
