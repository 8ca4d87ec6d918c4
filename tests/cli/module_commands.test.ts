/** Commands that modules bring, as they are typed. */
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { SHOP_FILES } from '../support/shop_files';
import { runCliBeside, type Ran } from '../support/run_cli';
import { words } from './command_line';

let tree: ModuleTree;
const at = (line: string): Promise<Ran> => runCliBeside(tree.root, words(line));
beforeAll(async () => {
  tree = moduleTree({
    ...SHOP_FILES,
    'modules/admin/shop/commands.ts': `
import { defineCommands, refusal } from 'ordinal-host';
export default defineCommands({
  'customer add': {
    summary: 'add a customer',
    args: { '<name>': 'what they are called', '[note]': 'anything' },
    options: { '--twice': 'and once more', '--town <town>': 'where they live' },
    examples: [['menu-cli customer add Ada', 'one more']],
    async run([name, note], { twice, town }, { models, transaction, print, json, say, ask }) {
      if (name === 'Nobody') throw refusal(422, 'Nobody is no customer.', { errors: [{ name: 'name', message: 'is nobody' }] });
      if (name === 'Broken') throw new Error('broken inside');
      const made = await transaction(() => models.Customer.create({ name: name ?? '' }));
      if (twice === true) await models.Customer.create({ name: name ?? '' });
      print('made ' + made.name + ' ' + (note ?? 'without a note') + ' of ' + String(town ?? 'nowhere'));
      json({ name: made.name, count: await models.Customer.count() });
      say((await ask('Really? ')) ?? 'nobody is there');
      return name === 'Seven' ? 7 : 0;
    },
  },
  tidy: { summary: 'tidy up', examples: [], run: () => Promise.resolve(0) },
});
`,
  });
  expect((await at('create-tables')).code).toBe(0);
});

test('are listed with the program’s own, and explained like them', async () => {
  const all = await at('--help');
  expect(all.out).toMatch(/^ {2}tidy +tidy up$/m);
  expect(all.out).toMatch(/^ {2}customer +add$/m);
  expect((await at('customer --help')).out).toMatch(/^ {2}add .*add a customer$/m);
  for (const line of ['customer add --help', 'help customer add']) {
    const { code, out } = await at(line);
    expect(code).toBe(0);
    expect(out).toContain('Usage: menu-cli customer add [options] <name> [note]');
    expect(out).toMatch(/--town <town> +where they live/);
    expect(out).toContain('menu-cli customer add Ada  one more');
  }
});

test('are given arguments, options and the models, and say what they did', async () => {
  const { code, out, err } = await at('customer add Ada --town Berlin');
  expect([code, out.trim()]).toEqual([0, 'made Ada without a note of Berlin']);
  expect(err).toContain('nobody is there');
});

test('print JSON and nothing else when that is asked for, and end with their code', async () => {
  const { code, out } = await at('customer add Seven friend --twice --json');
  expect(code).toBe(7);
  expect(JSON.parse(out)).toEqual({ name: 'Seven', count: 3 });
});

test('what they refuse is said in their words, with the field; another error is unexpected', async () => {
  const refused = await at('customer add Nobody');
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain('error: Nobody is no customer.\n  name: is nobody');
  const broken = await at('customer add Broken');
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('Unexpected error: broken inside');
});

test.each([
  ['customer add', "missing required argument 'name'"],
  ['customer ad Ada', "unknown command 'ad'"],
  ['customer add Ada --wrong', "unknown option '--wrong'"],
  ['costumer add Ada', 'Did you mean customer?'],
  ['tydi', 'Did you mean tidy?'],
])('%s is wrong usage', async (line, said) => {
  expect(await at(line)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
});

test.each([
  ['one of the program’s own', "'seed all': it", 'COMMAND_TWICE  seed all is a command already'],
  ['that of another', "tidy: it, 'tidy up': it", 'COMMAND_TWICE  tidy up is a command already'],
  ['no words', "'Add Customer': it", 'modules/admin/shop/commands.ts'],
])(
  'a command by the name of %s is a finding, when one is typed and of doctor',
  async (_what, member, said) => {
    const broken = moduleTree({
      ...SHOP_FILES,
      'modules/admin/shop/commands.ts':
        "import { defineCommands } from 'ordinal-host';\n" +
        "const it = { summary: 'x', examples: [], run: () => Promise.resolve(0) };\n" +
        `export default defineCommands({ ${member} });\n`,
    });
    for (const line of [['tidy'], ['doctor']]) {
      const { code, err } = await runCliBeside(broken.root, line);
      expect(code).toBe(1);
      expect(err).toContain(said);
    }
    expect((await runCliBeside(broken.root, ['--help'])).code).toBe(0);
    expect((await runCliBeside(broken.root, ['modules'])).code).toBe(0);
  },
);
