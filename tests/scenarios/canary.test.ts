/**
 * Rule 10: what is secret leaves the server on no way. People do everything that makes secrets; then every page and its
 * twin in JSON, the log, the trail, the events and the tables are searched for what only its owner may know.
 *
 * A fault would be a field that forgot `secret()`, a handler that logs a body, a link that is stored as it was mailed.
 */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { QueryTypes } from 'sequelize';
import request from 'supertest';
import { readProject } from '../../core/project';
import { codesIn, letTimePass, secretIn, shownBy } from '../../modules/_system/auth/tests/authenticator_app';
import { visitor } from '../../modules/_system/auth/tests/visitor';
import { inGroups } from '../../modules/_system/auth/totp';

const PASSWORD = 'canary words nobody else says';
const SESSION_SECRET = 'canary-session-secret-0123456789abcdef';
const ENCRYPTION_KEY = 'ca9a41'.repeat(11).slice(0, 64);
const SOME_ID = '018f0000-0000-7000-8000-000000000000';
const HTML = { Host: 'localhost', Accept: 'text/html' };

let host: TestHost;
const log: string[] = [];
/** What only its owner knows, by what it is. */
const words = new Map<string, string>();
/** What tables hold of secrets: no page, no line of the log and no trail has it. */
const kept = new Map<string, string>();
let cookie: string;
/** What each table held before any page was asked for. */
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  Object.assign(process.env, { SESSION_SECRET, ENCRYPTION_KEY });
  const modules = readProject({ root: process.cwd(), production: false }).modules;
  host = await startTestHost({
    modules: modules.map(({ folder }) => folder.name),
    seed: 'demo',
    logged: (line) => void log.push(line),
  });
  await host.ready();
  await makeSecrets();
});
afterAll(async () => {
  delete process.env['SESSION_SECRET'];
  delete process.env['ENCRYPTION_KEY'];
  await host?.close();
});

const wordIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
const cookieIn = (headers: Readonly<Record<string, unknown>>, name: string): string =>
  wordIn(String(headers['set-cookie']), new RegExp(`\\b${name}=([\\w-]{43})`));
const mailed = async (path: string): Promise<string> => {
  for (let tries = 0; tries < 12_000; tries += 1) {
    const text = host.mails.map((mail) => mail.text).join('\n');
    const word = wordIn(text, new RegExp(`${path}/([\\w-]{43})`));
    if (word !== '') return word;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no mail leads to ${path}`);
};

/** Everything that makes a secret is done by a browser, as people do it. */
async function makeSecrets(): Promise<void> {
  const know = (what: string, word: string): string => {
    expect([what, word.length > 15]).toEqual([what, true]);
    words.set(what, word);
    return word;
  };
  know('password', PASSWORD);
  know('SESSION_SECRET', SESSION_SECRET);
  know('ENCRYPTION_KEY', ENCRYPTION_KEY);
  const { lines } = await host.host.hooks.filter('host:greeting', { address: 'http://here', lines: [] });
  const setup = `/setup/${know('link of the first start', wordIn(lines.join(), /\/setup\/([\w-]{43})/))}`;
  const ada = visitor(host.app);
  const who = { username: 'keeper', email: 'keeper@canary.example', password: PASSWORD, again: PASSWORD };
  await ada.send(setup, setup, who);
  await ada.send('/forgot', '/forgot', { login: 'keeper' });
  await ada.open(`/reset/${know('link for a password', await mailed('/reset'))}.`);
  await ada.send('/account/emails', '/account/emails', {
    email: 'second@canary.example',
    contactType: 'home',
  });
  await ada.open(`/account/confirm/${know('link for an address', await mailed('/account/confirm'))}`);
  const team =
    (await ada.send('/account/teams', '/account/teams', { name: 'Crew' })).headers['location'] ?? '';
  await ada.send(team, `${team}/invitations`, { email: 'crew@canary.example', role: 'member' });
  const invited = `/account/invitations/${know('link to a team', await mailed('/account/invitations'))}`;
  await ada.open(invited);
  await visitor(host.app).open(invited);
  const page = '/account/two-factor';
  await ada.send(page, `${page}/begin`);
  const secret = know('secret of an app', secretIn((await ada.open(page)).text));
  know('secret of an app, in groups', inGroups(secret));
  const { text } = await ada.send(page, `${page}/confirm`, { code: shownBy(secret) });
  codesIn(text).forEach((code, at) => know(`recovery code ${at}`, code));
  await letTimePass(host, 'keeper');
  const next = '/sign-in/second';
  const half = await ada
    .send('/account', '/logout')
    .then(() => ada.send('/login', '/login', { login: 'keeper', password: PASSWORD }));
  know('cookie of somebody half-way', cookieIn(half.headers, 'half-way'));
  const { headers } = await ada.send(next, next, { code: shownBy(secret), remember: 'on' });
  cookie = `session=${know('cookie of a session', cookieIn(headers, 'session'))}`;
  know('cookie of a remembered browser', cookieIn(headers, 'device'));
  const tokens = '/account/tokens';
  const made = await ada.send(tokens, tokens, { name: 'Canary', scope: 'all', days: '90' });
  const token = know('token of a program', wordIn(made.text, /value="(ordinal_[\w-]{43})"/));
  await request(host.app)
    .get('/admin')
    .set({ ...HTML, Authorization: `Bearer ${token}` });
  await request(host.app)
    .get('/admin')
    .set({ ...HTML, Authorization: `Bearer ${token}x` });
  // What was typed wrongly is somebody's password more often than not.
  await ada.send('/account', '/account/password', {
    current: PASSWORD,
    password: `${PASSWORD}!`,
    again: 'other',
  });
  await visitor(host.app).send('/login', '/login', { login: 'keeper', password: `${PASSWORD}?` });
}

/** The tables of the project with their secret columns. */
const tables = (): readonly { readonly table: string; readonly secrets: readonly string[] }[] =>
  host.host.project.registry.models.map(({ table, attributes }) => ({
    table,
    secrets: attributes.filter(({ spec }) => spec.secret === true).map(({ column }) => column),
  }));
const rowsOf = (table: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  host.host.sequelize.query(`SELECT * FROM "${table}"`, { type: QueryTypes.SELECT });

const foundIn = (text: string, ...lists: readonly ReadonlyMap<string, string>[]): readonly string[] =>
  lists.flatMap((list) => [...list].filter(([, word]) => text.includes(word)).map(([what]) => what));

test('every secret field of every model holds something to be looked for', async () => {
  for (const { table, secrets } of tables())
    for (const column of secrets) {
      const values = (await rowsOf(table)).map((row) => row[column]).filter((value) => value !== null);
      expect([`${table}.${column}`, values.length > 0]).toEqual([`${table}.${column}`, true]);
      values.forEach((value, at) => kept.set(`${table}.${column} ${at}`, String(value)));
    }
  expect(kept.size).toBeGreaterThan(15);
});

// Fault: a column for the hash of a word that forgot `secret()`; what it holds would be looked for nowhere.
test('every column that is called a hash, a secret or a key that is locked up is a secret field', () => {
  const named = host.host.project.registry.models.flatMap(({ table, attributes }) =>
    attributes
      .filter(({ attribute }) => /(?:hash|secret|wrappedKey)$/i.test(attribute))
      .map(({ attribute, spec }) => ({ is: `${table}.${attribute}`, isSecret: spec.secret === true })),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ isSecret }) => !isSecret)).toEqual([]);
});

test('no table holds what only its owner knows, the trail and the events hold nothing of what is kept either', async () => {
  for (const { table } of tables())
    expect([table, foundIn(JSON.stringify(await rowsOf(table)), words)]).toEqual([table, []]);
  for (const table of ['audit_logs', 'domain_events', 'system_logs'])
    expect([table, foundIn(JSON.stringify(await rowsOf(table)), kept)]).toEqual([table, []]);
  expect(await host.models.AuditLog.count({ where: { tableName: 'users' } })).toBeGreaterThan(0);
});

/** Addresses of every page: of each generated one for the first rows of its table. */
async function addresses(): Promise<readonly string[]> {
  const all: string[] = [];
  const pages = host.routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets'));
  for (const { path } of pages) {
    const list = /^(\/admin\/[\w-]+\/[\w-]+)\/:id/.exec(path)?.[1];
    const ids = list === undefined ? [SOME_ID] : await idsIn(list);
    all.push(...(path.includes(':id') ? ids.map((id) => path.replace(':id', id)) : [path]));
  }
  return [...new Set(all.map((path) => path.replace(':word', 'x'.repeat(43))))];
}
async function idsIn(list: string): Promise<readonly string[]> {
  const { body } = await request(host.app)
    .get(list)
    .set({ Host: 'localhost', Accept: 'application/json', Cookie: cookie });
  const rows = (body as { rows?: readonly { id?: string }[] }).rows ?? [];
  return rows.slice(0, 3).flatMap(({ id }) => id ?? []);
}

/** Sessions note when they were seen, and people what they have looked at: no changes that anybody asks for. */
const NOTED = ['user_sessions', 'navigation_breadcrumbs'];
async function contents(): Promise<ReadonlyMap<string, string>> {
  const all = tables().filter(({ table }) => !NOTED.includes(table));
  const sorted = async (table: string): Promise<string> =>
    JSON.stringify((await rowsOf(table)).map((row) => JSON.stringify(row)).sort());
  return new Map(await Promise.all(all.map(async ({ table }) => [table, await sorted(table)] as const)));
}
const changed = (now: ReadonlyMap<string, string>): readonly string[] =>
  [...now].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);

test('no page and no document shows any of it to an administrator', async () => {
  const all = await addresses();
  before = await contents();
  expect(all.length).toBeGreaterThan(120);
  const shown: string[] = [];
  const statuses = new Map<number, number>();
  for (const address of all)
    for (const Accept of ['text/html', 'application/json']) {
      const { status, text } = await request(host.app)
        .get(address)
        .set({ ...HTML, Accept, Cookie: cookie });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      shown.push(...foundIn(text, words, kept).map((what) => `${address} as ${Accept}: ${what}`));
    }
  expect(shown).toEqual([]);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(150);
});

// A fault would be a link that deletes, or a page that spends the word of its address.
test('asking for all of them has changed nothing in any table', async () => {
  expect(changed(await contents())).toEqual([]);
  expect(before.size).toBeGreaterThan(20);
});

test('no line of the log has any of it, though every request is in it', () => {
  const lines = log.join('');
  expect(foundIn(lines, words, kept)).toEqual([]);
  expect(lines).toContain('/reset/[redacted]');
  expect(log.length).toBeGreaterThan(300);
});

test('a secret that a page does show, a column that keeps it and a line that tells it are found', async () => {
  await host.models.User.update({ displayName: PASSWORD }, { where: { username: 'keeper' } });
  expect(changed(await contents())).toEqual(expect.arrayContaining(['users', 'audit_logs']));
  const planted = await request(host.app)
    .get('/admin/user/users')
    .set({ ...HTML, Cookie: cookie });
  expect(foundIn(planted.text, words, kept)).toContain('password');
  expect(foundIn(JSON.stringify(await rowsOf('users')), words)).toEqual(['password']);
  expect(foundIn(JSON.stringify(await rowsOf('audit_logs')), words)).toEqual(['password']);
  host.host.log.info({ body: { note: cookie } }, 'planted');
  expect(foundIn(log.at(-1) ?? '', words)).toEqual(['cookie of a session']);
});
