/** The arrows between folders: each rule is shown a planted fault, so that a rule which matches nothing is found out. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';

const root = path.resolve(__dirname, '..');
const config = path.join(root, '.dependency-cruiser.cjs');

interface Rule {
  readonly name: string;
}
interface Cruise {
  readonly summary: { readonly violations: readonly { readonly rule: Rule; readonly from: string }[] };
}

/** One file that breaks one rule, and what it breaks. */
const FAULTS: readonly [file: string, source: string, rule: string][] = [
  ['core/seed/a.ts', `import './b'; export const a = 1;`, 'no-cycles'],
  ['core/admin/page.ts', `import '../../modules/admin/orders';`, 'core-knows-nobody'],
  ['core/web/reach.ts', `import '../database/gate';`, 'one-door-per-core-folder'],
  ['app/reach.ts', `import '../core/database/gate';`, 'one-door-per-core-folder-from-outside'],
  ['core/boot.ts', `import './database/gate';`, 'one-door-per-core-folder-from-outside'],
  ['app/main.ts', `import '../cli/start';`, 'app-knows-core'],
  ['cli/start.ts', `import '../modules/admin/orders';`, 'cli-knows-core-and-app'],
  ['modules/admin/orders/view.ts', `import '../../../app/server';`, 'modules-import-the-host-by-name'],
  ['modules/admin/orders/hook.ts', `import '../../../core/index';`, 'modules-do-not-reach-into-core'],
  ['modules/admin/orders/price.ts', `import '../customers/discount';`, 'modules-meet-at-doors'],
  ['modules/_system/user/domain/values/stored.ts', `import 'sequelize';`, 'domain-is-pure'],
  ['modules/_system/user/domain/host.ts', `import 'ordinal-host';`, 'domain-is-pure'],
  ['modules/_system/user/domain/file.ts', `import 'node:fs';`, 'domain-is-pure'],
  ['modules/_system/user/domain/up.ts', `import '../store';`, 'domain-is-pure'],
  ['modules/_system/user/domain/reach.ts', `import './values/plain';`, 'domain-has-doors'],
  ['modules/_system/user/domain/ports/reach.ts', `import '../values/plain';`, 'domain-has-doors'],
  ['modules/_system/user/store.ts', `import './domain/values';`, 'domain-has-one-door'],
  ['core/order/heavy.ts', `export const load = () => import('sequelize');`, 'preview-is-light'],
  ['core/check/heavy.ts', `import '../database';`, 'preview-stays-light'],
  ['core/hooks/borrow.ts', `import '../../tests/support/tree';`, 'tests-stay-in-tests'],
  ['core/mount/tool.ts', `import 'jest';`, 'no-development-packages'],
  ['core/create/lost.ts', `import './nowhere';`, 'nothing-unresolvable'],
];

/** Files that the faults lead to, and imports that must stay allowed. */
const FINE: readonly [file: string, source: string][] = [
  ['core/index.ts', `export const defineModel = 1;`],
  ['core/seed/b.ts', `import './a'; export const b = 1;`],
  ['core/database/index.ts', `export * from './gate';`],
  ['core/database/gate.ts', `export const gate = () => import('sequelize');`],
  ['core/declare/field.ts', `import type { Model } from 'sequelize'; export type Row = Model;`],
  ['core/web/fine.ts', `import { gate } from '../database'; export const web = gate;`],
  ['app/server.ts', `import { gate } from '../core/database'; export const serve = gate;`],
  ['modules/admin/orders/index.ts', `export const order = 1;`],
  ['modules/admin/customers/index.ts', `export const customer = 1;`],
  [
    'modules/admin/customers/discount.ts',
    `import { defineModel } from 'ordinal-host'; export const d = defineModel;`,
  ],
  ['modules/admin/orders/fine.ts', `import { customer } from '../customers'; export const c = customer;`],
  [
    'modules/_system/user/domain/index.ts',
    `export { plain } from './values'; export type { Port } from './ports';`,
  ],
  ['modules/_system/user/domain/values/index.ts', `export { plain } from './plain';`],
  [
    'modules/_system/user/domain/values/plain.ts',
    `import { randomUUID } from 'node:crypto'; export const plain = randomUUID;`,
  ],
  ['modules/_system/user/domain/ports/index.ts', `export type { Port } from './port';`],
  [
    'modules/_system/user/domain/ports/port.ts',
    `import type { plain } from '../values'; export type Port = typeof plain;`,
  ],
  ['modules/_system/user/fine.ts', `import { plain } from './domain'; export const f = plain;`],
  ['tests/support/tree.ts', `export const tree = 1;`],
  [
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: { moduleResolution: 'bundler', paths: { 'ordinal-host': ['./core/index.ts'] } },
    }),
  ],
  [
    'package.json',
    JSON.stringify({ name: 'planted', dependencies: { sequelize: '*' }, devDependencies: { jest: '*' } }),
  ],
  ['node_modules/sequelize/package.json', JSON.stringify({ name: 'sequelize', main: 'index.js' })],
  ['node_modules/sequelize/index.js', ''],
  ['node_modules/jest/package.json', JSON.stringify({ name: 'jest', main: 'index.js' })],
  ['node_modules/jest/index.js', ''],
];

function plant(files: readonly (readonly [file: string, source: string, ...rest: string[]])[]): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'ordinal-arrows-'));
  for (const [file, source] of files) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), source);
  }
  return dir;
}

/** `['core/seed/a.ts: no-cycles', ...]` */
function cruise(dir: string): string[] {
  const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    command,
    '--config',
    config,
    '--no-cache',
    '--output-type',
    'json',
    'app',
    'cli',
    'core',
    'modules',
  ];
  const output = execFileSync(process.execPath, args, {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = JSON.parse(output) as Cruise;
  return [...new Set(summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`))].sort();
}

test('each rule about the arrows reports the fault planted for it, and nothing else', () => {
  const dir = plant([...FINE, ...FAULTS]);
  try {
    expect(cruise(dir)).toEqual(FAULTS.map(([file, , rule]) => `${file}: ${rule}`).sort());
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('no rule is without a planted fault', () => {
  const { forbidden } = require(config) as { forbidden: readonly Rule[] };

  expect(forbidden.map(({ name }) => name).sort()).toEqual(
    [...new Set(FAULTS.map(([, , rule]) => rule))].sort(),
  );
});

test('a domain is given the time, and takes none', () => {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const file = 'modules/_system/user/domain/values/user_id.ts';
  const printed = execFileSync(process.execPath, [eslint, '--print-config', file], { cwd: root });
  const { rules } = JSON.parse(printed.toString()) as { rules: Linter.RulesRecord };
  const rule = 'no-restricted-syntax';
  const complaints = (source: string): string[] =>
    new Linter().verify(source, [{ rules: { [rule]: rules[rule] } }]).map(({ message }) => message);

  const wrong = ['new Date();', 'Date.now();', 'Date();', 'new globalThis.Date();'];
  expect(wrong.filter((source) => !complaints(source).join().includes('no clock'))).toEqual([]);
  expect(complaints('new Date(at); Date.parse(text);')).toEqual([]);
});

/** Lowest own model number of a module: its place among modules. */
const placeOf = (folder: string): number | undefined => {
  const numbers = readdirSync(folder).map((name) => /^(\d+)_\w+_model\.ts$/.exec(name)?.[1]);
  const known = numbers.filter((number) => number !== undefined).map(Number);
  return known.length > 0 ? Math.min(...known) : undefined;
};

/** What a file imports from modules, as a path below modules/: `../../_system/user` gives `_system/user`. */
function moduleImports(file: string, source: string): string[] {
  const said = [...source.matchAll(/(?:from|import) '((?:\.\.?\/|ordinal-host\/modules\/)[^']+)'/g)];
  return said.map(([, specifier = '']) =>
    specifier.startsWith('ordinal-host/')
      ? specifier.slice('ordinal-host/modules/'.length)
      : path.join(path.dirname(file), specifier),
  );
}

const moduleOf = (place: string): string => place.split(path.sep).slice(0, 2).join('/');

/** `['admin/customers/view.ts -> admin/orders']`: imports between modules that do not point downhill. */
function uphillImports(modules: string): string[] {
  const place = (module: string): number => placeOf(path.join(modules, module)) ?? NaN;
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !/\.d\.ts$|\/tests\//.test(file))
    .flatMap((file) => {
      const own = moduleOf(file);
      const others = moduleImports(file, readFileSync(path.join(modules, file), 'utf8')).map(moduleOf);
      return others
        .filter((other) => other !== own && !other.startsWith('..') && place(other) > place(own))
        .map((other) => `${file} -> ${other}`);
    });
}

test('modules import the doors of lower modules only', () => {
  expect(uphillImports(path.join(root, 'modules'))).toEqual([]);
});

test('an import of a higher module is seen', () => {
  const dir = plant([
    ['modules/admin/customers/300_customer_model.ts', ''],
    ['modules/admin/customers/view.ts', `import { price } from '../orders';`],
    ['modules/admin/orders/340_order_model.ts', ''],
    ['modules/admin/orders/index.ts', `import { name } from '../customers';`],
    ['modules/_system/core/0_base_model.ts', ''],
    ['modules/_system/core/index.ts', `import { name } from '../../admin/customers';`],
  ]);
  try {
    expect(uphillImports(path.join(dir, 'modules')).sort()).toEqual([
      '_system/core/index.ts -> admin/customers',
      'admin/customers/view.ts -> admin/orders',
    ]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
