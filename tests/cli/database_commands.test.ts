/** Commands that work on a database: the embedded one of a little project, held by a server as while it runs. */
import { openDatabase, type Database } from '../../core/database';
import type { ModuleTree } from '../support/module_tree';
import { menu, type Outcome, type Surroundings } from './command_line';
import { invoices } from './projects';

let tree: ModuleTree;
let held: Database | undefined;
const at = (line: string, around: Surroundings = {}): Promise<Outcome> =>
  menu(line, { cwd: tree.root, ...around });
const counted = async (name: string): Promise<string> =>
  (await at(`shell --eval '${name}.count()'`)).out.trim();

beforeAll(async () => {
  tree = await invoices();
});
afterAll(() => held?.close());

test('doctor opens no database that is not there', async () => {
  const { code, out } = await at('doctor');
  expect(code).toBe(0);
  expect(out).toMatch(/database +there is none yet/);
  expect(tree.has('.data/database')).toBe(false);
});

test('routes and hooks are known without a database', async () => {
  const routes = await at('routes --module invoices');
  expect(routes).toMatchObject({ code: 0, err: '' });
  expect(routes.out).toMatch(
    /^GET +\/admin\/invoices +invoices\.read +invoices +modules\/admin\/invoices\/view\.ts$/m,
  );
  expect(JSON.parse((await at('hooks --json')).out)).toMatchObject({
    listeners: [{ event: 'invoices:page', kind: 'filter', module: 'invoices' }],
  });
  expect((await at('hooks')).out).toContain('invoices:page');
  expect(tree.has('.data/database')).toBe(false);
});

test.each(['create-tables --dry-run', 'cleanup full --dry-run'])('%s makes no file', async (line) => {
  const { code, err } = await at(line);
  expect({ code, data: tree.has('.data') }).toEqual({ code: 0, data: false });
  expect(err).toMatch(/Nothing was changed|There is nothing to drop/);
});

/** Opening the database anew for each command would take most of the time of these tests. */
test('from here on a server holds the database', async () => {
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(held.kind).toBe('embedded');
});

test('create-tables --dry-run prints the SQL and makes nothing', async () => {
  const { code, out, err } = await at('create-tables --dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/CREATE TABLE "?invoices"?/);
  expect(err).toContain('Nothing was changed.');
  expect((await at('doctor')).err).toContain('SCHEMA_PENDING');
});

test('seed says that the tables are missing', async () => {
  const { code, err } = await at('seed --demo');
  expect(code).toBe(1);
  expect(err).toContain('SCHEMA_PENDING');
  expect(err).toContain('menu-cli create-tables');
  expect(err).not.toContain('SEED_FAILED');
});

test('create-tables ticks every file in order; a second run changes nothing', async () => {
  expect(await at('create-tables')).toEqual({
    code: 0,
    out: '✓ 360_invoice_model.ts\n✓ 361_invoice_line_model.ts\n',
    err: '2 created, 0 already there, 0 differ\n',
  });
  const again = await at('create-tables');
  expect(again.err).toBe('0 created, 2 already there, 0 differ\n');
  expect(JSON.parse((await at('create-tables --json')).out)).toMatchObject({
    dryRun: false,
    steps: [{ table: 'invoices', state: 'there' }, { state: 'there' }],
    sql: [],
  });
});

test('seed runs demo data when asked, and again to the same end', async () => {
  expect((await at('seed')).err).toContain('There are no seeds to run.');
  expect((await at('seed --demo')).out).toBe('✓ modules/admin/invoices/seeds/demo.ts\n');
  expect((await at('seed --demo --module invoices --json')).code).toBe(0);
  expect(await counted('Invoice')).toBe('3');
});

test('seed shows a person which file runs, and wipes that', async () => {
  const { out, err } = await at('seed --demo', { terminal: true, env: { NO_COLOR: '1' } });
  expect(out).toBe('✓ modules/admin/invoices/seeds/demo.ts\n');
  expect(err).toBe('\r\u001b[2Kmodules/admin/invoices/seeds/demo.ts 1/1\r\u001b[2K1 seeds have run.\n');
});

describe('while another process works on the database', () => {
  const waiting = new RegExp(`^waiting for the embedded database: process ${process.pid} holds it with .*\n`);

  it.each(['create-tables', 'seed --demo', 'cleanup invoices --dry-run'])(
    '%s says what it waits for, beside its data',
    async (line) => {
      const { out } = await at(line);
      let command: Promise<Outcome> | undefined;
      await held?.withDatabaseLock('another run', async () => {
        await new Promise<void>((heard) => {
          command = at(line, { hear: () => heard() });
          void command.finally(heard);
        });
      });
      expect(await command).toMatchObject({ code: 0, out, err: expect.stringMatching(waiting) });
    },
  );

  it.each(['--json', '--quiet'])('create-tables %s says nothing of it', async (option) => {
    let command: Promise<Outcome> | undefined;
    await held?.withDatabaseLock('another run', async () => {
      command = at(`create-tables ${option}`);
      await new Promise((passed) => setTimeout(passed, 1_500));
    });
    expect(await command).toMatchObject({ code: 0, err: '' });
  });
});

test('shell answers code, and code that is typed', async () => {
  expect((await at("shell --eval '1 + 1'")).out).toBe('2\n');
  const { out } = await at('shell', { input: 'await InvoiceLine.count()\n' });
  expect(out).toContain('3');
});

test('shell knows what Node knows', async () => {
  const slow = 'new Promise((resolve) => setTimeout(() => resolve(typeof Invoice), 9))';
  expect((await at(`shell --eval '${slow}'`)).out).toBe('function\n');
  const globals = '[typeof fetch, typeof Buffer, typeof URL, typeof structuredClone, typeof crypto].join()';
  expect((await at(`shell --eval '${globals}'`)).out).toBe('function,function,function,function,object\n');
  expect((await at("shell --eval 'models.Invoice === Invoice'")).out).toBe('true\n');
  expect((await at('shell', { input: 'typeof setTimeout\n' })).out).toContain('function');
});

test('doctor finds everything as it should be', async () => {
  const { code, out } = await at('doctor --json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    checks: [
      { check: 'modules', seen: '1 modules, 2 model files', findings: [] },
      { check: 'order file', findings: [] },
      { check: 'configuration', seen: 'development, embedded database' },
      { check: 'routes and listeners', findings: [] },
      { check: 'commands', seen: '0 of modules', findings: [] },
      { check: 'database', seen: expect.stringContaining('2 of 2 tables') },
      { check: 'migrations', seen: '0 files, 0 pending', findings: [] },
    ],
  });
});

describe('cleanup', () => {
  it('shows what would go', async () => {
    const { code, out } = await at('cleanup invoices --dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/^ +3 +invoice_lines +modules\/admin\/invoices\/361_invoice_line_model\.ts$/m);
    expect(await counted('Invoice')).toBe('3');
  });

  it('never runs on a guess', async () => {
    const nobody = await at('cleanup full');
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('Nobody can be asked here: add --yes');
    const no = await at('cleanup full', { terminal: true, env: { NO_COLOR: '1' }, input: 'n\n' });
    expect(no.code).toBe(1);
    expect(no.err).toContain('Drop 2 tables with 6 rows for good? [y/N]');
    expect(no.err).toContain('Nothing was changed.');
    expect(await counted('Invoice')).toBe('3');
  });

  it('refuses in production unless that is said', async () => {
    const { code, err } = await at('cleanup full --yes', { env: { NODE_ENV: 'production' } });
    expect(code).toBe(1);
    expect(err).toContain('CLEANUP_PRODUCTION');
  });

  it('holds back where tables that stay point here', async () => {
    await at('new-module payments --range 380-399 --models payment:invoice');
    await at('create-tables');
    const { code, err } = await at('cleanup invoices --yes');
    expect(code).toBe(1);
    expect(err).toContain('CLEANUP_DEPENDANTS');
    expect(err).toContain('invoice_id -> invoices');
  });

  it('drops what the host owns when told to', async () => {
    expect((await at('cleanup payments --yes')).err).toContain('Dropped 1 table with 0 rows.');
    expect((await at('cleanup full', { terminal: true, input: 'y\n' })).code).toBe(0);
    expect((await at('cleanup full --yes')).err).toContain('There is nothing to drop.');
  });
});

test('a setting that cannot be used is a finding, and .env is read', async () => {
  tree.write({ '.env': 'PORT=many\nLOG_LEVEL=loud\n' });
  const { code, err } = await at('create-tables');
  tree.remove('.env');
  expect(code).toBe(1);
  expect(err).toContain('CONFIG_INVALID  PORT');
  expect(err).toContain('CONFIG_INVALID  LOG_LEVEL');
});
