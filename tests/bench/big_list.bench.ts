/**
 * A list of 1,000,000 records on PostgreSQL: its first, middle and last page, a search, a filter, a sum, and the whole of it
 * as a file. Cost must not grow with what is stored: each page against the first one, and memory before and after a file.
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { scratchDatabase } from '../../app/testing';
import { emptyProject } from './support/model_project';
import { SERVER, whyNoPsql, whyNoServer } from './support/postgres';
import { say, sayRatio, sayTime } from './support/report';
import { median } from './support/turns';
import { ROOT } from './support/whole_process';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const ROUNDS = 11;
const LIST = '/admin/crowd/people';

const MODEL = `'use strict';
const { boolean, defineModel, enumeration, money, string } = require('ordinal-host');
exports.default = defineModel('Person', {
  table: 'people',
  fields: {
    name: string(120).required(),
    email: string(100).email(),
    state: enumeration(['new', 'open', 'done']).default('new').required(),
    active: boolean().default(true).required(),
    balance: money('EUR'),
  },
  indexes: [
    { fields: ['updatedAt', 'id'] },
    { fields: ['state', 'updatedAt', 'id'] },
    { fields: ['name'], using: 'gin', operatorClass: 'gin_trgm_ops' },
  ],
  databaseExtensions: ['pg_trgm'],
  admin: { list: ['name', 'state', 'email', 'balance', 'updatedAt'], search: ['name'], filter: ['state', 'active'], sort: '-updatedAt' },
});
`;
const FILL = `INSERT INTO people (id, name, email, state, active, balance, balance_currency, created_at, updated_at)
  SELECT gen_random_uuid(), 'Person ' || n || ' ' || md5(n::text), 'p' || n || '@crowd.example',
    (array['new', 'open', 'done'])[1 + n % 3], n % 4 > 0, (n % 1000) / 10.0, 'EUR', now() - n * interval '1 minute', now() - n * interval '1 minute'
  FROM generate_series(1, $1::int) n`;

interface Answer {
  readonly next: string | null;
}

async function told(child: ChildProcess): Promise<{ readonly rss: number }> {
  child.send({ ask: 'cpu' });
  const [answer] = (await once(child, 'message')) as [{ rss: number }];
  return answer;
}

/** Medians of each, in turn; the first answer of each warms up. */
async function timesOf(
  base: string,
  pages: Readonly<Record<string, string>>,
): Promise<Record<string, number>> {
  const taken: Record<string, number[]> = {};
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, at] of Object.entries(pages)) {
      const began = performance.now();
      const answer = await fetch(base + at, { headers: { Accept: 'text/html' } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${at} was answered ${answer.status}`);
      if (round > 0) (taken[name] ??= []).push(performance.now() - began);
    }
  return Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)]));
}

async function download(base: string): Promise<{ readonly seconds: number; readonly bytes: number }> {
  const began = performance.now();
  const answer = await fetch(`${base}${LIST}/export?format=csv`);
  let bytes = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
  return { seconds: (performance.now() - began) / 1000, bytes };
}

async function main(): Promise<void> {
  const reason = (await whyNoServer()) ?? whyNoPsql();
  if (reason !== undefined) return say(`not run: ${reason}`);
  const database = await scratchDatabase(SERVER);
  const project = emptyProject({ 'ordinal-host': '*' });
  const dir = path.join(project.root, 'modules', 'admin', 'crowd');
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, '900_person_model.js'), MODEL);
  const names = ['core', 'database', 'security', 'user', 'settings', 'customers', 'crowd'];
  writeFileSync(path.join(project.root, 'modules', 'enabled.json'), JSON.stringify(names));
  const cli = path.join(ROOT, 'dist', 'menu-cli.js');
  const made = spawnSync(process.execPath, [cli, '--root', project.root, 'create-tables', '--quiet'], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_PATH: path.join(ROOT, 'node_modules') },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`tables were not made: ${made.stderr}`);
  const child = fork(path.join(__dirname, 'list_page_child.js'), ['host', ROOT, project.root], {
    execArgv: [],
    env: { ...process.env, DATABASE_URL: database.url, NODE_PATH: path.join(ROOT, 'node_modules') },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const base = `http://127.0.0.1:${port}`;
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(FILL, [ROWS]);
  await client.query('VACUUM ANALYZE people');
  const { rows } = await client.query<{ at: string; id: string }>(
    'SELECT updated_at::text AS at, id FROM people ORDER BY updated_at DESC, id DESC OFFSET $1 LIMIT 1',
    [Math.floor(ROWS / 2)],
  );
  const middle = Buffer.from(JSON.stringify([rows[0]?.at, rows[0]?.id])).toString('base64url');
  const first = await fetch(base + LIST, { headers: { Accept: 'application/json' } });
  const { next } = (await first.json()) as Answer;

  const times = await timesOf(base, {
    'first page': LIST,
    'second page': next ?? '',
    'middle page': `${LIST}?after=${middle}`,
    'last page': `${LIST}?before=end`,
    'search of a word': `${LIST}?q=${Math.floor(ROWS * 0.7777)}`,
    filter: `${LIST}?f.state=open`,
    'filters counted': `${LIST}?show=filter`,
    sum: `${LIST}?show=sums`,
  });
  say(`a list of ${ROWS.toLocaleString('en')} records, ${ROUNDS} rounds`);
  const page1 = times['first page'] ?? NaN;
  sayTime('first page', page1);
  for (const name of ['second page', 'middle page', 'last page'])
    sayRatio(`${name} against the first`, (times[name] ?? NaN) / page1, { most: 2 });
  for (const name of ['search of a word', 'filter', 'filters counted', 'sum'])
    sayRatio(`${name} against the first page`, (times[name] ?? NaN) / page1);

  const before = await told(child);
  const ours = await download(base);
  const after = await told(child);
  const began = performance.now();
  spawnSync('psql', [database.url, '-c', '\\copy people TO /dev/null CSV HEADER'], { stdio: 'ignore' });
  const copied = (performance.now() - began) / 1000;
  sayTime(`all of it as CSV, ${Math.round(ours.bytes / 1e6)} MB`, ours.seconds * 1000);
  sayRatio('speed of the file against psql \\copy', copied / ours.seconds, { least: 0.7 });
  say(
    `  memory before and after the file: ${Math.round(before.rss / 1e6)} and ${Math.round(after.rss / 1e6)} MB`,
  );

  await client.end();
  const ended = once(child, 'exit');
  child.send({ ask: 'stop' });
  await ended;
  await database.drop();
  project.remove();
}

void main();
