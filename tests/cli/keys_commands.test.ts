/** Keys from the command line: which there are, a new one, and another ENCRYPTION_KEY. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database } from '../../core/database';
import { equip } from '../support/equipped_tree';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { runCliBeside, type Ran } from '../support/run_cli';
import { words } from './command_line';

jest.setTimeout(180_000);

const FIRST = 'a'.repeat(32);
const NEXT = 'b'.repeat(32);
const NOTES = `import { defineModel, text } from 'ordinal-host';
export default defineModel('Note', { table: 'notes', fields: { words: text().encrypted() } });
`;
const SEED = `import { defineSeed } from 'ordinal-host';
export default defineSeed(async ({ models }) => {
  if ((await models.Note.count()) > 0) return;
  await models.Note.bulkCreate(Array.from({ length: 450 }, (_, at) => ({ words: 'note ' + at })));
});
`;
const MODULE = `import { defineModule } from 'ordinal-host';
export default defineModule({ title: 'Notes', requires: ['security'] });
`;

let tree: ModuleTree;
let held: Database;
const at = (line: string, keys: Readonly<Record<string, string>> = { ENCRYPTION_KEY: FIRST }): Promise<Ran> =>
  runCliBeside(tree.root, words(line), keys);
const rows = async <R>(sql: string): Promise<R[]> => {
  const client = await held.connect();
  return (await client.query(sql).finally(() => client.end())).rows as R[];
};
const under = async (): Promise<Record<string, number>> => {
  const found = await rows<{ key: string; count: number }>(
    `SELECT split_part(words, ':', 2) AS key, count(*)::int AS count FROM notes GROUP BY 1`,
  );
  return Object.fromEntries(found.map(({ key, count }) => [key, count]));
};

beforeAll(async () => {
  tree = moduleTree({
    'modules/admin/notes/module.ts': MODULE,
    'modules/admin/notes/300_note_model.ts': NOTES,
    'modules/admin/notes/seeds/notes.ts': SEED,
  });
  for (const module of ['core', 'database', 'security'])
    cpSync(path.resolve('modules/_system', module), tree.path(`modules/_system/${module}`), {
      recursive: true,
    });
  equip(tree);
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(await at('create-tables')).toMatchObject({ code: 0 });
});
afterAll(() => held?.close());

test('before anything is encrypted that is said; seeds encrypt what they write', async () => {
  expect((await at('keys status')).out).toContain('Nothing is encrypted yet');
  expect(await at('seed')).toMatchObject({ code: 0 });
  const { out } = await at('keys status --json');
  expect(JSON.parse(out)).toMatchObject({
    columns: ['notes.words'],
    left: 0,
    keys: [{ isNewest: true, values: 450 }],
  });
  expect(Object.values(await under())).toEqual([450]);
});

test('a new key takes over all values, in batches that are told', async () => {
  const { code, out, err } = await at('keys rotate');
  expect([code, out]).toEqual([0, '450 values moved to the newest key.\n']);
  expect(err).toContain('notes.words: 200 values moved so far');
  const { keys } = JSON.parse((await at('keys status --json')).out) as { keys: { values: number }[] };
  expect(keys.map(({ values }) => values)).toEqual([450, 0]);
});

test('one that was stopped is gone on with, and makes no further key', async () => {
  // As if it had been killed after the first batch: a new key, and some values under it.
  const [before] = Object.keys(await under());
  await rows(`CREATE TABLE kept AS SELECT id, words FROM notes ORDER BY id OFFSET 200`);
  await at('keys rotate');
  await rows(`UPDATE notes SET words = kept.words FROM kept WHERE kept.id = notes.id`);
  expect((await under())[before ?? '']).toBe(250);
  expect((await at('keys status')).out).toContain('250 values left under older keys');
  const { code, out } = await at('keys rotate --go-on --json');
  expect([code, JSON.parse(out)]).toEqual([0, { moved: 250, rewrapped: 0, failed: [] }]);
  expect(await rows('SELECT count(*)::int AS count FROM encryption_keys')).toEqual([{ count: 3 }]);
});

test('ENCRYPTION_KEY is changed by naming the former one until keys are locked up anew', async () => {
  const broken = await at('keys rotate --go-on', { ENCRYPTION_KEY: NEXT });
  expect(broken.code).not.toBe(0);
  expect(broken.err).toContain('ENCRYPTION_KEY is not the one that it was locked up with');
  const changed = await at('keys rotate --go-on', { ENCRYPTION_KEY: NEXT, ENCRYPTION_KEY_OLD: FIRST });
  expect(changed).toMatchObject({ code: 0 });
  expect(changed.out).toContain('3 keys locked up under the new ENCRYPTION_KEY.');
  expect((await at('keys rotate', { ENCRYPTION_KEY: NEXT })).out).toContain('450 values moved');
  // With the former key nothing is made, which would shut the host out.
  const keys = () => rows('SELECT count(*)::int AS count FROM encryption_keys');
  const before = await keys();
  expect((await at('keys rotate')).code).not.toBe(0);
  expect(await keys()).toEqual(before);
});

test('what cannot be read is named, and the rest is moved', async () => {
  await rows(
    `UPDATE notes SET words = (SELECT max(words) FROM notes) WHERE id = (SELECT id FROM notes ORDER BY id LIMIT 1)`,
  );
  const { code, err } = await at('keys rotate', { ENCRYPTION_KEY: NEXT });
  expect(code).toBe(1);
  expect(err).toMatch(/left as it is: notes\.words of [0-9a-f-]{36} cannot be decrypted/);
});
