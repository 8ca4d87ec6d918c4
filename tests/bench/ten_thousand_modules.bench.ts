/**
 * 10,000 modules, each with a model, a route and a listener, on PostgreSQL: how long a start takes whose tables are
 * there, and how much memory it then holds. Compared with 1,000 modules, so that what grows faster than they do shows.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchDatabase } from '../../app/testing/scratch_database';
import { addressOf, listOf, manyModules } from '../support/many_modules';
import { emptyProject } from './support/model_project';
import { say, sayRatio, sayTime } from './support/report';
import { median } from './support/turns';
import { COMMAND, runNode } from './support/whole_process';

const SIZES = [1000, 10_000] as const;
const ROUNDS = 3;
const MOST = { milliseconds: 5000, megabytes: 400 };

interface Start {
  /** Until it serves, in milliseconds: on the wall, and of the processor. */
  readonly wall: number;
  readonly cpu: number;
  /** Resident, in megabytes, while it serves. */
  readonly memory: number;
  /** A page of the last module, in milliseconds. */
  readonly page: number;
}

const hertz = 100;

function ofProcess(pid: number): { cpu: number; memory: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpu: ((Number(stat[11]) + Number(stat[12])) * 1000) / hertz,
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
  };
}

async function startOnce(root: string, url: string, last: number): Promise<Start> {
  const began = performance.now();
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'warn' };
  const host = spawn(process.execPath, [COMMAND, 'start'], { cwd: root, env });
  const ended = new Promise((resolve) => host.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const look = (text: Buffer): void => {
      said += text.toString();
      const found = /Ordinal is at (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    host.stdout.on('data', look);
    host.stderr.on('data', look);
    void ended.then(() => reject(new Error(said.slice(-2000))));
  });
  const wall = performance.now() - began;
  const { cpu, memory } = ofProcess(host.pid ?? 0);
  for (const page of [addressOf(last), listOf(last)]) await (await fetch(address + page)).text();
  const asked = performance.now();
  await (await fetch(address + listOf(last))).text();
  const page = performance.now() - asked;
  host.kill('SIGTERM');
  await ended;
  return { wall, cpu, memory, page };
}

async function starts(count: number, server: string): Promise<readonly Start[]> {
  const project = emptyProject();
  for (const [place, text] of Object.entries(manyModules(count, 'dist/'))) {
    const file = path.join(project.root, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text as string);
  }
  const base = await scratchDatabase(server);
  const taken: Start[] = [];
  try {
    const env = { NODE_ENV: 'production', DATABASE_URL: base.url };
    runNode([COMMAND, 'create-tables', '--quiet'], { cwd: project.root, env });
    for (let round = 0; round < ROUNDS; round += 1)
      taken.push(await startOnce(project.root, base.url, count - 1));
  } finally {
    await base.drop();
    project.remove();
  }
  return taken;
}

async function main(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined || process.platform !== 'linux')
    return say('not run: it needs TEST_DATABASE_URL, and /proc to read the memory of a process');
  const cpu: number[] = [];
  for (const count of SIZES) {
    const taken = await starts(count, server);
    const of = (key: keyof Start): number => median(taken.map((one) => one[key]));
    const isTenThousand = count === 10_000;
    sayTime(
      `${count} modules, until the host serves`,
      of('wall'),
      isTenThousand ? MOST.milliseconds : undefined,
    );
    sayTime('  processor time of it', of('cpu'));
    sayTime('  the list page of the last module', of('page'));
    sayRatio('  memory, in MB', of('memory'), isTenThousand ? { most: MOST.megabytes } : {});
    cpu.push(of('cpu') / count);
  }
  const [small = NaN, large = NaN] = cpu;
  sayRatio('one module of 10,000 against one of 1,000 (cpu, 1 is linear)', large / small, { most: 1.5 });
}

void main();
