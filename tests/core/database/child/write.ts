/** Writes rows for ever and says each number once the database has acknowledged it. Killed by the test. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../core/database';

async function main(dataDir: string): Promise<void> {
  const database = await openDatabase({ dataDir });
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
