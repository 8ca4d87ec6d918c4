/**
 * What a request costs: an admin list page with 25 of 1,000 customers, against express and pg drawing the same rows;
 * and a handler inside the host, behind log, headers, guards and policy, against the same handler without them.
 */
import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchDatabase } from '../../app/testing';
import { emptyProject } from './support/model_project';
import { SERVER, whyNoServer } from './support/postgres';
import { say, sayRatio } from './support/report';
import { inTurn, ratioOf, type Cost } from './support/turns';
import { ROOT } from './support/whole_process';

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 8;

const VIEW = `'use strict';
const { defineView } = require('ordinal-host');
const { listCustomers } = require(${JSON.stringify(path.join(__dirname, 'list_page_rows.js'))});
exports.default = defineView(({ router, access }) =>
  router.get('/', access('bare.read'), async (_request, response) => response.json(await listCustomers())));
`;
const MODULE = `'use strict';
const { defineModule } = require('ordinal-host');
exports.default = defineModule({ title: 'Bare', permissions: { 'bare.read': 'See the bare list' } });
`;

/** A project with the shipped customers and one module that holds the bare handler. */
function shop(): ReturnType<typeof emptyProject> {
  const project = emptyProject({ 'ordinal-host': '*' });
  const dir = path.join(project.root, 'modules', 'admin', 'bare');
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'view.js'), VIEW);
  writeFileSync(path.join(dir, 'module.js'), MODULE);
  const names = ['core', 'database', 'security', 'user', 'settings', 'customers', 'bare'];
  writeFileSync(path.join(project.root, 'modules', 'enabled.json'), JSON.stringify(names));
  return project;
}

interface Served {
  /** Processor time of one request, and the time between two answers. */
  take(path: string): Promise<Cost>;
  stop(): Promise<void>;
}

async function serve(way: 'bare' | 'host', root: string, env: NodeJS.ProcessEnv): Promise<Served> {
  const child = fork(path.join(__dirname, 'list_page_child.js'), [way, ROOT, root], {
    execArgv: [],
    env: { ...process.env, ...env, NODE_PATH: path.join(ROOT, 'node_modules') },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    async take(at) {
      const before = await cpuOf(child);
      const { requests, non2xx, errors } = await autocannon({
        url: `http://127.0.0.1:${port}${at}`,
        connections: CONNECTIONS,
        duration: SECONDS,
      });
      if (non2xx + errors > 0) throw new Error(`${at}: ${non2xx} answers were no success, ${errors} failed`);
      const cpu = (await cpuOf(child)) - before;
      return { cpu: cpu / requests.total, wall: (SECONDS * 1000) / requests.total };
    },
    async stop() {
      const ended = once(child, 'exit');
      child.send({ ask: 'stop' });
      await ended;
    },
  };
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send({ ask: 'cpu' });
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
  return cpu;
}

async function main(): Promise<void> {
  const reason = await whyNoServer();
  if (reason !== undefined) return say(`not run: ${reason}`);
  const database = await scratchDatabase(SERVER);
  const project = shop();
  const server = await serve('host', project.root, { DATABASE_URL: database.url, BARE_URL: database.url });
  const embedded = await serve('host', project.root, {
    DATABASE_URL: '',
    BARE_URL: database.url,
    DATA_DIR: path.join(project.root, 'data'),
  });
  const bare = await serve('bare', project.root, { BARE_URL: database.url });
  const sides = [
    { name: 'bare page', run: () => bare.take('/page') },
    { name: 'list page', run: () => server.take('/admin/customers') },
    { name: 'embedded list page', run: () => embedded.take('/admin/customers') },
    { name: 'bare handler', run: () => bare.take('/bare') },
    { name: 'the same behind all layers', run: () => server.take('/admin/bare') },
  ];
  await inTurn(sides, 1);
  const taken = await inTurn(sides, ROUNDS);
  const by = (clock: keyof Cost, ours: number, peer: number): number =>
    ratioOf(
      (taken[ours] ?? []).map((cost) => cost[clock]),
      (taken[peer] ?? []).map((cost) => cost[clock]),
    );
  sayRatio('all layers, cpu of a request against the same handler bare', by('cpu', 4, 3), { most: 1.5 });
  sayRatio('list page on PostgreSQL, cpu of a request against express + pg', by('cpu', 1, 0));
  sayRatio('list page on PostgreSQL, requests a second of express + pg', 1 / by('wall', 1, 0));
  sayRatio('list page embedded, cpu of a request against express + pg', by('cpu', 2, 0));
  sayRatio('list page embedded, requests a second of express + pg', 1 / by('wall', 2, 0));
  for (const served of [server, embedded, bare]) await served.stop();
  await database.drop();
  project.remove();
}

void main();
