import { discover, isUsableName, shellWord, usableName } from '../../../core/discover';
import { moduleTree } from '../../support/module_tree';
import { type } from '../check/project';

const MODEL = '300_customer_model.ts';

test.each([
  ['Customers', 'customers'],
  ['CustomerCare', 'customer_care'],
  ['customer care', 'customer_care'],
  ['customer-care', 'customer_care'],
  ['..customers', undefined],
  ['cus\u202etomers', 'customers'],
  ['customers\u200f', 'customers'],
  ['kunden ünd mehr', 'kunden_und_mehr'],
  ['3d_models', 'd_models'],
  ['_customers', 'customers'],
  ['customers_', 'customers'],
  ["o'brien", 'o_brien'],
  ['a$(touch pwned)', 'a_touch_pwned'],
  ['`touch pwned`', 'touch_pwned'],
  ['c'.repeat(255), 'c'.repeat(50)],
  ['客户', ''],
])('the folder %j cannot be a module, and the printed command mends it', (name, right) => {
  const tree = moduleTree([`modules/admin/${name}/${MODEL}`]);

  const { modules, findings } = discover({ root: tree.root });

  if (right === undefined) {
    // Names that begin with a dot belong to tools.
    expect(findings).toEqual([]);
    return;
  }
  expect(modules).toEqual([]);
  expect(findings.map(({ code, level }) => [code, level])).toEqual([['DISCOVER_MODULE_NAME', 'error']]);
  // Marks that would turn a terminal's text around are spelled out.
  expect(JSON.stringify(findings)).not.toMatch(/[\u200e\u200f\u202a-\u202e]/);
  const { command } = findings[0]?.waysOut[0] ?? {};
  if (right === '') return expect(command).toBeUndefined();
  type(command as string, tree.root);
  const after = discover({ root: tree.root });
  expect(after.findings).toEqual([]);
  expect(after.modules.map((module) => module.name)).toEqual([right]);
  expect(tree.has('pwned')).toBe(false);
});

test('a right name that is taken is not suggested', () => {
  const { root } = moduleTree([
    `modules/admin/Customers/${MODEL}`,
    'modules/admin/customers/301_note_model.ts',
  ]);

  expect(discover({ root }).findings).toMatchObject([
    { code: 'DISCOVER_MODULE_NAME', waysOut: [{ text: 'give the folder another name' }] },
  ]);
});

test('.. and names that lead elsewhere are no module names', () => {
  for (const name of ['..', '.', '', 'a/b', 'a\\b', 'A', 'a b', 'a\0b', '__proto__', 'a'.repeat(51)])
    expect([name, isUsableName(name)]).toEqual([name, false]);
  expect(usableName('..')).toBeUndefined();
});

test('a word for a shell is one word, whatever is in it', () => {
  expect(shellWord('modules/admin/customers')).toBe('modules/admin/customers');
  expect(shellWord('a b')).toBe("'a b'");
  expect(shellWord("a'b")).toBe("'a'\\''b'");
  expect(shellWord('-f')).toBe("'-f'");
  expect(shellWord('a\u202eb')).toBe("$'a\\u202eb'");
});

test('two modules of one name are a finding, whatever context they lie in', () => {
  const tree = moduleTree([
    'modules/_user/notes/300_note_model.ts',
    'modules/admin/notes/301_remark_model.ts',
  ]);

  const { modules, findings } = discover({ root: tree.root });

  expect(modules).toHaveLength(1);
  expect(findings).toMatchObject([
    { code: 'DISCOVER_MODULE_TWICE', at: [{ file: 'modules/_user/notes' }, { file: 'modules/admin/notes' }] },
  ]);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  const after = discover({ root: tree.root });
  expect(after.findings).toEqual([]);
  expect(after.modules.map(({ name }) => name)).toEqual(['admin_notes', 'notes']);
});

test('an empty folder is a warning, and rmdir mends it', () => {
  const tree = moduleTree([`modules/admin/customers/${MODEL}`, 'modules/admin/orders/']);

  const { findings } = discover({ root: tree.root });

  expect(findings).toMatchObject([{ code: 'DISCOVER_EMPTY_MODULE', level: 'warning' }]);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  expect(discover({ root: tree.root }).findings).toEqual([]);
});

test('a folder without any part is a warning too, and nothing is to be deleted on a guess', () => {
  const { root } = moduleTree(['modules/admin/orders/notes.md']);

  const { findings } = discover({ root });

  expect(findings).toMatchObject([{ code: 'DISCOVER_EMPTY_MODULE' }]);
  expect(findings[0]?.waysOut.some(({ command }) => command !== undefined)).toBe(false);
});

test.each([
  ['modules/customers/300_customer_model.ts', 'admin', 'customers'],
  ['modules/Admin/customers/300_customer_model.ts', 'admin', 'customers'],
  ['modules/system/core/300_customer_model.ts', '_system', 'core'],
  ['modules/users/profile/300_customer_model.ts', '_user', 'profile'],
  ['modules/300_customer_model.ts', 'admin', 'customer'],
  ['modules/admin/300_customer_model.ts', 'admin', 'customer'],
])('%s lies in no module folder, and the printed command mends it', (place, context, name) => {
  const tree = moduleTree([place]);

  const { findings } = discover({ root: tree.root });

  expect(findings).toMatchObject([{ code: 'DISCOVER_CONTEXT', level: 'error' }]);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  expect(discover({ root: tree.root })).toMatchObject({ findings: [], modules: [{ context, name }] });
});
