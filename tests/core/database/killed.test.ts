import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../core/database';
import { startChild } from './child/start';

const ROUNDS = 20;

test('a process killed twenty times while it writes loses nothing that was acknowledged', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ordinal-killed-'));
  const acknowledged: number[] = [];
  let next = startChild('write.ts', dataDir);
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = next;
    await child.until(/ready/);
    // The next one loads its code and waits for the folder while this one writes: it takes over from a dead process.
    if (round + 1 < ROUNDS) next = startChild('write.ts', dataDir);
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 80));
    child.process.kill('SIGKILL');
    await child.ended();
    // The last line may be cut off by the kill: only whole lines count.
    const lines = child.said().split('\n').slice(0, -1);
    acknowledged.push(...lines.filter((line) => /^\d+$/.test(line)).map(Number));
  }

  const database = await openDatabase({ dataDir });
  const client = await database.connect();
  const { rows } = await client.query<{ number: number }>('select number from written order by number');
  await client.query('reindex table written');
  await client.end();
  await database.close();
  await rm(dataDir, { recursive: true });

  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  const kept = new Set(rows.map(({ number }) => number));
  expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
});

test('a folder whose first start was cut off is made anew, whenever that was', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ordinal-cut-off-'));
  const steps = [/\.creating/, /PG_VERSION/, /pg_wal/];
  for (const step of steps) {
    await rm(dataDir, { recursive: true });
    const child = startChild('open.ts', dataDir, 'command', '60000');
    for (let there = false; !there && !child.said().includes('opened');) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      there = await readdir(dataDir, { recursive: true }).then(
        (names) => names.some((name) => step.test(name)),
        () => false,
      );
    }
    child.process.kill('SIGKILL');
    await child.ended();

    const database = await openDatabase({ dataDir });
    const client = await database.connect();
    await client.query('create table if not exists visits (pid int)');
    await client.end();
    await database.close();
  }
  expect(await readdir(dataDir)).toEqual(['database']);
  await rm(dataDir, { recursive: true });
});
