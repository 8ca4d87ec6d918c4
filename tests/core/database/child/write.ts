/** Writes rows for ever and says each number once the database has acknowledged it. Killed by the test. */
import { writeSync } from 'node:fs';
import { openDatabase, type Database } from '../../../../core/database';

/** Waits for the folder as long as it takes: the process before may be slow to be killed. */
const open = (dataDir: string): Promise<Database> =>
  openDatabase({ dataDir }).catch((error: unknown) => {
    if (String(error).includes('DATABASE_IN_USE')) return open(dataDir);
    throw error;
  });

async function main(dataDir: string): Promise<void> {
  const database = await open(dataDir);
  const client = await database.connect();
  await client.query('create table if not exists written (number int primary key, filler text)');
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(number), 0) as last from written',
  );
  writeSync(1, 'ready\n');
  for (let number = (rows[0]?.last ?? 0) + 1; ; number += 1) {
    await client.query('insert into written values ($1, $2)', [number, 'x'.repeat(200)]);
    writeSync(1, `${number}\n`);
  }
}

void main(process.argv[2] ?? '');
