/** Opens a data directory as one command would, says how that went, and holds it for a while. */
import { openDatabase } from '../../../../core/database';

const [dataDir = '', serve = '', holdMs = '0'] = process.argv.slice(2);

openDatabase({ dataDir, serve: serve === 'serve' }).then(
  async (database) => {
    const client = await database.connect();
    await client.query('create table if not exists visits (pid int)');
    await client.query('insert into visits values ($1)', [process.pid]);
    await client.end();
    console.log(database.describe.includes('through process') ? 'followed' : 'opened');
    await new Promise((resolve) => setTimeout(resolve, Number(holdMs)));
    await database.close();
  },
  (error: Error) => {
    console.log(`refused ${error.message}`);
    process.exitCode = 1;
  },
);
