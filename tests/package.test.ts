/** The package as others get it: what its door exports suffices to publish modules, and what is packed is what is needed. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { builtCli } from './support/built_cli';

const root = path.resolve(__dirname, '..');
let project: string;

/** A project beside this repository, with the host in its node_modules. */
beforeAll(() => {
  builtCli();
  project = mkdtempSync(path.join(tmpdir(), 'ordinal-package-'));
  mkdirSync(path.join(project, 'node_modules'));
  symlinkSync(root, path.join(project, 'node_modules', 'ordinal-host'));
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

const MODELS = `
import { array, authorship, bigint, boolean, date, datetime, decimal, defineDemo, defineHooks, defineModel, defineModule,
  defineSeed, defineView, derive, enumeration, extendModel, integer, json, money, raw, reference, string, text, uuid } from 'ordinal-host';

export const Basket = defineModel('Basket', {
  table: 'baskets',
  fields: {
    code: string(20).required().unique(), remark: text().hidden(), count: integer(), big: bigint(), share: decimal(5, 2),
    total: money().required(), gift: boolean().default(false), on: date(), at: datetime(), key: uuid().secret(),
    to: json((z) => z.object({ city: z.string() })), state: enumeration(['a', 'b']), tags: array(string()),
    free: raw<number>({ type: 'REAL' }), customer: reference('customers').readOnly(), ...authorship('users'),
  },
  methods: { label(): string { return this.code; } },
});
export const Gift = derive(Basket, 'Gift', { table: 'gifts', fields: { wrap: string() } });
export const More = extendModel('User', { fields: { team: string(40) } });
export const hooks = defineHooks({});
export const view = defineView(({ router }) => router);
export const manifest = defineModule({ title: 'Baskets' });
export const seeds = [defineSeed(async () => undefined), defineDemo(async () => undefined)];
`;

test('a package of modules can emit its own declarations', () => {
  const file = path.join(project, 'models.ts');
  writeFileSync(file, MODELS);
  const program = ts.createProgram([file], {
    declaration: true,
    emitDeclarationOnly: true,
    outDir: path.join(project, 'out'),
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    preserveSymlinks: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node20,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
  });
  const { diagnostics } = program.emit();
  const complaints = [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(
    ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );

  expect(complaints).toEqual([]);
  expect(readFileSync(path.join(project, 'out', 'models.d.ts'), 'utf8')).not.toContain(
    'import("ordinal-host/',
  );
});

test('the host is one copy, by its name from inside and outside and by its path', () => {
  const script = `
    const { createRequire } = require('node:module');
    const from = (file) => createRequire(file).resolve('ordinal-host');
    console.log(JSON.stringify([
      from(${JSON.stringify(path.join(project, 'modules', 'x.js'))}),
      from(${JSON.stringify(path.join(root, 'modules', 'x.js'))}),
      from(${JSON.stringify(path.join(root, 'dist', 'modules', 'x.js'))}),
    ]));`;
  const found = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];

  expect(new Set(found)).toEqual(new Set([path.join(root, 'dist', 'core', 'index.js')]));
});

test('tests of modules wait for a database on a busy machine, here and in projects', () => {
  const timeouts = ['jest.config.js', 'cli/build/jest_preset.js'].map(
    (file) => jest.requireActual<{ testTimeout?: number }>(path.join(root, file)).testTimeout,
  );

  expect(timeouts).toEqual([600_000, 60_000]);
});

test('what is packed holds the command, views and assets, and neither sources nor build notes', () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as [{ files: { path: string }[] }];
  const files = packed.files.map((file) => file.path);

  expect(files).toEqual(
    expect.arrayContaining([
      'package.json',
      'README.md',
      'LICENSE',
      'dist/menu-cli.js',
      'dist/core/index.d.ts',
    ]),
  );
  expect(files).toContain('dist/core/numbering/catalogue.json');
  expect(files.filter((file) => file.startsWith('dist/views/')).length).toBeGreaterThan(0);
  expect(
    files.filter((file) => /(?:^|\/)(?:tests|\.build|\.data)\/|\.map$|order\.generated/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /^(?:core|cli|app|modules)\/.*\.ts$/.test(file))).toEqual([]);
});

test('every template, static file and worker of the sources is in dist', () => {
  const assets = ['views', 'core', 'modules'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ejs|css|js|svg|json|woff2|sql)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  const own = new Set(['modules/enabled.json', 'modules/ranges.json']);
  const inDist = new Set(
    readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' }).map((file) => file),
  );

  expect(assets.filter((file) => !inDist.has(file) && !own.has(file) && !file.includes('/tests/'))).toEqual(
    [],
  );
});
