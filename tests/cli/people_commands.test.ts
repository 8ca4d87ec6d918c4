/** Accounts from the command line, and why somebody may do something or not. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database } from '../../core/database';
import { equip } from '../support/equipped_tree';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { runCliBeside, type Ran } from '../support/run_cli';
import { words } from './command_line';

let tree: ModuleTree;
let held: Database;
const at = (line: string): Promise<Ran> =>
  runCliBeside(tree.root, words(line), { PUBLIC_URL: 'https://shop.example' });
const rows = async (sql: string): Promise<unknown[]> => {
  const client = await held.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
};
beforeAll(async () => {
  tree = moduleTree({});
  for (const module of ['core', 'database', 'security', 'user', 'auth', 'access'])
    cpSync(path.resolve('modules/_system', module), tree.path(`modules/_system/${module}`), {
      recursive: true,
    });
  equip(tree);
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(await at('create-tables')).toMatchObject({ code: 0 });
});
afterAll(() => held?.close());

test('before there are roles, that is said with the way out', async () => {
  const { code, err } = await at('user create ada --role admin');
  expect(code).toBe(1);
  expect(err).toContain('There is no role called admin; there are none yet: run menu-cli seed.');
  expect((await at('seed')).code).toBe(0);
});

test('without a terminal a link is printed, with which the password is set once', async () => {
  const { code, out, err } = await at('user create Ada --email Ada@Example.com --name Countess --role admin');
  expect(code).toBe(0);
  expect(out.trim()).toMatch(/^https:\/\/shop\.example\/reset\/[\w-]{43}$/);
  expect(err).toContain('ada has an account with the role Administrator.');
  expect(await rows('SELECT username, email, status, display_name, password_hash FROM users')).toEqual([
    {
      username: 'ada',
      email: 'ada@example.com',
      status: 'pending',
      display_name: 'Countess',
      password_hash: null,
    },
  ]);
  expect(await rows('SELECT email, is_default, is_verified FROM user_emails')).toEqual([
    { email: 'ada@example.com', is_default: true, is_verified: true },
  ]);
});

test('what is wrong is said by field, all at once, and nothing is made', async () => {
  const wrong = await at('user create x --email nowhere');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/error: The account was not made\.\n {2}username: .*\n {2}email: /);
  const taken = await at('user create ADA --link');
  expect(taken.code).toBe(1);
  expect(taken.err).toContain('username');
  expect(await rows('SELECT 1 FROM users')).toHaveLength(1);
  const role = await at('user create bert --role boss');
  expect(role.err).toMatch(/There is no role called boss; there are admin, .*user\./);
});

test('as JSON', async () => {
  const { out } = await at('user create bert --json');
  expect(JSON.parse(out)).toMatchObject({
    username: 'bert',
    role: null,
    link: expect.stringMatching(/\/reset\//),
  });
});

describe('can', () => {
  beforeAll(async () => {
    await rows("INSERT INTO permissions (name, description) VALUES ('users.update', 'change users')");
    await rows("UPDATE users SET status = 'active'");
  });

  test('says yes with the reason, and ends with 0', async () => {
    const { code, out } = await at('can ada users.update');
    expect(code).toBe(0);
    expect(out).toMatch(/^Yes\. Countess may do this\. Administrator holds every permission\.$/m);
  });

  test('says no with the chain and what would change it, and ends with 1', async () => {
    const { code, out } = await at('can bert users.update');
    expect(code).toBe(1);
    expect(out).toMatch(/^No\. bert may not do this\. bert has no role\.$/m);
    expect(out).toContain('✗ bert has no role');
    expect(out).toMatch(/Ways out\n {4}- Give bert the role Administrator/);
    const { out: json } = await at('can bert users.update --json');
    expect(JSON.parse(json)).toMatchObject({ may: false, waysOut: expect.any(Array) });
  });

  test('says whom and what it does not know, both at once', async () => {
    const { code, err } = await at('can nobody users.fly');
    expect(code).toBe(1);
    expect(err).toMatch(/user: nobody is called nobody\n {2}permission: there is no users\.fly/);
  });
});
