/** Modules that fail, one of each kind: fatal in development, left out in production, and named in both. */
import { transformSync } from '@swc/core';
import { moduleTree } from '../support/module_tree';
import { runCli } from '../support/run_cli';
import { startCli, type RunningCli } from '../support/start_cli';

const model = (name: string, table: string, fields = ''): string =>
  `import { defineModel, reference, string } from 'ordinal-host';\n` +
  `export default defineModel('${name}', { table: '${table}', fields: { name: string(50), ${fields} } });\n`;
const view = (body: string): string =>
  `import { defineView } from 'ordinal-host';\n` +
  `export default defineView(({ router, access, models }) => { ${body} return router; });\n`;
const manifest = (rest: string): string =>
  `import { defineModule } from 'ordinal-host';\nexport default defineModule({ ${rest} });\n`;

const SYNTAX = 'export default {\n  oops(;\n};\n';
const THROW = "throw new Error('no luck');\n";
const HANG = 'for (;;);\n';

/** Modules whose model files fail, with the code of the finding and the file it names. */
const BROKEN_MODELS = {
  'syntax_model/310_tent_model': [SYNTAX, 'LOAD_SYNTAX'],
  'throw_model/320_boat_model': [THROW, 'LOAD_THREW'],
  'hang_model/330_kite_model': [HANG, 'LOAD_HANGS'],
  'bare_field/340_cap_model': [model('Cap', 'caps', 'size: string as never,'), 'MODEL_FIELD'],
  'no_table/350_hat_model': [model('Hat', 'hats').replace("table: 'hats',", ''), 'LOAD_EXPORT'],
  'half_model/360_shoe_model': ["export default { kind: 'model' };\n", 'LOAD_EXPORT'],
  'throw_ring/370_ring_model': ['const ring = {}; ring.self = ring; throw ring;\n', 'LOAD_THREW'],
  'ends_model/380_end_model': ['process.exit(0);\n', 'LOAD_THREW'],
  'no_link/module': [manifest("menu: [{ title: 'x' }]"), 'MANIFEST_INVALID'],
} as const;
/** Modules whose models are fine, and something else fails. */
const BROKEN_PARTS = {
  'syntax_view/view': [SYNTAX, 'LOAD_SYNTAX'],
  'throw_view/view': [THROW, 'LOAD_THREW'],
  'hang_view/view': [HANG, 'LOAD_HANGS'],
  'syntax_hook/hook': [SYNTAX, 'LOAD_SYNTAX'],
  'throw_hook/hook': [THROW, 'LOAD_THREW'],
  'hang_hook/hook': [HANG, 'LOAD_HANGS'],
} as const;
/** Found only once the others are gone: these files load, and fail when they are used. */
const BROKEN_IN_USE = {
  'mount_view/view': [view("throw new Error('no luck');"), 'LOAD_THREW'],
  'made_hook/hook': ["export default () => { throw new Error('no luck'); };\n", 'LOAD_THREW'],
  'no_event/hook': ["export default { 'nothing:happens': () => undefined };\n", 'HOOK_UNKNOWN_EVENT'],
} as const;

type Broken = Readonly<Record<string, readonly [source: string, code: string]>>;
const moduleOf = (place: string): string => place.split('/')[0] ?? '';

const SOUND = {
  'sound/300_thing_model': model('Thing', 'things'),
  'sound/view': view(
    "router.get('/', access('sound.read'), async (request, response) => response.json(await models.Thing.count()));",
  ),
};
const NEEDY = {
  'needs_module/module': manifest("requires: ['throw_view'], after: 'sound'"),
  'needs_module/view': view(
    "router.get('/', access.public(), (request, response) => response.send('here'));",
  ),
  'needs_table/460_sail_model': model('Sail', 'sails', "kept: reference('mount_view_items')"),
};

const sources = (broken: Broken): Record<string, string> =>
  Object.fromEntries(Object.entries(broken).map(([place, [source]]) => [place, source]));

/** Each module of the second kind has a model, so that leaving it out is more than leaving out a page. */
const models = (broken: Broken): Record<string, string> =>
  Object.fromEntries(
    Object.keys(broken).map((place, index) => {
      const name = moduleOf(place);
      const pascal = name.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase());
      return [`${name}/${400 + index}_${name}_item_model`, model(`${pascal}Item`, `${name}_items`)];
    }),
  );

const inSource = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([place, text]) => [`modules/admin/${place}.ts`, text]));

/** As a build leaves it; what cannot be compiled is put there as it is. */
const compiled = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([place, text]) => {
      const code =
        text === SYNTAX
          ? text
          : transformSync(text, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } })
              .code;
      return [`dist/modules/admin/${place}.js`, code];
    }),
  );

const LIMIT = { IMPORT_TIME_LIMIT: '300' };

describe('in production', () => {
  const ALL: Broken = { ...BROKEN_MODELS, ...BROKEN_PARTS, ...BROKEN_IN_USE };
  let host: RunningCli;
  let address: string;

  beforeAll(async () => {
    const files = {
      ...SOUND,
      ...NEEDY,
      ...sources(ALL),
      ...models({ ...BROKEN_PARTS, ...BROKEN_IN_USE }),
    };
    const { root } = moduleTree(compiled(files));
    const environment = { ...LIMIT, NODE_ENV: 'production', PORT: '0' };
    host = startCli(root, ['start', '--migrate'], environment);
    address = await host.address();
  });
  afterAll(async () => {
    host.kill('SIGTERM');
    expect(await host.ended).toBe(0);
  });

  const page = async (path: string): Promise<readonly [number, string]> => {
    const answer = await fetch(address + path, { headers: { Accept: 'text/html' } });
    return [answer.status, await answer.text()];
  };

  test('what is sound serves', async () => {
    expect(await page('/admin/sound')).toEqual([200, '0']);
    for (const path of ['/admin', '/admin/sound/things', '/admin/system/models'])
      expect([path, (await page(path))[0]]).toEqual([path, 200]);
  });

  test.each([...Object.keys(ALL).map(moduleOf), 'needs_module', 'needs_table'])(
    '%s is left out, with its pages',
    async (name) => {
      expect((await page(`/admin/${name.replaceAll('_', '-')}`))[0]).toBe(404);
      expect((await page(`/admin/${name.replaceAll('_', '-')}/${name.replaceAll('_', '-')}-items`))[0]).toBe(
        404,
      );
    },
  );

  test('each is named with its file and code on the terminal, in the log and on the page of modules', async () => {
    const [status, html] = await page('/admin/system/modules');
    expect(status).toBe(200);
    const lines = host.said().split('\n');
    const log = lines.filter((line) => line.startsWith('{')).join('\n');
    const terminal = lines.filter((line) => !line.startsWith('{')).join('\n');
    for (const [place, [, code]] of Object.entries(ALL)) {
      for (const said of [html, terminal, log]) {
        expect(said).toContain(`${place}.js`);
        expect(said).toContain(code);
      }
    }
    for (const name of ['needs_module', 'needs_table']) expect(html).toContain(name);
    expect(html).not.toContain('no luck\n    at ');
  });
});

describe('in development', () => {
  test.each<[string, Broken]>([
    ['model files', BROKEN_MODELS],
    ['views and listeners', BROKEN_PARTS],
  ])('%s that fail stop the start, all named at once', (_, broken) => {
    const { root, has } = moduleTree(inSource({ ...SOUND, ...sources(broken) }));
    const { code, err } = runCli(root, ['start'], { ...LIMIT, PORT: '0' });
    expect(code).toBe(1);
    for (const [place, [, finding]] of Object.entries(broken)) {
      expect(err).toContain(`${place}.ts`);
      expect(err).toContain(finding);
    }
    expect(err).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/);
    expect(broken === BROKEN_MODELS && has('.data/database')).toBe(false);
  });

  test.each(Object.entries(BROKEN_IN_USE))('%s stops the start', (place, [source, finding]) => {
    const { root } = moduleTree(inSource({ ...SOUND, [place]: source }));
    const { code, err } = runCli(root, ['start'], { ...LIMIT, PORT: '0' });
    expect(code).toBe(1);
    expect(err).toContain(`${place}.ts`);
    expect(err).toContain(finding);
  });
});
