/** Tables in the documents are compared with the lists they are about. To write them anew: UPDATE_DOCS=1 npx jest tests/docs_tables */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../cli/commands';
import { MODULE_PARTS } from '../core/discover';
import { rowsOf } from './support/doc_tables';

const root = path.resolve(__dirname, '..');

function write(file: string, name: string, head: readonly string[], rows: readonly string[][]): void {
  const place = path.join(root, file);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [line(head), line(head.map((cell) => '-'.repeat(cell.length))), ...rows.map(line)].join('\n');
  const pattern = new RegExp(`(<!-- ${name}[^>]*-->\\n\\n)[\\s\\S]*?(\\n\\n<!-- /${name} -->)`);
  const text = readFileSync(place, 'utf8');
  writeFileSync(
    place,
    text.replace(pattern, (_, open: string, close: string) => `${open}${table}${close}`),
  );
}

/** File, name of the table, head, and what it must say. */
const TABLES: readonly [file: string, name: string, head: readonly string[], rows: string[][]][] = [
  [
    'README.md',
    'parts',
    ['part', 'meaning', 'example'],
    MODULE_PARTS.map(({ pattern, meaning, example }) => [`\`${pattern}\``, meaning, `\`${example}\``]),
  ],
  [
    'README.md',
    'commands',
    ['command', 'does'],
    COMMANDS.map(({ name, summary }) => [`\`${name}\``, summary]),
  ],
];

test.each(TABLES)('%s: the table of %s says what the code says', (file, name, head, rows) => {
  if (process.env['UPDATE_DOCS'] !== undefined) write(file, name, head, rows);

  expect(rowsOf(file, name)).toEqual(rows);
});

test('CONTRIBUTING has one line for each folder, and none for a folder that is gone', () => {
  const named = rowsOf('CONTRIBUTING.md', 'folders').map(([folder = '']) => folder.replaceAll('`', ''));
  const below = (parent: string): string[] =>
    readdirSync(path.join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}/`)
      .sort();

  for (const parent of ['app', 'cli', 'core']) {
    const listed = named.filter((folder) => folder.startsWith(`${parent}/`) && folder !== `${parent}/`);
    expect(listed).toEqual(below(parent));
  }
  expect(named.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
});

test('folders and files that CONTRIBUTING sends people to exist', () => {
  const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const places = [...text.matchAll(/`((?:app|cli|core|docs|tests|views)\/[\w./]*)`/g)].map(
    ([, place = '']) => place,
  );

  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'docs/errors.md',
    'docs/modules.md',
    'docs/migrations.md',
  ];
  const broken = pages.flatMap((page) =>
    [...readFileSync(path.join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => path.join(path.dirname(page), target))
      .filter((target) => !existsSync(path.join(root, target)))
      .map((target) => `${page} -> ${target}`),
  );

  expect(broken).toEqual([]);
});

test('npm scripts that the documents name exist', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const text = ['README.md', 'CONTRIBUTING.md']
    .map((page) => readFileSync(path.join(root, page), 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);

  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
