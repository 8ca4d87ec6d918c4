import { chmodSync } from 'node:fs';
import { discover, type Disk, type Entry } from '../../../core/discover';
import { moduleTree } from '../../support/module_tree';

const json = (value: unknown): string => JSON.stringify(value);
const packageJson = (dependencies: Record<string, string>, name = 'shop'): string =>
  json({ name, dependencies });
const summary = (result: ReturnType<typeof discover>) =>
  result.modules.map(({ name, origin, enabled }) => `${name} ${origin}${enabled ? '' : ' off'}`);

describe('npm modules', () => {
  const files = {
    'package.json': packageJson({
      'acme-billing': '1.0.0',
      '@acme/crm': '1.0.0',
      lodash: '4.0.0',
      gone: '1.0.0',
    }),
    'modules/admin/orders/340_order_model.ts': '',
    'node_modules/acme-billing/package.json': json({ keywords: ['billing', 'ordinal-module'] }),
    'node_modules/acme-billing/modules/admin/billing/360_invoice_model.js': '',
    'node_modules/@acme/crm/package.json': json({ keywords: ['ordinal-module'] }),
    'node_modules/@acme/crm/modules/admin/crm/441_lead_model.js': '',
    'node_modules/@acme/crm/modules/_user/portal/view.js': '',
    'node_modules/lodash/package.json': json({ keywords: ['modules'] }),
    'node_modules/lodash/modules/admin/lodash/1_x_model.js': '',
    'node_modules/stray/package.json': json({ keywords: ['ordinal-module'] }),
    'node_modules/stray/modules/admin/stray/2_y_model.js': '',
  };

  test('come from dependencies that carry the keyword, and from no others', () => {
    const { root } = moduleTree(files);

    const result = discover({ root });

    expect(result.findings).toEqual([]);
    expect(summary(result)).toEqual(['billing package', 'crm package', 'orders root', 'portal package']);
    expect(result.modules[0]).toMatchObject({
      package: 'acme-billing',
      shown: 'node_modules/acme-billing/modules/admin/billing',
    });
  });

  test('may be optional, and needed only while the project is worked on', () => {
    const { root } = moduleTree({
      ...files,
      'package.json': json({
        optionalDependencies: { 'acme-billing': '1.0.0', gone: '1.0.0' },
        devDependencies: { '@acme/crm': '1.0.0', 'acme-billing': '1.0.0' },
      }),
    });

    expect(summary(discover({ root }))).toEqual([
      'billing package',
      'crm package',
      'orders root',
      'portal package',
    ]);
    expect(summary(discover({ root, compiled: true }))).toEqual(['billing package']);
  });

  test.each([{ dependencies: 'acme-billing' }, { optionalDependencies: null }, { devDependencies: 7 }])(
    'are not looked for in what is no list of packages: %j',
    (said) => {
      const { root } = moduleTree({ ...files, 'package.json': json(said) });

      expect(summary(discover({ root }))).toEqual(['orders root']);
    },
  );

  test('are found where Node would find them, above the project folder too', () => {
    const { path } = moduleTree({
      ...files,
      'apps/shop/package.json': packageJson({ '@acme/crm': '1.0.0' }),
      'apps/shop/modules/': '',
    });

    expect(summary(discover({ root: path('apps/shop') }))).toEqual(['crm package', 'portal package']);
  });

  test('a package.json that is not JSON is a finding', () => {
    const { root } = moduleTree({ 'package.json': '{', 'modules/': '' });

    expect(discover({ root }).findings).toMatchObject([{ code: 'DISCOVER_UNREADABLE' }]);
  });

  test('a name that a package and the project share is a finding that renames the project’s own', () => {
    const { root } = moduleTree({ ...files, 'modules/admin/billing/361_payment_model.ts': '' });

    expect(discover({ root }).findings).toMatchObject([
      {
        code: 'DISCOVER_MODULE_TWICE',
        waysOut: [{ command: 'mv modules/admin/billing modules/admin/admin_billing' }],
      },
    ]);
  });
});

describe('shipped modules', () => {
  const host = {
    'host/package.json': packageJson({}, 'ordinal-host'),
    'host/modules/_system/core/0_base_model.ts': '',
    'host/modules/admin/customers/300_customer_model.ts': '',
  };

  test('of _system come to a project that depends on the host; the others are there to be switched on', () => {
    const { path } = moduleTree({
      ...host,
      'shop/package.json': packageJson({ 'ordinal-host': '1.0.0' }),
      'shop/modules/admin/orders/340_order_model.ts': '',
    });

    const result = discover({ root: path('shop'), shippedDir: path('host/modules') });

    expect(result.findings).toEqual([]);
    expect(summary(result)).toEqual(['core shipped', 'customers shipped off', 'orders root']);
    expect(result.modules[0]?.package).toBe('ordinal-host');
  });

  test('do not come to a project that does not depend on the host', () => {
    const { path } = moduleTree({ ...host, 'shop/package.json': packageJson({}), 'shop/modules/': '' });

    expect(discover({ root: path('shop'), shippedDir: path('host/modules') }).modules).toEqual([]);
  });

  test('are not read twice in the host’s own folder', () => {
    const { path } = moduleTree(host);

    const result = discover({ root: path('host'), shippedDir: path('host/modules') });

    expect(summary(result)).toEqual(['core root', 'customers root']);
  });

  test('give way to the project’s own module of that name', () => {
    const { path } = moduleTree({
      ...host,
      'shop/package.json': packageJson({ 'ordinal-host': '1.0.0' }),
      'shop/modules/admin/customers/301_client_model.ts': '',
    });

    const result = discover({ root: path('shop'), shippedDir: path('host/modules') });

    expect(result.findings).toEqual([]);
    expect(summary(result)).toEqual(['core shipped', 'customers root']);
  });
});

describe('modules/enabled.json', () => {
  const files = {
    'modules/_system/core/0_base_model.ts': '',
    'modules/admin/customers/300_customer_model.ts': '',
    'modules/admin/orders/340_order_model.ts': '',
  };

  test('names the modules that are on', () => {
    const { root } = moduleTree({ ...files, 'modules/enabled.json': json(['core', 'orders']) });

    expect(summary(discover({ root }))).toEqual(['core root', 'customers root off', 'orders root']);
  });

  test.each(['{', '{}', '[1]', '"core"'])('%s is a finding, and the default holds', (text) => {
    const { root } = moduleTree({ ...files, 'modules/enabled.json': text });

    const result = discover({ root });

    expect(result.findings).toMatchObject([{ code: 'DISCOVER_ENABLED_FILE', level: 'error' }]);
    expect(summary(result)).toEqual(['core root', 'customers root', 'orders root']);
  });

  test('a name that no module has is a finding that says which was meant', () => {
    const { root } = moduleTree({ ...files, 'modules/enabled.json': json(['core', 'costumers']) });

    expect(discover({ root }).findings).toMatchObject([
      { code: 'DISCOVER_ENABLED_FILE', waysOut: [{ text: 'did you mean "customers"?' }, {}] },
    ]);
  });

  test('a name that is nearly enabled.json is a finding', () => {
    const { root } = moduleTree({ ...files, 'modules/enable.json': json(['core']) });

    expect(discover({ root }).findings).toMatchObject([
      {
        code: 'DISCOVER_CONTEXT',
        level: 'warning',
        waysOut: [{ command: 'mv modules/enable.json modules/enabled.json' }],
      },
    ]);
  });
});

describe('modules/ranges.json', () => {
  test('adds ranges to the catalogue', () => {
    const { root } = moduleTree({
      'modules/ranges.json': json([{ from: 1000, to: 1099, title: 'Warehouse' }]),
    });

    expect(discover({ root }).ranges.at(-1)).toEqual({ from: 1000, to: 1099, title: 'Warehouse' });
  });

  test('that cannot be used is a finding', () => {
    const { root } = moduleTree({ 'modules/ranges.json': '7' });

    expect(discover({ root }).findings).toMatchObject([{ code: 'NUMBERING_RANGES_FILE' }]);
  });
});

describe('symbolic links', () => {
  test('that lead out of the project are findings, and what is behind them is not read', () => {
    const { root, path } = moduleTree({
      'elsewhere/300_customer_model.ts': '',
      'shop/modules/admin/customers': { link: '../../../elsewhere' },
      'shop/modules/admin/orders/340_order_model.ts': { link: '../../../../elsewhere/300_customer_model.ts' },
      'shop/modules/_user': { link: '../../elsewhere' },
      'shop/modules/admin/notes/301_note_model.ts': '',
    });
    void root;

    const { modules, findings } = discover({ root: path('shop') });

    expect(modules.map(({ name }) => name)).toEqual(['notes']);
    expect(findings.map(({ code }) => code)).toEqual([
      'DISCOVER_OUTSIDE_ROOT',
      'DISCOVER_OUTSIDE_ROOT',
      'DISCOVER_OUTSIDE_ROOT',
    ]);
  });

  test('that lead nowhere, or in a circle, are findings', () => {
    const { root } = moduleTree({
      'modules/admin/gone': { link: './nothing' },
      'modules/admin/loop': { link: './loop' },
      'modules/admin/notes/301_note_model.ts': '',
    });

    expect(discover({ root }).findings.map(({ summary: text }) => text)).toEqual([
      'the symbolic link modules/admin/gone leads nowhere',
      'the symbolic link modules/admin/loop leads nowhere',
    ]);
  });

  test('inside the project are followed', () => {
    const { root } = moduleTree({
      'packages/customers/300_customer_model.ts': '',
      'modules/admin/customers': { link: '../../packages/customers' },
    });

    expect(discover({ root })).toMatchObject({ findings: [], modules: [{ name: 'customers' }] });
  });

  test('a modules folder that is a link out of the project is a finding', () => {
    const { path } = moduleTree({
      'elsewhere/admin/a/1_a_model.ts': '',
      'shop/modules': { link: '../elsewhere' },
    });

    expect(discover({ root: path('shop') })).toMatchObject({
      modules: [],
      findings: [{ code: 'DISCOVER_OUTSIDE_ROOT' }],
    });
  });

  test('a project folder that is itself reached through a link is fine', () => {
    const { path } = moduleTree({
      'real/modules/admin/notes/301_note_model.ts': '',
      shop: { link: './real' },
    });

    expect(discover({ root: path('shop') })).toMatchObject({ findings: [], modules: [{ name: 'notes' }] });
  });
});

describe('production', () => {
  test('reads compiled files from dist/modules, and the lists from modules/', () => {
    const { root } = moduleTree({
      'tsconfig.json': '{}',
      'modules/admin/customers/300_customer_model.ts': '',
      'modules/admin/customers/301_note_model.ts': '',
      'modules/enabled.json': json(['customers']),
      'dist/modules/admin/customers/300_customer_model.js': '',
      'dist/modules/admin/customers/300_customer_model.d.ts': '',
      'dist/modules/admin/customers/view.js': '',
    });

    const { modules, findings } = discover({ root, compiled: true });

    expect(findings).toEqual([]);
    expect(modules[0]?.models.map(({ shown }) => shown)).toEqual([
      'dist/modules/admin/customers/300_customer_model.js',
    ]);
    expect(modules[0]?.parts.view).toMatch(/dist.*view\.js$/);
  });

  test('a project that was not built is a finding', () => {
    const { root } = moduleTree(['tsconfig.json', 'modules/admin/customers/300_customer_model.ts']);

    expect(discover({ root, compiled: true }).findings).toMatchObject([
      { code: 'DISCOVER_NOT_COMPILED', waysOut: [{ command: 'npm run build' }, {}] },
    ]);
  });

  test('a project in plain JavaScript needs no dist', () => {
    const { root } = moduleTree(['modules/admin/customers/300_customer_model.js']);

    expect(discover({ root, compiled: true })).toMatchObject({
      findings: [],
      modules: [{ name: 'customers' }],
    });
  });

  test('a file without a compiled form is a finding, not left out in silence', () => {
    const { root } = moduleTree([
      'modules/admin/customers/300_customer_model.js',
      'modules/admin/customers/301_note_model.ts',
      'modules/admin/customers/view.ts',
    ]);

    expect(discover({ root, compiled: true }).findings.map(({ code, at }) => [code, at[0]?.file])).toEqual([
      ['DISCOVER_NOT_COMPILED', 'modules/admin/customers/301_note_model.ts'],
      ['DISCOVER_NOT_COMPILED', 'modules/admin/customers/view.ts'],
    ]);
  });
});

test('a folder that cannot be read is a finding', () => {
  const tree = moduleTree([
    'modules/admin/customers/300_customer_model.ts',
    'modules/admin/locked/1_a_model.ts',
  ]);
  chmodSync(tree.path('modules/admin/locked'), 0);
  const asRoot = process.getuid?.() === 0;

  const { findings, modules } = discover({ root: tree.root });
  chmodSync(tree.path('modules/admin/locked'), 0o755);

  // The superuser may read anything.
  expect(findings.map(({ code }) => code)).toEqual(asRoot ? [] : ['DISCOVER_UNREADABLE']);
  expect(modules).toHaveLength(asRoot ? 2 : 1);
});

test('10,000 modules are found, each with its model, route and hook, and each folder is listed once', () => {
  const listings: string[] = [];
  const entries = (names: readonly string[], kind: Entry['kind']): Entry[] =>
    names.map((name) => ({ name, kind }));
  const names = Array.from({ length: 10_000 }, (_, index) => `m${String(index).padStart(5, '0')}`);
  const disk: Disk = {
    text: () => undefined,
    real: (place) => place,
    kind: () => 'folder',
    list(dir) {
      listings.push(dir);
      if (dir.endsWith('/modules')) return entries(['admin'], 'folder');
      if (dir.endsWith('/admin')) return entries(names, 'folder');
      const number = 1000 + Number(dir.slice(-5));
      return entries(['hook.ts', `${number}_thing_model.ts`, 'view.ts'], 'file');
    },
  };

  const { modules, findings } = discover({ root: '/project', disk });

  expect(findings).toEqual([]);
  expect(modules).toHaveLength(10_000);
  expect(
    modules.every(
      ({ models, parts }) => models.length === 1 && parts.view !== undefined && parts.hook !== undefined,
    ),
  ).toBe(true);
  expect(new Set(listings).size).toBe(listings.length);
  expect(listings).toHaveLength(10_002);
});
