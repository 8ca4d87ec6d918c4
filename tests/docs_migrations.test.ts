/** docs/migrations.md is followed to the letter: its files are written, its commands run, what it shows is what they say. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FINDING_CODES } from '../core/findings';
import { openDatabase, type Database } from '../core/database';
import { codeIn, rowsOf } from './support/doc_tables';
import { moduleTree, type ModuleTree } from './support/module_tree';
import { command, shell } from './support/run_cli';

const PAGE = 'docs/migrations.md';
const file = path.resolve(__dirname, '..', PAGE);
const UPDATE = process.env['UPDATE_DOCS'] !== undefined;

interface Block {
  /** `file`: to be written; `written`: what a command has written; `commands`; `said`: by the commands before it. */
  readonly is: 'file' | 'written' | 'commands' | 'said';
  readonly place: string;
  readonly text: string;
}

const BLOCK = /(?:(\*\*|It writes )`([^`]+)`(?:\*\*|:)\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm;

/** Every block of the page, in order. */
function blocksOf(page: string): Block[] {
  return [...page.matchAll(BLOCK)].map(([, lead = '', place = '', language = '', text = '']) => ({
    is: language === 'bash' ? 'commands' : language === 'text' ? 'said' : lead === '**' ? 'file' : 'written',
    place,
    text,
  }));
}

const codesIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(({ is, text }) => (is === 'said' ? (text.match(/^[A-Z]+_[A-Z_]+(?= {2})/gm) ?? []) : []));

/** Times and durations differ each time, and PostgreSQL names locks in no order. */
const settled = (text: string): string =>
  text
    .replace(/\d{14}/g, '<time>')
    .replace(/\d+ +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<n> <moment>')
    .replace(/(?<=\S) {2,}/g, '  ')
    .replace(/^-- (.*; .*)$/gm, (_, locks: string) => `-- ${locks.split('; ').sort().join('; ')}`)
    .replace(/\b\d+(\.\d+)? ms\b/g, '<n> ms')
    .replace(/[ \t]+$/gm, '')
    .trim();

const MIGRATIONS = 'modules/admin/club/migrations';
let tree: ModuleTree;
let held: Database;

/** The migration of that slug, as it is called this time. */
const named = (slug: string): string =>
  readdirSync(tree.path(MIGRATIONS)).find((name) => name.endsWith(`.club.${slug}.ts`)) ?? `no ${slug}`;
const slugOf = (place: string): string => /\.club\.(\w+)\.ts$/.exec(place)?.[1] ?? '';

/** A file of the page: a migration gets the name and the forerunner it has this time. */
function write(place: string, text: string): void {
  if (!place.startsWith(MIGRATIONS)) return tree.write({ [place]: text });
  const real = `${MIGRATIONS}/${named(slugOf(place))}`;
  const after = /after: .*/.exec(tree.read(real))?.[0] ?? '';
  tree.write({ [real]: text.replace(/after: .*/, after) });
}

/** What the branch `fax` brings: a migration that comes after the one ours comes after. */
function merge(): void {
  const last = readdirSync(tree.path(MIGRATIONS)).sort().at(-1) ?? '';
  const text = tree.read(`${MIGRATIONS}/${last}`);
  tree.write({
    [`${MIGRATIONS}/${String(Number(last.slice(0, 14)) + 1)}.club.add_fax.ts`]: text.replace(
      /up: [\s\S]*$/,
      'up: [{ sql: [`ALTER TABLE "members" ADD COLUMN "fax" character varying(20)`] }],\n  down: [],\n});\n',
    ),
  });
}

interface Ran {
  readonly code: number;
  readonly said: string;
}

function run(line: string): Promise<Ran> {
  if (line.startsWith('git merge')) return Promise.resolve(merge()).then(() => ({ code: 0, said: '' }));
  const ours = line.replace(/^npx menu-cli /, `"${process.execPath}" "${command()}" `);
  return new Promise((resolve) => {
    execFile('bash', ['-c', ours], { cwd: tree.root, env: shell() }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: out + err }),
    );
  });
}

/** Between failing and going on: what the page tells people to do on a page of theirs. */
async function renameOneGrace(): Promise<void> {
  const client = await held.connect();
  await client
    .query(
      `UPDATE members SET name = 'Grace B.' WHERE id = (SELECT max(id::text)::uuid FROM members WHERE name = 'Grace')`,
    )
    .finally(() => client.end());
}

beforeAll(async () => {
  tree = moduleTree({ 'package.json': JSON.stringify({ dependencies: { 'ordinal-host': '*' } }) });
  // A server holds the database, so that it is not opened anew for each command.
  held = await openDatabase({ dataDir: tree.path('.data'), serve: true, extensions: ['vector'] });
});
afterAll(() => held?.close());

test('its commands run, and what it shows is what is written and said', async () => {
  const page = readFileSync(file, 'utf8');
  const said = new Map<number, string>();
  let last: Ran = { code: 0, said: '' };
  const blocks = blocksOf(page);
  for (const [at, { is, place, text }] of blocks.entries()) {
    if (is === 'file') write(place, text);
    if (is === 'written')
      expect(settled(tree.read(`${MIGRATIONS}/${named(slugOf(place))}`))).toBe(settled(text));
    if (is === 'said' && UPDATE) said.set(at, last.said.trim());
    if (is === 'said' && !UPDATE) expect(settled(last.said)).toBe(settled(text));
    if (is !== 'commands') continue;
    const told = blocks[at + 1]?.is === 'said' ? (blocks[at + 1]?.text ?? '') : '';
    const lines = text.trim().split('\n');
    for (const [index, line] of lines.entries()) {
      last = await run(line);
      const code = index === lines.length - 1 && /^[A-Z]+_[A-Z_]+ {2}/m.test(told) ? 1 : 0;
      if (UPDATE && told !== '') continue;
      expect({ line, code: last.code, said: last.code === code ? '' : last.said }).toEqual({
        line,
        code,
        said: '',
      });
    }
    if (last.said.includes('MIGRATION_HALF_WAY')) await renameOneGrace();
  }
  expect(codesIn(blocks)).toEqual([
    'MIGRATION_QUESTION',
    'MIGRATION_QUESTION',
    'MIGRATION_FAILED',
    'MIGRATION_HALF_WAY',
    'MIGRATION_BRANCHES',
  ]);
  expect(await run('npx menu-cli migrate up --to add_phone')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^MIGRATION_UNKNOWN {2}there is no migration add_phone here/),
  });
  if (!UPDATE) return;
  let at = -1;
  const renewed = page.replace(BLOCK, (whole) => {
    at += 1;
    const words = said.get(at);
    return words === undefined ? whole : `\`\`\`text\n${words}\n\`\`\``;
  });
  writeFileSync(file, renewed);
});

test('its table of answers names the options of make-migration that are answers', () => {
  const source = readFileSync(path.resolve(__dirname, '..', 'cli', 'commands', 'make_migration.ts'), 'utf8');
  const options = [...source.matchAll(/\.option\('(--[a-z-]+)/g)].map(([, name = '']) => name);
  const others = ['--module', '--online', '--empty', '--dry-run', '--json'];
  const said = rowsOf(PAGE, 'answers').map(([cell = '']) => codeIn(cell)[0]?.split(' ')[0]);

  expect(said.sort()).toEqual(options.filter((option) => !others.includes(option)).sort());
});

test('its table of members names what a migration file can say', () => {
  const source = readFileSync(path.resolve(__dirname, '..', 'core', 'declare', 'migration.ts'), 'utf8');
  const members = ['MigrationSpec', 'SqlStep', 'DataStep'].flatMap((type) => {
    const body = new RegExp(`export interface ${type} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
    return [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
  });
  const said = rowsOf(PAGE, 'form').map(([cell = '']) => codeIn(cell)[0]);

  expect(said.sort()).toEqual(members.sort());
});

test('its table of findings is the catalogue', () => {
  const rows = Object.entries(FINDING_CODES)
    .filter(([code]) => code.startsWith('MIGRATION_'))
    .map(([code, meaning]) => [`\`${code}\``, meaning]);

  expect(rowsOf(PAGE, 'findings')).toEqual(rows);
});
