/** What `start` does about migrations: brings a developer's own database up to date, and no other unless it is told. */
import { openDatabase } from '../../core/database';
import { words } from '../cli/command_line';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { runCli, type Ran } from '../support/run_cli';
import { startCli } from '../support/start_cli';

const MODEL = 'modules/admin/notes/300_note_model.ts';
const note = (fields: string): string => `import { defineModel, string } from 'ordinal-host';
export default defineModel('Note', { table: 'notes', fields: { ${fields} } });
`;

let tree: ModuleTree;
/** In a process of its own: model files change in between, and a process reads each once. */
const menu = (line: string, environment = {}): Ran => runCli(tree.root, words(line), environment);

/** Starts, looks, and ends. */
async function whileItServes<T>(
  line: string,
  environment: Record<string, string>,
  look: (rows: (sql: string) => Promise<unknown>, said: string) => Promise<T>,
): Promise<T> {
  const host = startCli(tree.root, words(line), { PORT: '0', ...environment });
  await host.address();
  const database = await openDatabase({ dataDir: tree.path('.data') });
  const client = await database.connect();
  const rows = async (sql: string): Promise<unknown> => (await client.query(sql)).rows;
  const seen = await look(rows, host.said()).finally(() => client.end());
  await database.close();
  host.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  return seen;
}

beforeAll(() => {
  tree = moduleTree({
    'package.json': '{ "name": "notes" }',
    'modules/_system/database/12_migration_model.ts':
      "export { ledgerModel as default } from 'ordinal-host';\n",
    [MODEL]: note('words: string(50).required()'),
  });
  expect(menu('make-migration initial')).toMatchObject({ code: 0 });
});

test('an empty database is made from the models, with its migrations stamped', () =>
  whileItServes('start', {}, async (rows) => {
    expect(await rows('select state from migrations order by name')).toEqual([
      { state: 'stamped' },
      { state: 'stamped' },
    ]);
    await rows("insert into notes (id, words) values (gen_random_uuid(), 'kept')");
  }));

test('a migration that came since is run by itself in development, which says so; rows are kept', async () => {
  tree.write({ [MODEL]: note("words: string(50).required(), tone: string(10).default('plain').required()") });
  expect(menu('make-migration tone')).toMatchObject({ code: 0 });
  expect(menu('start', { NODE_ENV: 'test' })).toMatchObject({
    code: 1,
    err: expect.stringContaining('MIGRATION_PENDING'),
  });
  await whileItServes('start', {}, async (rows, said) => {
    expect(said).toMatch(/migration \d{14}\.notes\.tone applied in \d+ ms/);
    expect(await rows('select words, tone from notes')).toEqual([{ words: 'kept', tone: 'plain' }]);
  });
});

test('elsewhere it runs only when --migrate says so', async () => {
  tree.write({ [MODEL]: note("words: string(50).required(), tone: string(20).default('plain').required()") });
  expect(menu('make-migration wider')).toMatchObject({ code: 0 });
  expect(menu('start', { NODE_ENV: 'test' }).err).toContain('MIGRATION_PENDING');
  await whileItServes('start --migrate', { NODE_ENV: 'test' }, (_, said) => {
    expect(said).toContain('notes.wider applied');
    return Promise.resolve();
  });
  await whileItServes('start', { NODE_ENV: 'test' }, (_, said) => {
    expect(said).not.toContain('applied');
    return Promise.resolve();
  });
});

test('a migration that fails stops the start with its finding, and keeps what was there', async () => {
  const file = /✓ (\S+)/.exec(menu('make-migration broken --module notes --empty').out)?.[1] ?? '';
  const steps = 'up: [{ sql: ["delete from notes", "select nonsense"] }]';
  tree.write({ [file]: tree.read(file).replace('up: []', steps) });
  expect(menu('start')).toMatchObject({ code: 1, err: expect.stringContaining('MIGRATION_FAILED') });
  tree.remove(file);
  await whileItServes('start', {}, async (rows) => {
    expect(await rows('select words from notes')).toEqual([{ words: 'kept' }]);
  });
});
