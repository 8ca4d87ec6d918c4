/** `menu-cli trash purge`: what a running host does by itself, for whoever has the machine. */
import { openDatabase, type Database } from '../../core/database';
import { equip } from '../support/equipped_tree';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { runCliBeside, type Ran } from '../support/run_cli';
import { words } from './command_line';

jest.setTimeout(180_000);

const NOTES = `import { defineModel, text } from 'ordinal-host';
export default defineModel('Note', { table: 'notes', fields: { words: text() } });
`;

let tree: ModuleTree;
let held: Database;
const at = (line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runCliBeside(tree.root, words(line), env);
const rows = async <R>(sql: string): Promise<R[]> => {
  const client = await held.connect();
  return (await client.query(sql).finally(() => client.end())).rows as R[];
};
const left = async (): Promise<string[]> =>
  (await rows<{ words: string }>('SELECT words FROM notes ORDER BY words')).map((row) => row.words);

beforeAll(async () => {
  tree = moduleTree({ 'modules/admin/notes/300_note_model.ts': NOTES });
  equip(tree);
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(await at('create-tables')).toMatchObject({ code: 0 });
  await rows(`INSERT INTO notes (words, deleted_at) VALUES ('live', NULL), ('young', now() - interval '10 days'),
    ('old', now() - interval '31 days')`);
});
afterAll(() => held?.close());

test('says what it would end, and ends nothing', async () => {
  const said = await at('trash purge --dry-run');
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).toBe('notes: 1 record would go\n');
  expect(JSON.parse((await at('trash purge --older-than 9 --dry-run --json')).out)).toMatchObject({
    dryRun: true,
    found: { notes: 2 },
  });
  expect(await left()).toEqual(['live', 'old', 'young']);
});

test('ends what is older than TRASH_DAYS, or than it is told', async () => {
  expect((await at('trash purge')).out).toBe('notes: 1 record gone for good\n');
  expect(await left()).toEqual(['live', 'young']);
  expect((await at('trash purge', { TRASH_DAYS: '5' })).code).toBe(0);
  expect(await left()).toEqual(['live']);
  expect((await at('trash purge --older-than 0')).err).toContain(
    'Nothing has been in the trash long enough.',
  );
});

test('is refused with words where it is not understood', async () => {
  for (const [line, env, said] of [
    ['trash purge --older-than soon', {}, '--older-than must be a number of days'],
    ['trash burn', {}, 'trash burn is not known'],
    ['trash purge', { TRASH_DAYS: '0' }, 'TRASH_DAYS is 0'],
  ] as const) {
    const { code, err } = await at(line, env);
    expect([line, code, err.includes(said)]).toEqual([line, 2, true]);
  }
});
