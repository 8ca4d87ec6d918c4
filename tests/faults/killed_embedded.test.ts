/** create-tables and cleanup on the embedded database, killed while they write: all or nothing, and the next run finishes. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../core/database';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { runCli } from '../support/run_cli';
import { SHOP_FILES, SHOP_TABLES } from '../support/shop_files';
import { startCli } from '../support/start_cli';

const PRELOAD = path.join(__dirname, 'child', 'killed_at_write.js');
const CREATE = ['create-tables'];
const CLEANUP = ['cleanup', 'full', '--yes'];
const ROUNDS = 20;

let project: ModuleTree;
beforeAll(() => {
  project = moduleTree(SHOP_FILES);
});

async function names(): Promise<string[]> {
  const database = await openDatabase({ dataDir: project.path('.data') });
  const client = await database.connect();
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1",
  );
  await client.end();
  await database.close();
  return rows.map(({ name }) => name);
}

/** Runs a command to its end, unless it is killed at its `at`-th write; answers its exit code. */
const run = (args: readonly string[], at: number): Promise<number | null> =>
  startCli(project.root, args, { KILL_AT_WRITE: String(at), KILL_TALLY: project.path('tally') }, PRELOAD)
    .ended;

/** Runs a command to its end and answers how often it writes. */
async function writesOf(args: readonly string[]): Promise<number> {
  expect(await run(args, 0)).toBe(0);
  return statSync(project.path('tally')).size;
}

test(`a command killed at any of its writes leaves all or nothing, ${ROUNDS} times over`, async () => {
  expect(await run(CREATE, 0)).toBe(0);
  const whole = await names();
  expect(whole).toEqual(expect.arrayContaining([...SHOP_TABLES]));
  const writes = new Map([
    [CLEANUP, await writesOf(CLEANUP)],
    [CREATE, await writesOf(CREATE)],
  ]);

  let [now, changes] = [whole, 0];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = now;
    const args = now.length === 0 ? CREATE : CLEANUP;
    // Multiples of the golden ratio spread evenly over what a command writes, however many rounds there are.
    const at = Math.ceil(((round * 0.618) % 1) * (writes.get(args) ?? 1));
    const code = await run(args, at);
    now = await names();
    // A run writes now a little more, now a little less: the last of its writes may not come.
    expect([null, 0]).toContain(code);
    expect([[], whole]).toContainEqual(now);
    if (now.length !== before.length) changes += 1;
  }
  expect(changes).toBeGreaterThan(0);
  expect(runCli(project.root, CREATE)).toMatchObject({ code: 0 });
  expect(await names()).toEqual(whole);
  expect(runCli(project.root, CLEANUP)).toMatchObject({ code: 0 });
  expect(await names()).toEqual([]);
});
