/** The tables of docs/modules.md name what the code has: each word, no other. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { columnShape } from '../core/create/column_shape';
import * as declare from '../core/declare';
import { CHANGES, HOST_EVENTS } from '../core/hooks/known_events';
import { codeIn, marked, rowsOf } from './support/doc_tables';
import { memberReader } from './types/members';

const PAGE = 'docs/modules.md';
const root = path.resolve(__dirname, '..');
const source = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const names = memberReader([
  'core/declare/index.ts',
  'core/admin/frame/index.ts',
  'app/testing/start_test_host.ts',
]);

/** What the first column of a table names. */
const named = (table: string): string[] => rowsOf(PAGE, table).flatMap(([first = '']) => codeIn(first));

const HOOKS = 'core/declare/hooks.ts';
const SPEC = 'core/declare/model_spec.ts';
const TESTING = 'app/testing/start_test_host.ts';

/** Table -> the words the code has for it. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  admin: names.of(SPEC, 'AdminHints'),
  indexes: names.of(SPEC, 'IndexSpec'),
  'row-hooks': names.of(SPEC, 'ModelHooks'),
  manifest: names.of('core/declare/manifest.ts', 'Manifest'),
  card: names.of('core/declare/cards.ts', 'CountCard'),
  'card-context': names.of('core/declare/cards.ts', 'CardContext'),
  events: [...HOST_EVENTS, ...CHANGES.map((change) => `<table>:${change}`)],
  listener: names.of(HOOKS, 'ListenerOptions'),
  'hook-context': names.of(HOOKS, 'HookContext'),
  'view-context': names.of('core/declare/view.ts', 'ViewContext'),
  'command-context': names.of('core/declare/commands.ts', 'ModuleCommandContext'),
  template: [...names.of('core/admin/frame/given.ts', 'PageGiven'), 'csrf', 'icon', 'include', 'may'],
  'seed-context': names.of('core/declare/seed.ts', 'SeedContext'),
  'test-options': names.of(TESTING, 'TestHostOptions'),
  'test-host': names.of(TESTING, 'TestHost'),
};

test.each(Object.entries(TABLES))('the table of %s', (table, words) => {
  expect(words.length).toBeGreaterThan(0);
  expect(named(table).sort()).toEqual([...words].sort());
});

describe('builders', () => {
  const BUILDERS = [
    ...names.valuesIn('core/declare/builders.ts').filter((name) => name !== 'uncheckedReference'),
    'reference',
  ];
  const rows = rowsOf(PAGE, 'builders').map(([example = '', column = '']) => ({
    builder: /^`(\w+)/.exec(example)?.[1] ?? '',
    example: codeIn(example)[0]?.replace(/<\w+>/, '') ?? '',
    columns: codeIn(column),
  }));
  const fileOf = (builder: string): string =>
    `core/declare/${builder === 'reference' ? 'reference' : 'builders'}.ts`;

  test('all are there, as they stand in the code', () => {
    expect(rows.map(({ builder }) => builder)).toEqual(BUILDERS);
  });

  test.each(rows)('$example makes the columns it says', ({ example, columns }) => {
    const field = vm.runInNewContext(example, { ...declare }) as declare.AnyField;
    const definition = declare.defineModel('Sample', { table: 'samples', fields: { field } });
    const shapes = declare
      .attributesOf(definition)
      .filter((attribute) => attribute.field === 'field')
      .map((attribute) => columnShape('samples', attribute).type);
    expect(columns).toEqual(shapes);
  });

  test('each word is said of the builders that have it', () => {
    const having = new Map<string, string[]>();
    for (const builder of BUILDERS) {
      for (const word of names.ofAnswer(fileOf(builder), builder)) {
        if (!word.startsWith('~') && word !== 'spec') {
          having.set(word, [...(having.get(word) ?? []), builder]);
        }
      }
    }
    const said = rowsOf(PAGE, 'words').map(([word = '', on = '']) => [
      codeIn(word)[0],
      on === 'every field' ? BUILDERS : codeIn(on),
    ]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(having));
  });
});

test('members of models are said of the functions that take them', () => {
  const MODEL = 'core/declare/define_model.ts';
  const taken: Readonly<Record<string, readonly string[]>> = {
    defineModel: names.of(MODEL, 'ModelSpec'),
    derive: names.ofArgument(MODEL, 'derive', 2),
    extendModel: names.ofArgument('core/declare/extend_model.ts', 'extendModel', 1),
  };
  const rows = rowsOf(PAGE, 'members').map(([member = '', of = '']) => ({
    member: codeIn(member)[0] ?? '',
    of: codeIn(of),
  }));
  const said = Object.fromEntries(
    Object.keys(taken).map((name) => [
      name,
      rows.flatMap(({ member, of }) => (of.includes(name) ? [member] : [])).sort(),
    ]),
  );
  expect(said).toEqual(
    Object.fromEntries(Object.entries(taken).map(([name, members]) => [name, [...members].sort()])),
  );
});

test('icons are those that templates can draw', () => {
  const [, list = ''] = /const NAMES = \[([\s\S]*?)\]/.exec(source('core/admin/frame/icons.ts')) ?? [];
  const known = [...list.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
  expect(codeIn(marked(PAGE, 'icons'))).toEqual(known.sort());
});

test('parts of pages are in the style sheet', () => {
  const sheet = source('views/static/admin.css');
  const classes = codeIn(marked(PAGE, 'classes'));
  expect(classes.length).toBeGreaterThan(0);
  expect(classes.filter((name) => !new RegExp(`\\.${name}\\b`).test(sheet))).toEqual([]);
});
