/** The module in docs/modules.md is written as it stands, its commands are run, its pages are opened. */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { startTestHost, type TestHost } from '../app/testing';
import { openDatabase, type Database } from '../core/database';
import { menu } from './cli/command_line';
import { equip, runScript } from './support/equipped_tree';
import { moduleTree, type ModuleTree } from './support/module_tree';

const root = path.resolve(__dirname, '..');
const page = readFileSync(path.join(root, 'docs', 'modules.md'), 'utf8');

/** **`path`**, then a block: a file and its text. */
const FILES = Object.fromEntries(
  [...page.matchAll(/^\*\*`([^`]+)`\*\*\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => [
    file,
    text,
  ]),
);
/** The ```bash blocks, line by line. */
const LINES = [...page.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) =>
  text.trim().split('\n'),
);
const ours = LINES.flatMap((line) => /^npx menu-cli (.*)$/.exec(line)?.[1] ?? []);

let tree: ModuleTree;
let held: Database | undefined;
let host: TestHost | undefined;

/** The tables and users it stands on are copied, as they are in this repository. */
beforeAll(() => {
  tree = moduleTree(FILES);
  cpSync(path.join(root, 'modules', '_system'), tree.path('modules/_system'), { recursive: true });
  equip(tree);
});
afterAll(async () => {
  await host?.close();
  await held?.close();
});

test('every file of the page is there, and every block of code is a file or commands', () => {
  expect(Object.keys(FILES).length).toBeGreaterThan(10);
  const blocks = [...page.matchAll(/^```\w+$/gm)].length;
  const commands = [...page.matchAll(/^```bash$/gm)].length;
  expect(Object.keys(FILES).length + commands).toBe(blocks);
  expect(LINES.filter((line) => !line.startsWith('npx menu-cli '))).toEqual([
    'npx jest modules/admin/library',
    'npm run dev',
  ]);
});

test('its commands run, in the order they stand in', async () => {
  // A server holds the database, so that it is not opened anew for each command.
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  const said: Record<string, string> = {};
  for (const line of ours) {
    const { code, out, err } = await menu(line, { cwd: tree.root });
    expect({ line, code, err: code === 0 ? '' : err }).toEqual({ line, code: 0, err: '' });
    said[line] = out + err;
  }
  expect(said['preview-order']).toMatch(/910: .*910_book_model\.ts[\s\S]*914: .*914_user_card_model\.ts/);
  expect(said['create-tables']).toMatch(/✓ 910_book_model\.ts[\s\S]*✓ 914_user_card_model\.ts/);
  expect(said['seed --demo --module library']).toContain('3 books');
  expect(await menu('preview-order --check', { cwd: tree.root })).toMatchObject({ code: 0 });
});

test('it passes types, lint, format and its own tests', async () => {
  const here = 'modules/admin/library';
  const types = await runScript(tree, 'typescript/lib/tsc.js', '--noEmit', '-p', '.');
  const lint = await runScript(tree, 'eslint/bin/eslint.js', '--max-warnings', '0', here);
  const format = await runScript(tree, 'prettier/bin/prettier.cjs', '--check', `${here}/**/*.{ts,css}`);
  const tests = await runScript(tree, 'jest/bin/jest.js', here);
  expect({ types, lint, format, tests }).toEqual({
    types: 'fine',
    lint: 'fine',
    format: 'fine',
    tests: 'fine',
  });
});

test('its pages open with the demo data', async () => {
  host = await startTestHost({ root: tree.root, modules: ['library'], seed: 'demo' });
  const open = async (address: string): Promise<string> => {
    const answer = await request(host!.app).get(address);
    expect([address, answer.status]).toEqual([address, 200]);
    return answer.text;
  };
  expect(await open('/admin/library')).toMatch(/Middlemarch[\s\S]*George Eliot/);
  expect(await open('/admin')).toMatch(/Books<\/a><\/h2>\s*<p class="v">\d+<\/p>/);
  expect(await open('/static/library/library.css')).toContain('.library-lend');
  for (const table of ['books', 'loans', 'authors', 'book-authors']) {
    await open(`/admin/library/${table}`);
    await open(`/admin/library/${table}/new`);
  }
  expect(await open('/admin/user/users/new')).toContain('Library card');
});
