/** The README is followed to the letter: its commands run as they stand, and what they promise is looked at. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signUp, type SignedIn } from './support/administrator';

const repository = path.resolve(__dirname, '..');
const FIVE_MINUTES = 300_000;

/** The ```bash blocks of the README, line by line. */
const blocks = [
  ...readFileSync(path.join(repository, 'README.md'), 'utf8').matchAll(/```bash\n([\s\S]*?)```/g),
].map(([, text]) => (text ?? '').trim().split('\n'));
const block = (start: string): readonly string[] => blocks.find((lines) => lines[0]?.startsWith(start)) ?? [];

let folder: string;
const shell = (port: number): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  PORT: String(port),
  LOG_LEVEL: 'warn',
  NO_COLOR: '1',
  npm_config_offline: 'true',
});

const run = (line: string): string =>
  execFileSync('bash', ['-c', line], {
    cwd: folder,
    env: shell(0),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

interface Serving {
  readonly base: string;
  /** The link for the first administrator, once it is printed. */
  readonly link: () => Promise<string>;
  readonly child: ChildProcess;
}

/** Runs a line that stays, until it prints its address. */
async function serve(line: string): Promise<Serving> {
  const child = spawn('bash', ['-c', `exec ${line}`], {
    cwd: folder,
    env: shell(await freePort()),
    detached: true,
  });
  let said = '';
  const base = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`${line} ended with ${code}:\n${said}`)));
  });
  const link = async (): Promise<string> => {
    for (;;) {
      const found = /http\S+\/setup\/\S+/.exec(said)?.[0];
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { base, child, link };
}

const stop = ({ child }: Serving): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', () => resolve());
    process.kill(-(child.pid as number), 'SIGTERM');
  });

/** The browser of whoever follows the README: signed in once. */
let admin: SignedIn;
const page = async (address: string): Promise<string> => {
  const answer = await fetch(address, { headers: { ...admin } });
  expect([address, answer.status]).toEqual([address, 200]);
  return answer.text();
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ordinal-readme-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '')) {
    cpSync(path.join(repository, file), path.join(folder, file));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two commands open an admin area with demo data', async () => {
  const [install, start] = block('npm ci');
  // What `npm ci` would fetch is here already; the script it runs at its end is run as npm would.
  expect(install).toBe('npm ci');
  cpSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.includes('.cache'),
  });
  run('node cli/build/prepare.js');

  const serving = await serve(start ?? '');
  admin = await signUp(await serving.link());
  expect(await page(`${serving.base}/admin`)).toContain('Customers');
  expect(await page(`${serving.base}/admin/customers/customers`)).toMatch(/1,000/);
  await stop(serving);
});

test('the tutorial makes a module that works, in under five minutes', async () => {
  const lines = block('npx menu-cli new-module');
  const began = Date.now();
  const said = lines.slice(0, -1).map(run);
  expect(said[1]).toContain('360-379: Financial Management');
  expect(said[2]).toMatch(/✓ 360_invoice_model\.ts[\s\S]*✓ 361_invoice_line_model\.ts/);

  const serving = await serve(lines.at(-1) ?? '');
  for (const address of [
    '/admin/invoices',
    '/admin/invoices/invoices',
    '/admin/invoices/invoices/new',
    '/admin/invoices/invoice-lines',
    '/admin/system/models',
  ]) {
    await page(serving.base + address);
  }
  expect(await page(`${serving.base}/admin/invoices`)).toContain('3 in all.');
  const saved = await fetch(`${serving.base}/admin/invoices/invoices/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...admin, 'Content-Type': 'application/x-www-form-urlencoded', Origin: serving.base },
    body: 'name=First&status=draft',
  });
  expect(saved.status).toBe(303);
  expect(await page(serving.base + String(saved.headers.get('location')))).toContain('First');
  await stop(serving);
  expect(Date.now() - began).toBeLessThan(FIVE_MINUTES);
});

test('the new module passes types, lint, format, the order check and its own tests, untouched', () => {
  run('npx menu-cli preview-order --check');
  run('npx tsc --noEmit -p .');
  run('npx eslint --max-warnings 0 modules/admin/invoices');
  run('npx prettier --check modules/admin/invoices');
  run('npx jest -w 1 modules/admin/invoices 2>&1');
});
