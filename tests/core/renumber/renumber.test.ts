import { execFileSync } from 'node:child_process';
import { discover } from '../../../core/discover';
import { HostError } from '../../../core/findings';
import { carryOut, diskRenamer, planRenumber } from '../../../core/renumber';
import { moduleTree, type ModuleTree } from '../../support/module_tree';

const plan = ({ root }: ModuleTree, from: number | string, to: number, shift = false) => {
  const { modules, ranges } = discover({ root });
  return planRenumber({ modules, ranges, from, to, shift });
};
const moved = ({ renames }: ReturnType<typeof plan>) =>
  renames.map(({ from, to }) => `${from.shown} -> ${to.shown}`);
const tree = (...files: string[]) => moduleTree(files.map((file) => `modules/admin/${file}`));
const numbersIn = ({ root }: ModuleTree) =>
  discover({ root }).modules.flatMap(({ models }) => models.map(({ number, name }) => `${number} ${name}`));

test('a file gets another number and keeps its name', () => {
  const shop = tree('customers/300_customer_model.ts');

  expect(moved(plan(shop, 300, 310))).toEqual([
    'modules/admin/customers/300_customer_model.ts -> modules/admin/customers/310_customer_model.ts',
  ]);
});

test('leading zeros stay as wide as they were', () => {
  expect(moved(plan(tree('core/001_config_model.ts'), 1, 2))[0]).toMatch(/002_config_model\.ts$/);
  expect(moved(plan(tree('core/1_config_model.ts'), 1, 12))[0]).toMatch(/\/12_config_model\.ts$/);
});

test('nothing is to be done where the number is right already', () => {
  expect(plan(tree('customers/300_customer_model.ts'), 300, 300)).toEqual({ renames: [], findings: [] });
});

test('a number that several files share is refused, with a command for each of them', () => {
  const shop = tree('a/300_a_model.ts', 'b/300_b_model.ts');

  expect(plan(shop, 300, 301)).toMatchObject({
    renames: [],
    findings: [
      {
        code: 'RENUMBER_REFUSED',
        level: 'error',
        waysOut: [
          { command: 'menu-cli renumber modules/admin/a/300_a_model.ts 301' },
          { command: 'menu-cli renumber modules/admin/b/300_b_model.ts 301' },
        ],
      },
    ],
  });
});

test.each(['modules/admin/b/300_b_model.ts', './modules/admin/b/300_b_model.ts', 'admin/b/300_b_model.ts'])(
  'a file is named by its path: %s',
  (from) => {
    expect(moved(plan(tree('a/300_a_model.ts', 'b/300_b_model.ts'), from, 301))).toEqual([
      'modules/admin/b/300_b_model.ts -> modules/admin/b/301_b_model.ts',
    ]);
  },
);

test('a number that is taken is refused, with the next free one', () => {
  const shop = tree('a/300_a_model.ts', 'a/301_b_model.ts', 'a/302_c_model.ts');

  expect(plan(shop, 300, 301).findings).toMatchObject([
    {
      code: 'RENUMBER_REFUSED',
      summary: '301 is taken by modules/admin/a/301_b_model.ts',
      waysOut: [
        { command: 'menu-cli renumber modules/admin/a/300_a_model.ts 303' },
        { command: 'menu-cli renumber modules/admin/a/300_a_model.ts 301 --shift' },
      ],
    },
  ]);
});

test('others make room when asked to, and names that meet do not overwrite each other', () => {
  const shop = tree(
    'a/300_note_model.ts',
    'a/310_note_model.ts',
    'a/311_note_model.ts',
    'a/313_last_model.ts',
  );
  shop.write({ 'modules/admin/a/310_note_model.ts': 'first', 'modules/admin/a/311_note_model.ts': 'second' });

  carryOut(plan(shop, 300, 310, true));

  expect(numbersIn(shop)).toEqual(['310 note', '311 note', '312 note', '313 last']);
  expect(shop.read('modules/admin/a/311_note_model.ts')).toBe('first');
  expect(shop.read('modules/admin/a/312_note_model.ts')).toBe('second');
});

test('numbers in no range, and files that are not there, are refused', () => {
  const shop = tree('a/300_a_model.ts');

  expect(plan(shop, 300, 1500).findings).toMatchObject([
    { code: 'RENUMBER_REFUSED', summary: '1500 lies in no range' },
  ]);
  expect(plan(shop, 300, 300.5).findings).toMatchObject([{ code: 'RENUMBER_REFUSED' }]);
  expect(plan(shop, 300, -1).findings).toMatchObject([{ code: 'RENUMBER_REFUSED' }]);
  expect(plan(shop, 299, 301).findings).toMatchObject([
    { code: 'RENUMBER_REFUSED', summary: 'no model file is called 299' },
  ]);
});

test('a number outside the range of the module’s other models is a warning', () => {
  const shop = tree('a/300_a_model.ts', 'a/301_b_model.ts');

  expect(plan(shop, 301, 340)).toMatchObject({
    renames: [{}],
    findings: [{ code: 'ORDER_OUT_OF_RANGE', level: 'warning' }],
  });
});

test('a file in a package is refused', () => {
  const shop = moduleTree({
    'package.json': '{"dependencies":{"crm":"1.0.0"}}',
    'modules/': '',
    'node_modules/crm/package.json': '{"keywords":["ordinal-module"]}',
    'node_modules/crm/modules/admin/crm/441_lead_model.js': '',
  });

  expect(plan(shop, 441, 442)).toMatchObject({ renames: [], findings: [{ code: 'RENUMBER_REFUSED' }] });
});

test('what lies compiled beside a source moves along', () => {
  const shop = tree('a/300_a_model.ts', 'a/300_a_model.js', 'a/300_a_model.d.ts', 'a/300_a_model.js.map');

  carryOut(plan(shop, 300, 305));

  expect(numbersIn(shop)).toEqual(['305 a']);
  for (const ending of ['ts', 'js', 'd.ts', 'js.map'])
    expect(shop.has(`modules/admin/a/305_a_model.${ending}`)).toBe(true);
});

describe('carried out', () => {
  const git = ({ root }: ModuleTree, ...words: string[]) =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' });
  const repository = (): ModuleTree => {
    const shop = tree('a/300_a_model.ts');
    git(shop, 'init', '-q');
    git(shop, 'add', '.');
    shop.write({ 'modules/admin/a/301_b_model.ts': 'new' });
    return shop;
  };

  test('a tracked file is moved through git, another one is just renamed', () => {
    const shop = repository();

    carryOut(plan(shop, 300, 310));
    carryOut(plan(shop, 301, 311));

    expect(git(shop, 'ls-files')).toBe('modules/admin/a/310_a_model.ts\n');
    expect(numbersIn(shop)).toEqual(['310 a', '311 b']);
  });

  test('when one step fails, those before it are undone', () => {
    const shop = repository();
    shop.write({ 'modules/admin/a/302_c_model.ts': '' });
    const shifted = plan(shop, 302, 300, true);
    expect(shifted.renames).toHaveLength(3);
    const steps: string[] = [];
    const failing = {
      ...diskRenamer,
      gitMove: (from: string, to: string) => {
        steps.push(from);
        diskRenamer.gitMove(from, to);
      },
      move: (from: string, to: string) => {
        if (from.includes('302_c')) throw new Error('the disk is full');
        steps.push(from);
        diskRenamer.move(from, to);
      },
    };

    expect(() => carryOut(shifted, failing)).toThrow(HostError);

    // Two steps forward, the same two back.
    expect(steps).toHaveLength(4);
    expect(numbersIn(shop)).toEqual(['300 a', '301 b', '302 c']);
    expect(git(shop, 'ls-files')).toBe('modules/admin/a/300_a_model.ts\n');
  });

  test('a name that has appeared in between is never overwritten', () => {
    const shop = tree('a/300_a_model.ts');
    const before = plan(shop, 300, 310);
    shop.write({ 'modules/admin/a/310_a_model.ts': 'somebody else’s' });

    expect(() => carryOut(before)).toThrow(/RENUMBER_REFUSED/);
    expect(shop.read('modules/admin/a/310_a_model.ts')).toBe('somebody else’s');
  });

  test('a refused plan is not carried out', () => {
    const shop = tree('a/300_a_model.ts', 'a/301_b_model.ts');

    expect(() => carryOut(plan(shop, 300, 301))).toThrow(HostError);
    expect(numbersIn(shop)).toEqual(['300 a', '301 b']);
  });
});
