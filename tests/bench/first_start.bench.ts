/**
 * From an empty folder to a page in the browser, on the embedded database: cold, with no archive of an empty database
 * kept from before; warm, with one. Against PGlite alone making a database in an empty folder.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { emptyProject } from './support/model_project';
import { pair, sayAgainst, sayTime } from './support/report';
import { inTurn, median, type Cost } from './support/turns';
import { COMMAND, ROOT, runNode } from './support/whole_process';

const ROUNDS = 5;
const COLD_MS = 4000;
const WARM_MS = 1500;
const GIVE_UP_MS = 120_000;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
}

/** Starts a host in a folder with nothing but a package.json; the cost ends with the first page. */
async function firstPage(cacheHome: string): Promise<Cost> {
  const project = emptyProject({ 'ordinal-host': '*' });
  mkdirSync(path.join(project.root, 'modules'));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    XDG_CACHE_HOME: cacheHome,
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
  };
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'start', '--root', project.root], { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(`http://127.0.0.1:${port}/admin`))) {
    if (child.exitCode !== null || performance.now() - began > GIVE_UP_MS)
      throw new Error('the host did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const wall = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  project.remove();
  return { wall, cpu: NaN };
}

async function cold(): Promise<Cost> {
  const cache = emptyProject();
  const cost = await firstPage(cache.root);
  cache.remove();
  return cost;
}

/** PGlite makes a database in an empty folder and answers one question. */
function alone(): Cost {
  const folder = emptyProject();
  const file = JSON.stringify(path.join(folder.root, 'database'));
  const program = `require('@electric-sql/pglite').PGlite.create(${file})
    .then((database) => database.query('select 1')).then(() => process.exit(0))`;
  const cost = runNode(['-e', program], { cwd: ROOT });
  folder.remove();
  return cost;
}

async function main(): Promise<void> {
  const kept = emptyProject();
  await firstPage(kept.root);
  const taken = await inTurn(
    [
      { name: 'PGlite', run: alone },
      { name: 'cold', run: cold },
      { name: 'warm', run: () => firstPage(kept.root) },
    ],
    ROUNDS,
  );
  kept.remove();
  const wall = (index: number): number => median((taken[index] ?? []).map((cost) => cost.wall));
  sayTime('cold: empty folder to a page', wall(1), COLD_MS);
  sayTime('warm: the same with an archive from before', wall(2), WARM_MS);
  sayAgainst('cold, against PGlite alone', pair(taken, 1, 0), {}, 'wall');
  sayAgainst('warm, against PGlite alone', pair(taken, 2, 0), {}, 'wall');
}

void main();
