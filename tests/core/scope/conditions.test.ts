import { Op, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import type { Conditions } from '../../../core/declare';
import { registerModels } from '../../../core/register';
import { conditionsOf } from '../../../core/scope';
import { createTables } from '../../../core/create';
import { testDatabase, type TestDatabase } from '../../support/database';
import { harbour } from '../admin/harbour';

let base: TestDatabase;
let models: Readonly<Record<string, ModelStatic<Model>>>;
let conditions: Conditions;
let ada: string;

beforeAll(async () => {
  base = await testDatabase();
  const connection = await base.database.connect();
  await createTables({ connection, registry: harbour }).finally(() => connection.end());
  models = registerModels(harbour, await base.sequelize()) as unknown as typeof models;
  conditions = conditionsOf(harbour, models);
  const keeper = await models['Keeper']!.create({ firstName: 'Ada', lastName: 'Hook' });
  ada = String(keeper.get('id'));
  const ship = (name: string, facts: object) =>
    models['Ship']!.create({ name, code: name.toUpperCase(), ...facts });
  await ship('one', { status: 'afloat', crew: 5, keeperId: ada });
  await ship('two', { status: 'in_dock', crew: 50 });
  await ship('three', { status: 'lost', crew: 500 });
});
afterAll(() => base?.close());

const found = async (text: string, me?: string | null): Promise<unknown[]> => {
  const where = conditions.where('ships', text, me);
  const rows = await models['Ship']!.findAll({
    where: { [Op.and]: [where as WhereOptions] },
    order: ['crew'],
  });
  return rows.map((row) => row.get('name'));
};

test.each([
  ['f.status=afloat', ['one']],
  ['f.status=afloat&f.status=lost', ['one', 'three']],
  ['f.crew.gte=50', ['two', 'three']],
  ['f.crew.gte=10&f.crew.lte=100', ['two']],
  ['f.status=afloat&f.crew=50', []],
  ['f.keeper.lastName=Hook', ['one']],
  ['f.keeper.firstName=Eve', []],
])('%s is asked of the database', async (text, names) => {
  expect(await found(text)).toEqual(names);
});

test('me is whoever is asked for, and nobody has nothing', async () => {
  expect(await found('f.keeper=me', ada)).toEqual(['one']);
  expect(await found('f.keeper=me', null)).toEqual([]);
  expect(await found('f.keeper=me')).toEqual([]);
});

test.each([
  ['ships', 'f.nothing=1', 'f.nothing is not a field this list can be filtered by'],
  ['ships', 'f.status=sunk', 'f.status must be one of afloat, in_dock, lost'],
  ['ships', 'f.crew=many', 'f.crew must be a whole number'],
  ['ships', 'f.name.gte=a', 'f.name.gte is not a way to filter by name'],
  ['ships', 'q=one', 'q is no part of a condition: they begin with f.'],
  ['ships', '', 'condition must name a field, as f.status=active'],
  ['ships', 'f.status=', 'condition must name a field, as f.status=active'],
  ['ships', 'f.radioKey=1', 'f.radioKey is not a field this list can be filtered by'],
  ['ships', 'f.insider=1', 'f.insider is not a field this list can be filtered by'],
  ['ships', 'f.keeper.passwordHash=1', 'f.keeper.passwordHash is not a field this list can be filtered by'],
  ['ships', 'f.keeper.note=1', 'f.keeper.note is not a field this list can be filtered by'],
  ['boats', 'f.status=afloat', 'boats is no table of this project'],
])('of %s, %s cannot be asked', (table, text, words) => {
  expect(conditions.wrong(table, text).map(({ name, message }) => `${name} ${message}`)).toEqual([words]);
  expect(() => conditions.where(table, text)).toThrow('cannot be asked');
});

test('one that is longer than a rule keeps cannot be asked', () => {
  expect(conditions.wrong('ships', `f.name=${'x'.repeat(1_000)}`)).toEqual([
    { name: 'condition', message: 'must have at most 1000 characters' },
  ]);
});

test('is said in words', () => {
  expect(conditions.words('ships', 'f.status=afloat&f.status=in_dock&f.crew.gte=5')).toBe(
    'Status is Afloat or In dock, Crew from 5',
  );
  expect(conditions.words('ships', 'f.keeper.lastName=Hook')).toBe('Keeper: Last name is Hook');
  expect(conditions.words('ships', 'f.gone=1')).toBe('f.gone=1');
});

test('counts what meets it, and looks at one record', async () => {
  expect(await conditions.count('ships')).toEqual({ count: 3, more: false });
  expect(await conditions.count('ships', 'f.crew.gte=50')).toEqual({ count: 2, more: false });
  const [one] = await models['Ship']!.findAll({ where: { name: 'one' } });
  const id = String(one?.get('id'));
  expect((await conditions.count('ships', 'f.keeper=me', { me: ada, id })).count).toBe(1);
  expect((await conditions.count('ships', 'f.keeper=me', { me: null, id })).count).toBe(0);
});
