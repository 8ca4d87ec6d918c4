/** What a file exports has a shape. What has another is named with its file and line, and goes no further. */
import { renderFinding } from '../../../core/findings';
import { readProject } from '../../../core/project';
import { moduleTree } from '../../support/module_tree';

const SHOP = 'modules/admin/shop';

/** `['CODE  summary', ...]` of a project with one sound model beside these files of the module `shop`. */
function said(files: Readonly<Record<string, string>>): string[] {
  const project = readProject({
    root: moduleTree({
      'modules/admin/stock/300_thing_model.ts': `import { defineModel, string } from 'ordinal-host';\nexport default defineModel('Thing', { table: 'things', fields: { name: string() } });\n`,
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${SHOP}/${name}`, text])),
    }).root,
    production: false,
  });
  expect(project.registry.models.map(({ name }) => name)).toContain('Thing');
  return project.findings.map((finding) => renderFinding(finding));
}

const model = (spec: string): string =>
  `import { array, defineModel, enumeration, reference, string } from 'ordinal-host';
export const use = [array, enumeration, reference, string];
export default defineModel('Item', ${spec} as never);
`;
const manifest = (spec: string): string =>
  `import { defineModule } from 'ordinal-host';\nexport default defineModule(${spec} as never);\n`;

describe('fields that are none', () => {
  test.each([
    ['a: string', 'must be a field, and is a function', 'call it: a: string()'],
    [`a: { type: 'string' }`, 'must be a field, and is an object', 'a: string(50)'],
    ['a: null', 'must be a field, and is null', 'a: string(50)'],
    [
      `a: enumeration('x', 'y')`,
      '.values must be a list of texts, and is a string',
      "a: enumeration(['new', 'done'])",
    ],
    ['a: array(string)', '.item must be a field, and is missing', 'array(string(50))'],
    ['a: reference()', '.table must be a text, and is missing', "reference('customers')"],
    ['a: string(50).label(5)', '.label must be a text, and is a number', 'correct a.label'],
  ])('%s', (field, problem, way) => {
    const [finding = '', ...others] = said({
      '320_item_model.ts': model(`{\n  table: 'items',\n  fields: {\n    ${field},\n  },\n}`),
    });
    expect(others).toEqual([]);
    expect(finding).toContain('MODEL_FIELD');
    const [, member = '', rest = ''] = /^(\.\w+)? ?(.*)$/.exec(problem) ?? [];
    expect(finding).toContain(`a${member} of shop/item ${rest}`);
    expect(finding).toContain(`${SHOP}/320_item_model.ts:6`);
    expect(finding).toContain(way);
  });
});

describe('members of a model', () => {
  test.each([
    ['{ fields: {} }', 'table of shop/item must be a text, and is missing'],
    ['{ table: 5, fields: {} }', 'table of shop/item must be a text, and is a number'],
    [
      `{ table: 'items', fields: {}, admin: { list: 'a' } }`,
      'admin.list of shop/item must be a list of texts, and is a string',
    ],
    [
      `{ table: 'items', fields: {}, admin: { groups: { Main: 'a' } } }`,
      'admin.groups.Main of shop/item must be a list of texts',
    ],
    [`{ table: 'items', fields: {}, admin: { sort: ['a'] } }`, 'admin.sort of shop/item must be a text'],
    [`{ table: 'items', fields: {}, admin: 'a' }`, 'admin of shop/item must be an object'],
    [
      `{ table: 'items', fields: {}, admin: { lits: [] } }`,
      'admin.lits of shop/item is no member that is read',
    ],
    [
      `{ table: 'items', fields: {}, indexes: [{ fields: 'a' }] }`,
      'indexes[0].fields of shop/item must be a list of texts, and is a string',
    ],
    [`{ table: 'items', fields: {}, indexes: {} }`, 'indexes of shop/item must be a list'],
    [
      `{ table: 'items', fields: {}, indexes: [{}] }`,
      'indexes[0] of shop/item must name fields or expressions',
    ],
    [`{ table: 'items', fields: {}, checks: ['a > 0'] }`, 'checks of shop/item must be an object'],
    [`{ table: 'items', fields: {}, methods: { a: 5 } }`, 'methods.a of shop/item must be a function'],
    [
      `{ table: 'items', fields: {}, hooks: { beforeSave: 5 } }`,
      'hooks.beforeSave of shop/item must be a function',
    ],
    [`{ table: 'items', fields: {}, validate: 5 }`, 'validate of shop/item must be a function'],
    [`{ table: 'items', fields: {}, extraDdl: 'x' }`, 'extraDdl of shop/item must be a list of texts'],
  ])('%s', (spec, problem) => {
    const findings = said({ '320_item_model.ts': model(spec) });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('LOAD_EXPORT');
    expect(findings[0]).toContain(problem);
    expect(findings[0]).toContain(`${SHOP}/320_item_model.ts`);
  });

  test('a name that is no text', () => {
    const text = model(`{ table: 'items', fields: {} }`).replace(`'Item'`, '5 as never');
    expect(said({ '320_item_model.ts': text })[0]).toContain('name of shop/item must be a text');
  });

  test('an object that only says it is a model', () => {
    const findings = said({ '320_item_model.ts': `export default { kind: 'model' };\n` });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('LOAD_EXPORT');
    expect(findings[0]).toContain('defineModel');
  });

  test('an extension needs no fields, and its rules have the shapes of a model’s', () => {
    const extension = (spec: string): string =>
      `import { extendModel } from 'ordinal-host';\nexport default extendModel('Thing' as never, ${spec} as never);\n`;
    expect(said({ '320_more_model.ts': extension('{}') })).toEqual([]);
    expect(said({ '320_more_model.ts': extension('{ hooks: { beforeSave: () => undefined } }') })).toEqual(
      [],
    );
    expect(said({ '320_more_model.ts': extension('{ hooks: 5 }') })[0]).toContain('hooks of shop/more');
  });
});

describe('manifests', () => {
  test.each([
    [`{ requires: 'stock' }`, 'requires in the manifest of shop must be a list of texts'],
    [`{ menu: [{ title: 'x' }] }`, 'menu[0].to in the manifest of shop must be a text, and is missing'],
    [`{ menu: {} }`, 'menu in the manifest of shop must be a list'],
    [`{ environment: { A: 5 } }`, 'environment.A in the manifest of shop must be an object, and is a number'],
    [`{ permissions: { a: 5 } }`, 'permissions.a in the manifest of shop must be a text'],
    [`{ cards: [] }`, 'cards in the manifest of shop must be an object, and is a list'],
    [
      `{ cards: { a: { title: 'A', permission: 'a.read', kind: 'pie', read: () => ({}) } } }`,
      'cards.a.kind in the manifest of shop must be one of count, trend, chart, list',
    ],
    [
      `{ cards: { a: { title: 'A', kind: 'list', read: () => ({ lines: [] }) } } }`,
      'cards.a.permission in the manifest of shop must be a text, and is missing',
    ],
    [
      `{ cards: { a: { title: 'A', permission: 'a.read', kind: 'count', read: 5 } } }`,
      'cards.a.read in the manifest of shop must be a function, and is a number',
    ],
    [
      `{ cards: { a: { title: 'A', permission: 'a.read', kind: 'count', size: 'huge', read: () => 1 } } }`,
      'cards.a.size in the manifest of shop must be one of quarter, third, half, wide, full',
    ],
    [`{ range: [5, 1] }`, 'range in the manifest of shop must be two numbers'],
    [`{ mount: 'shop' }`, 'mount in the manifest of shop must be an address'],
    [`{ requirse: [] }`, 'requirse in the manifest of shop is no member that is read'],
  ])('%s', (spec, problem) => {
    const findings = said({ 'module.ts': manifest(spec) });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('MANIFEST_INVALID');
    expect(findings[0]).toContain(problem);
    expect(findings[0]).toContain(`${SHOP}/module.ts`);
  });

  test('members that are sound are kept beside one that is not', () => {
    const findings = said({ 'module.ts': manifest(`{ menu: 5, requires: ['nobody'] }`) });
    expect(findings.map((text) => text.split(' ')[0])).toEqual(['MANIFEST_INVALID', 'MANIFEST_REQUIRES']);
  });
});

describe('what is thrown may be anything', () => {
  test.each([
    ['5n', '5n'],
    ['(() => { const ring: Record<string, unknown> = {}; ring.self = ring; return ring; })()', 'Circular'],
    ['undefined', 'undefined'],
    ['Object.assign(new Error(), { message: 5 })', '5'],
    [`{ get message() { throw new Error('no'); } }`, 'threw'],
  ])('throw %s', (thrown, word) => {
    const [finding = ''] = said({ '320_item_model.ts': `throw ${thrown};\n` });
    expect(finding).toContain('LOAD_THREW');
    expect(finding).toContain(word);
  });
});

test('a file that ends the process is stopped from it and named, and the process can still be ended', () => {
  const exit = process.exit;
  const [finding = '', ...others] = said({
    '320_item_model.ts': `\nprocess.exit(0);\n`,
    'module.ts': `process.exit();\n`,
  });
  expect(others).toHaveLength(1);
  expect(others[0]).toContain('320_item_model.ts ends the process when it is imported');
  expect(finding).toContain('LOAD_THREW');
  expect(finding).toContain('module.ts ends the process when it is imported');
  expect(process.exit).toBe(exit);
});
