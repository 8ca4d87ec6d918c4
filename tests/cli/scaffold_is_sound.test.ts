/** What the scaffolders write passes the compiler, the linter and its own tests untouched. */
import { equip, runScript } from '../support/equipped_tree';
import { menu } from './command_line';
import { invoices } from './projects';

/** Every kind of field there is. */
const FIELDS = [
  'code:string(20):required:unique',
  'note:text',
  'mail:email:required:unique',
  'site:url:required',
  'phone:phone:required',
  'count:integer:min=2:max=9:required',
  'bytes:bigint:required',
  'rate:decimal(5,2):min=1:required',
  'amount:money(EUR):required',
  'paid:boolean:required',
  'dueOn:date:required',
  'sentAt:datetime:required',
  'token:uuid:required',
  'extras:json:required',
  'status:enum(draft,sent):default=draft:required',
  'tags:array(string):required',
  'invoice:ref(invoices):required:cascade',
  'before:ref(reminders)',
];

test('types, lint and the tests that came with it', async () => {
  const tree = await invoices();
  const at = async (line: string): Promise<void> => {
    const { code, err } = await menu(line, { cwd: tree.root });
    expect({ code, err }).toMatchObject({ code: 0 });
  };
  await at('new-module folders --context _user --models folder:folder');
  await at('new-module shipments --range 440-459 --models shipment:invoice+folder');
  await at(`new-model invoices reminder ${FIELDS.map((field) => `'${field}'`).join(' ')}`);
  equip(tree);
  const [types, lint, tests] = await Promise.all([
    runScript(tree, 'typescript/lib/tsc.js', '--noEmit', '-p', '.'),
    runScript(tree, 'eslint/bin/eslint.js', '--max-warnings', '0', 'modules'),
    runScript(tree, 'jest/bin/jest.js'),
  ]);
  expect({ types, lint, tests }).toEqual({ types: 'fine', lint: 'fine', tests: 'fine' });
});
