/** Tables whose module or model is gone: doctor names them, and its way out can be carried out as it is printed. */
import { openDatabase, type Database } from '../../core/database';
import type { Finding } from '../../core/findings';
import { menu, type Outcome } from './command_line';
import { model, shop } from './projects';

const tree = shop({
  'modules/admin/stock/321_shelf_model.ts': model('Shelf', 'shelves'),
  'modules/admin/library/900_book_model.ts': model('Book', 'books'),
  'modules/admin/library/901_reader_model.ts': model('Reader', 'readers'),
});
const at = (line: string): Promise<Outcome> => menu(line, { cwd: tree.root });

const left = async (): Promise<Finding[]> => {
  const { checks } = JSON.parse((await at('doctor --json')).out) as { checks: { findings: Finding[] }[] };
  return checks.flatMap(({ findings }) => findings).filter(({ code }) => code === 'SCHEMA_LEFT_BEHIND');
};

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ dataDir: tree.path('.data'), serve: true });
  expect(await at('create-tables')).toMatchObject({ code: 0 });
});
afterAll(() => database.close());

test('nothing is left while every model is there, nor of a module that is switched off', async () => {
  expect(await left()).toEqual([]);
  tree.write({ 'modules/enabled.json': '["stock", "sales"]' });
  expect(await left()).toEqual([]);
  tree.remove('modules/enabled.json');
});

test('tables of a module that is gone are named, with the command that drops them', async () => {
  tree.remove('modules/admin/library');
  const [finding, ...others] = await left();
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    level: 'warning',
    summary: 'books, readers in the database are of the module library, which is gone',
    at: [{ file: 'modules/admin/library', note: 'books, readers' }],
  });
  const command = finding?.waysOut[1]?.command ?? '';
  expect(command).toBe('menu-cli cleanup library');

  expect((await at(`${command.replace('menu-cli ', '')} --yes`)).err).toContain(
    'Dropped 2 tables with 0 rows.',
  );
  expect(await left()).toEqual([]);
  const again = await at('cleanup library --yes');
  expect(again.code).toBe(2);
  expect(again.err).toContain("there is no module 'library'");
});

test('a table whose model is gone is named without a command that drops more', async () => {
  tree.remove('modules/admin/stock/321_shelf_model.ts');
  expect(await left()).toMatchObject([
    {
      summary: 'shelves in the database is of the module stock, where no model declares it',
      waysOut: [
        { text: 'declare them again in a model' },
        { text: expect.stringContaining('drop them by hand') },
      ],
    },
  ]);
});
