/** The built command in processes of its own: what cannot be seen from inside. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { builtCli } from '../support/built_cli';
import { runCli, shell } from '../support/run_cli';
import type { ModuleTree } from '../support/module_tree';
import { invoices, shop } from './projects';

beforeAll(() => void builtCli());

/** Runs before the command and says at the end which packages were loaded. */
const WATCH = `process.on('exit', () => {
  const packages = Object.keys(require.cache).map((file) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]);
  process.stderr.write('loaded ' + [...new Set(packages.filter(Boolean))].join(' ') + '\\n');
});`;

const loadedBy = (tree: ModuleTree, args: readonly string[]): string => {
  tree.write({ 'watch.js': WATCH });
  const { err } = runCli(tree.root, args, { NODE_OPTIONS: `--require ${tree.path('watch.js')}` });
  return /^loaded (.*)$/m.exec(err)?.[1] ?? 'nothing was said';
};

test('preview-order proves the order without Sequelize, Express or a database', () => {
  const loaded = loadedBy(shop(), ['preview-order']);
  for (const heavy of ['sequelize', 'express', 'pg', '@electric-sql/pglite', 'zod', 'ejs']) {
    expect(loaded.split(' ')).not.toContain(heavy);
  }
});

test('preview-order --names loads no package at all', () => {
  expect(loadedBy(shop(), ['preview-order', '--names'])).toBe('');
});

test('exit codes reach the shell, data and words their own outputs', () => {
  const { root } = shop();
  expect(runCli(root, ['preview-order'])).toMatchObject({ code: 0, err: '' });
  expect(runCli(root, ['preview-order', '--check'])).toMatchObject({ code: 1, out: '' });
  expect(runCli(root, ['preview-ordr'])).toMatchObject({ code: 2, out: '' });
});

describe('an output that cannot be written', () => {
  const inShell = (line: string): { code: number | null; out: string; err: string } => {
    const { root } = shop();
    const menu = `${process.execPath} ${builtCli()}`;
    const script = `cd ${root}; ${line.replaceAll('menu-cli', menu)}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: shell() });
    return { code: status, out: stdout, err: stderr };
  };

  it('because its reader has seen enough is no failure', () => {
    const { out, err } = inShell('menu-cli create-tables 2>&1 | head -1; echo "ends with ${PIPESTATUS[0]}"');
    expect(err).toBe('');
    expect(out).toMatch(/ends with 0$/m);
    expect(inShell('menu-cli models | true; exit ${PIPESTATUS[0]}')).toMatchObject({ code: 0, err: '' });
  });

  it.each(['models', 'preview-order', 'preview-order --names'])(
    'because the disk is full is one: %s',
    (line) => {
      expect(inShell(`menu-cli ${line} > /dev/full`)).toEqual({
        code: 1,
        out: '',
        err: 'error: the output cannot be written: no space left on device\n',
      });
      expect(inShell(`menu-cli ${line} 2> /dev/full`).code).toBe(0);
    },
  );
});

test('a server that is started answers, and Ctrl-C ends it with 130', async () => {
  const { root } = await invoices();
  const server = spawn(process.execPath, [builtCli(), 'start', '--root', root], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    server.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /Ordinal is at (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error(said)));
  });
  const page = await fetch(`${address}/admin/invoices`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('3 in all.');
  server.kill('SIGINT');
  expect(await once(server, 'exit')).toEqual([130, null]);
});
