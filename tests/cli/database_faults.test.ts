/** A database that is not as a command needs it: said as a finding that fits, never as an unexpected error. */
import { Client } from 'pg';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { menu, type Outcome } from './command_line';

const MODEL = `import { defineModel, string } from 'ordinal-host';
export default defineModel('Note', { table: 'notes', fields: { words: string(50) } });
`;
let tree: ModuleTree;
beforeAll(async () => {
  tree = moduleTree({ 'modules/admin/notes/300_note_model.ts': MODEL });
  await menu('preview-order --write', { cwd: tree.root });
});
const at = (line: string, url: string): Promise<Outcome> =>
  menu(line, { cwd: tree.root, env: { DATABASE_URL: url } });
const DEAD = 'postgres://nobody@127.0.0.1:1/nothing';

interface Report {
  readonly check: string;
  readonly findings: readonly { readonly code: string; readonly summary: string }[];
}
const checksOf = ({ out }: Outcome): readonly Report[] =>
  (JSON.parse(out) as { readonly checks: readonly Report[] }).checks;
const codesOf = (outcome: Outcome): readonly string[] =>
  checksOf(outcome).flatMap(({ findings }) => findings.map(({ code }) => code));

test.each(["shell --eval 'Note.count()'", 'create-tables', 'cleanup full --yes'])(
  '%s on a server that is not there names it',
  async (line) => {
    const { code, err } = await at(line, DEAD);
    expect(code).toBe(1);
    expect(err).toContain(
      'DATABASE_UNREACHABLE  PostgreSQL at 127.0.0.1:1/nothing as nobody does not answer',
    );
    expect(err).not.toContain('Unexpected');
  },
);

test('doctor tells a wrong DATABASE_URL once, and always prints its JSON', async () => {
  const wrong = await at('doctor --json', 'mysql://host/shop');
  expect(wrong.code).toBe(1);
  expect(codesOf(wrong)).toEqual(['CONFIG_INVALID']);
  expect(codesOf(await at('doctor --json', DEAD))).toEqual(['DATABASE_UNREACHABLE']);
});

test('a check of doctor that runs into the unexpected says so, and the others are told', async () => {
  const broken = moduleTree({
    'modules/admin/notes/300_note_model.ts': MODEL,
    '.data/database': 'a file where a folder should be',
  });
  const outcome = await menu('doctor --json', { cwd: broken.root });
  expect(outcome.code).toBe(1);
  expect(checksOf(outcome)).toMatchObject([
    { check: 'modules' },
    { check: 'order file' },
    { check: 'configuration' },
    { check: 'routes and listeners', findings: [] },
    { check: 'commands', seen: '0 of modules', findings: [] },
    { check: 'database', findings: [{ code: 'DOCTOR_CHECK_FAILED' }] },
    { check: 'migrations', findings: [] },
  ]);
});

describeOnServer('a server', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let server: Client;
  const role = `nobody_${process.pid}`;
  const url = (change: (url: URL) => void): string => {
    const address = new URL(held.url);
    change(address);
    return address.href;
  };
  beforeAll(async () => {
    held = await serverDatabase();
    server = new Client({ connectionString: held.url });
    await server.connect();
    await server.query(`create role ${role} login password 'right'`);
    await server.query('revoke all on schema public from public');
  });
  afterAll(async () => {
    await server.query(`drop role ${role}`);
    await server.end();
    await held.drop();
  });

  test('without the database, or without the role, refuses', async () => {
    const missing = await at(
      'create-tables',
      url((address) => (address.pathname = '/not_there')),
    );
    expect(missing.err).toContain('DATABASE_REFUSED');
    expect(missing.err).toContain('createdb');
    const stranger = await at(
      'create-tables',
      url((address) => (address.username = 'not_there')),
    );
    expect(stranger.err).toContain('DATABASE_REFUSED');
    expect(
      codesOf(
        await at(
          'doctor --json',
          url((address) => (address.pathname = '/not_there')),
        ),
      ),
    ).toEqual(['DATABASE_REFUSED']);
  });

  test('that forbids what is asked refuses', async () => {
    const { err } = await at(
      `shell --eval 'sequelize.query("create table public.x (a int)")'`,
      url((address) => (address.username = role)),
    );
    expect(err).toContain('DATABASE_REFUSED');
    expect(err).toContain('does not allow that: permission denied');
  });

  test('that ends the connection in the middle went away', async () => {
    const { err } = await at(
      "shell --eval 'sequelize.query(`select pg_terminate_backend(pg_backend_pid())`)'",
      held.url,
    );
    expect(err).toContain('DATABASE_UNREACHABLE');
    expect(err).toContain('went away in the middle');
  });

  test('on which somebody holds the table is busy', async () => {
    await at('create-tables', held.url);
    await server.query('begin');
    await server.query('lock table notes');
    const line = `shell --eval 'sequelize.query("set lock_timeout = 300; select * from notes")'`;
    const { err } = await at(line, held.url);
    await server.query('rollback');
    expect(err).toContain('DATABASE_BUSY');
    expect(err).toContain('lock timeout');
  });
});
