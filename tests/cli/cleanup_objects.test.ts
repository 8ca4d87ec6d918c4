/** Cleanup of what is no table: what extra DDL made goes, what somebody else made is named. */
import { openDatabase, type Database } from '../../core/database';
import { moduleTree } from '../support/module_tree';
import { menu, type Outcome } from './command_line';

const tree = moduleTree({
  'modules/admin/notes/300_note_model.ts':
    "import { defineModel, string } from 'ordinal-host';\n" +
    "export default defineModel('Note', { table: 'notes', fields: { words: string(50) },\n" +
    "  extraDdl: ['create view long_notes as select * from notes where length(words) > 40'] });\n",
});
const at = (line: string): Promise<Outcome> => menu(line, { cwd: tree.root });

let database: Database;
const sql = async (text: string): Promise<void> => {
  const client = await database.connect();
  await client.query(text).finally(() => client.end());
};
beforeAll(async () => {
  database = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(await at('create-tables')).toMatchObject({ code: 0 });
});
afterAll(() => database.close());

test('a view that needs a table is named, for a module and for all', async () => {
  await sql('create view mine as select words from long_notes');
  for (const line of ['cleanup notes --yes', 'cleanup full --yes']) {
    const { code, err } = await at(line);
    expect(code).toBe(1);
    expect(err).toContain('CLEANUP_DEPENDANTS  objects that the host did not make need what would go');
    expect(err).toMatch(/at {2}view public\.mine +needs public\.long_notes/);
  }
  const { code, out } = await at('cleanup notes --dry-run --json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    removals: [{ table: 'notes' }],
    extras: [{ kind: 'view', name: 'public.long_notes', place: 'admin/notes' }],
    outside: [{ object: 'view public.mine', target: 'public.long_notes' }],
    findings: [{ code: 'CLEANUP_DEPENDANTS' }],
  });
  await sql('drop view mine');
});

test('what extra DDL made is shown and goes with the table', async () => {
  expect((await at('cleanup notes --dry-run')).out).toMatch(
    /^ +view public\.long_notes +modules\/admin\/notes$/m,
  );
  expect((await at('cleanup notes --yes')).err).toContain(
    'Dropped 1 table with 0 rows, and 1 object of extra DDL.',
  );
  expect((await at('cleanup notes --yes')).err).toContain('There is nothing to drop.');
});
