/** What the scaffolders write passes the compiler, the linter and its own tests untouched. */
import { execFile } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { ModuleTree } from '../support/module_tree';
import { menu } from './command_line';
import { invoices } from './projects';

jest.setTimeout(300_000);

const ROOT = path.resolve(__dirname, '..', '..');
const inRoot = (place: string): string => path.join(ROOT, place);
const HOST = {
  'ordinal-host': inRoot('core/index.ts'),
  'ordinal-host/testing': inRoot('app/testing/index.ts'),
};

/** Every kind of field there is. */
const FIELDS = [
  'code:string(20):required:unique',
  'note:text',
  'mail:email:required:unique',
  'site:url:required',
  'phone:phone:required',
  'count:integer:min=2:max=9:required',
  'bytes:bigint:required',
  'rate:decimal(5,2):min=1:required',
  'amount:money(EUR):required',
  'paid:boolean:required',
  'dueOn:date:required',
  'sentAt:datetime:required',
  'token:uuid:required',
  'extras:json:required',
  'status:enum(draft,sent):default=draft:required',
  'tags:array(string):required',
  'invoice:ref(invoices):required:cascade',
  'before:ref(reminders)',
];

const run = (tree: ModuleTree, script: string, ...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const command = [inRoot(`node_modules/${script}`), ...args];
    execFile(process.execPath, command, { cwd: tree.root }, (error, out, err) =>
      resolve(error === null ? 'fine' : out + err),
    );
  });

/** The project gets this project's own settings. */
function equip(tree: ModuleTree): void {
  for (const file of ['eslint.config.mjs', '.prettierrc.json']) copyFileSync(inRoot(file), tree.path(file));
  symlinkSync(inRoot('node_modules'), tree.path('node_modules'));
  const paths = Object.fromEntries(Object.entries(HOST).map(([name, file]) => [name, [file]]));
  const { transform } = jest.requireActual<{ transform: Record<string, [string, object]> }>(
    '../../jest.config.js',
  );
  tree.write({
    'tsconfig.json': JSON.stringify({
      extends: inRoot('tsconfig.json'),
      compilerOptions: { rootDir: '/', paths, typeRoots: [inRoot('node_modules/@types')] },
      include: ['modules'],
      exclude: [],
    }),
    'jest.config.js': `module.exports = ${JSON.stringify({
      testEnvironment: 'node',
      testMatch: ['<rootDir>/modules/**/tests/*.test.ts'],
      transform,
      moduleNameMapper: Object.fromEntries(Object.entries(HOST).map(([name, file]) => [`^${name}$`, file])),
      maxWorkers: 1,
    })};`,
  });
}

test('types, lint and the tests that came with it', async () => {
  const tree = await invoices();
  const at = async (line: string): Promise<void> => {
    const { code, err } = await menu(line, { cwd: tree.root });
    expect({ code, err }).toMatchObject({ code: 0 });
  };
  await at('new-module folders --context _user --models folder:folder');
  await at('new-module shipments --range 440-459 --models shipment:invoice+folder');
  await at(`new-model invoices reminder ${FIELDS.map((field) => `'${field}'`).join(' ')}`);
  equip(tree);
  const [types, lint, tests] = await Promise.all([
    run(tree, 'typescript/lib/tsc.js', '--noEmit', '-p', '.'),
    run(tree, 'eslint/bin/eslint.js', '--max-warnings', '0', 'modules'),
    run(tree, 'jest/bin/jest.js'),
  ]);
  expect({ types, lint, tests }).toEqual({ types: 'fine', lint: 'fine', tests: 'fine' });
});
