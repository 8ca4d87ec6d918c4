/** make-migration, migrate and drift as a developer uses them, on the embedded database of a little project. */
import { openDatabase, type Database } from '../../core/database';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { SHOP_FILES } from '../support/shop_files';
import { runCliBeside, type Ran } from '../support/run_cli';
import { words } from './command_line';

const CUSTOMER = 'modules/admin/shop/300_customer_model.ts';
const FOLDER = 'modules/admin/shop/migrations';
const customer = (fields: string): string =>
  "import { defineModel, string } from 'ordinal-host';\n" +
  `export default defineModel('Customer', { table: 'customers', fields: { ${fields} } });\n`;
const NAME = 'name: string(50).required()';

let tree: ModuleTree;
let held: Database;
/** In a process of its own: model files change between commands, and a process reads each once. */
const at = (line: string): Promise<Ran> => runCliBeside(tree.root, words(line));
const rows = async (sql: string): Promise<unknown[]> => {
  const client = await held.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
};
const written = ({ out }: Ran): string[] => [...out.matchAll(/✓ (\S+\.ts)/g)].map(([, file]) => file ?? '');
const states = async (): Promise<string[]> => {
  const { migrations } = JSON.parse((await at('migrate status --json')).out) as {
    migrations: { name: string; state: string; edited: boolean }[];
  };
  return migrations.map(
    ({ name, state, edited }) => `${name.split('.')[2]} ${state}${edited ? ' edited' : ''}`,
  );
};

beforeAll(async () => {
  tree = moduleTree({
    ...SHOP_FILES,
    'modules/_system/database/12_migration_model.ts':
      "export { ledgerModel as default } from 'ordinal-host';\n",
  });
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
});
afterAll(() => held?.close());

test('the first make-migration writes one file for each module, and the ledger’s own', async () => {
  const made = await at('make-migration initial');
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('Proven on a shadow, up and down.') });
  expect(written(made).map((file) => file.replace(/\d{14}/, ''))).toEqual([
    'modules/_system/database/migrations/.database.ledger.ts',
    `${FOLDER}/.shop.initial.ts`,
  ]);
  expect(await states()).toEqual(['ledger pending', 'initial pending']);
});

test('a second one has nothing to write', async () => {
  expect(await at('make-migration again')).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringContaining('there is nothing to write'),
  });
});

test('migrate plan shows each statement with what it locks, and changes nothing', async () => {
  const { code, out } = await at('migrate plan');
  expect(code).toBe(0);
  expect(out).toMatch(/-- keeps nobody waiting\nCREATE TABLE "customers"/);
  expect(await rows("select to_regclass('customers') as there")).toEqual([{ there: null }]);
});

test('migrate up --dry-run prints the SQL and changes nothing', async () => {
  expect(await at('migrate up --dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('CREATE TABLE "order_lines"'),
    err: expect.stringContaining('Nothing was changed.'),
  });
  expect(await rows("select to_regclass('migrations') as there")).toEqual([{ there: null }]);
});

test('migrate up runs what is pending; a second run has nothing to do', async () => {
  const up = await at('migrate up');
  expect(up).toMatchObject({ code: 0, out: expect.stringMatching(/✓ \d{14}\.shop\.initial {2}\d+ ms/) });
  expect(await states()).toEqual(['ledger stamped', 'initial applied']);
  expect(await at('migrate up')).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringContaining('up to date'),
  });
  expect(await at('create-tables')).toMatchObject({
    code: 0,
    err: expect.stringContaining('0 created, 5 already'),
  });
});

test('drift finds nothing after that', async () => {
  expect(await at('drift')).toMatchObject({
    code: 0,
    err: expect.stringContaining('is what migrations and models say'),
  });
});

test('a renamed column is a question, and nothing is written while it is open', async () => {
  await rows("insert into customers (id, name, email) values (gen_random_uuid(), 'Ada', 'ada@example.com')");
  tree.write({ [CUSTOMER]: customer(`${NAME}, mail: string(100).unique()`) });
  const asked = await at('make-migration mail');
  expect(asked.code).toBe(1);
  expect(asked.err).toContain('MIGRATION_QUESTION');
  expect(asked.err).toContain('--rename customers.email:mail');
  expect(asked.err).toContain('--accept-loss');
  expect(await states()).toEqual(['ledger stamped', 'initial applied']);
});

test('answered on the command line the values are kept, up and down', async () => {
  expect((await at('make-migration mail --rename customers.email:mail')).code).toBe(0);
  expect((await at('migrate up')).code).toBe(0);
  expect(await rows('select mail from customers')).toEqual([{ mail: 'ada@example.com' }]);
  expect(await at('drift')).toMatchObject({ code: 0 });
  expect(await at('migrate down')).toMatchObject({ code: 0, out: expect.stringContaining('taken back') });
  expect(await rows('select email from customers')).toEqual([{ email: 'ada@example.com' }]);
  expect((await at('migrate up')).code).toBe(0);
});

test('answers that cannot be read, or name what is not there, are said all at once', async () => {
  const { code, err } = await at('make-migration x --rename nonsense --fill rank --enum-map a.b');
  expect(code).toBe(1);
  expect(err.match(/MIGRATION_ANSWER/g)).toHaveLength(3);
  const wrong = await at('make-migration x --rename customers.nope:mail');
  expect(wrong.err).toContain('there is no column customers.nope that goes');
});

test('a change by hand is drift, with exit code 1', async () => {
  await rows('alter table customers add column by_hand text');
  const { code, err } = await at('drift');
  expect(code).toBe(1);
  expect(err.match(/MIGRATION_DRIFT/g)).toHaveLength(2);
  expect(err).toContain('column customers.by_hand is too much');
  await rows('alter table customers drop column by_hand');
  expect((await at('drift --json')).code).toBe(0);
});

test('an empty migration is written for a module and filled by hand; a failing step keeps nothing of it', async () => {
  const [file = ''] = written(await at('make-migration tidy --module shop --empty'));
  const text = tree.read(file);
  const body = (sql: string): string => text.replace('up: []', `up: [{ sql: [${sql}] }]`);
  tree.write({ [file]: body(`"update customers set name = upper(name)", "insert into nowhere values (1)"`) });
  const failed = await at('migrate up');
  expect(failed).toMatchObject({ code: 1, err: expect.stringContaining('MIGRATION_FAILED') });
  expect(failed.err).toContain('relation "nowhere" does not exist');
  expect(await rows('select name from customers')).toEqual([{ name: 'Ada' }]);
  tree.write({ [file]: body(`"update customers set name = upper(name)"`) });
  expect((await at('migrate up')).code).toBe(0);
  expect(await rows('select name from customers')).toEqual([{ name: 'ADA' }]);
  // The same with other steps is another migration, and is not run again.
  tree.write({ [file]: body(`"update customers set name = lower(name)"`) });
  expect(await at('migrate up')).toMatchObject({ code: 1, err: expect.stringContaining('MIGRATION_EDITED') });
  expect(await states()).toContain('tidy applied edited');
  tree.write({ [file]: body(`"update customers set name = upper(name)"`) });
});

test('without a way back migrate down says so and takes nothing back', async () => {
  const [file = ''] = written(await at('make-migration one_way --module shop --empty'));
  tree.write({ [file]: tree.read(file).replace('down: []', 'down: null') });
  expect((await at('migrate up')).code).toBe(0);
  expect(await at('migrate down --steps 2')).toMatchObject({
    code: 1,
    err: expect.stringContaining('MIGRATION_NO_WAY_BACK'),
  });
  expect(await states()).toEqual([
    'ledger stamped',
    'initial applied',
    'mail applied',
    'tidy applied',
    'one_way applied',
  ]);
  const gone = tree.read(file);
  tree.remove(file);
  expect(await at('migrate status')).toMatchObject({
    code: 1,
    err: expect.stringContaining('MIGRATION_MISSING'),
  });
  tree.write({ [file]: gone });
});

test('two branches with one forerunner are a finding that names both files', async () => {
  const copy = `${FOLDER}/20990101000000.shop.other.ts`;
  const [first = ''] = written(await at('make-migration left --module shop --empty'));
  tree.write({ [copy]: tree.read(first) });
  const { code, err } = await at('migrate up');
  expect(code).toBe(1);
  expect(err).toContain('MIGRATION_BRANCHES');
  expect(err).toContain(copy);
  expect(err).toContain(first);
  tree.remove(copy);
  tree.remove(first);
});

test('a new model: create-tables makes its table, and its migration is stamped and not run', async () => {
  tree.write({
    'modules/admin/shop/304_note_model.ts':
      "import { defineModel, string } from 'ordinal-host';\n" +
      "export default defineModel('Note', { table: 'notes', fields: { words: string(20) } });\n",
  });
  expect(await at('create-tables')).toMatchObject({ code: 0, err: expect.stringContaining('1 created') });
  expect((await at('make-migration notes')).code).toBe(0);
  expect(await at('migrate up')).toMatchObject({ code: 0, out: expect.stringContaining('stamped') });
  expect(await states()).toContain('notes stamped');
  expect(await at('drift')).toMatchObject({ code: 0 });
});

test('create-tables does not mix with migrations that have not run', async () => {
  expect(await at('migrate down')).toMatchObject({ code: 0 });
  expect(await at('create-tables')).toMatchObject({
    code: 1,
    err: expect.stringContaining('MIGRATION_PENDING'),
  });
  expect(await rows("select to_regclass('notes') as there")).toEqual([{ there: null }]);
  expect((await at('migrate up')).code).toBe(0);
});

test('cleanup of a module forgets its migrations with its tables', async () => {
  expect((await at('cleanup shop --yes')).code).toBe(0);
  expect(await states()).toEqual([
    'ledger stamped',
    ...['initial', 'mail', 'tidy', 'one_way', 'notes'].map((name) => `${name} pending`),
  ]);
  expect((await at('create-tables')).code).toBe(0);
  expect(await states()).toEqual(
    ['ledger', 'initial', 'mail', 'tidy', 'one_way', 'notes'].map((name) => `${name} stamped`),
  );
});

test('a model that changes after create-tables: its first migration is stamped, and only the second one runs', async () => {
  const label = (fields: string): Record<string, string> => ({
    'modules/admin/shop/305_label_model.ts':
      "import { defineModel, string } from 'ordinal-host';\n" +
      `export default defineModel('Label', { table: 'labels', fields: { words: string(20).index()${fields} } });\n`,
  });
  tree.write(label(''));
  expect((await at('create-tables')).code).toBe(0);
  expect((await at('make-migration labels')).code).toBe(0);
  tree.write(label(', colour: string(20)'));
  expect((await at('make-migration colours')).code).toBe(0);
  expect(await at('migrate up')).toMatchObject({ code: 0 });
  expect((await states()).slice(-2)).toEqual(['labels stamped', 'colours applied']);
  expect(await at('drift')).toMatchObject({ code: 0 });
});

test('a table that is there in another form is not stamped: the database refuses to make it twice', async () => {
  tree.write({
    'modules/admin/shop/306_shelf_model.ts':
      "import { defineModel, string } from 'ordinal-host';\n" +
      "export default defineModel('Shelf', { table: 'shelves', fields: { place: string(20) } });\n",
  });
  expect((await at('make-migration shelves')).code).toBe(0);
  await rows('CREATE TABLE shelves (place text)');
  expect(await at('migrate up')).toMatchObject({
    code: 1,
    err: expect.stringContaining('relation "shelves" already exists'),
  });
  expect((await states()).at(-1)).toBe('shelves pending');
});

test.each([
  ['migrate sideways', 'there is no migrate sideways'],
  ['migrate down --steps none', 'no number of migrations'],
  ['migrate status --to x', 'migrate status has no --to'],
  ['make-migration Not-A-Name', 'is no name for a migration'],
  ['make-migration x --empty', '--empty needs --module'],
])('%s is wrong usage', async (line, words) => {
  expect(await at(line)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});
