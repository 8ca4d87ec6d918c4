/** The built command in processes of its own: what cannot be seen from inside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtCli } from '../support/built_cli';
import { runCli } from '../support/run_cli';
import type { ModuleTree } from '../support/module_tree';
import { invoices, shop } from './projects';

jest.setTimeout(180_000);

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
