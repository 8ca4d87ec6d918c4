import { Op } from 'sequelize';
import { anywhere, defineModel, op, string, uncheckedReference } from '../../../core/declare';
import { neededBy } from '../../../core/registry';
import { Basket, Person, PersonTeam, shop } from '../../support/shop';
import { extend } from '../../support/extend';
import { registryOf } from '../../support/registry_of';

const person = shop.byName.get('Person');
const basket = shop.byTable.get('baskets');

it('gives each model both ends of its references, those of extensions too', () => {
  expect(basket?.references.map(({ field, target, onDelete }) => [field, target, onDelete])).toEqual([
    ['owner', 'people', 'CASCADE'],
    ['packer', 'people', 'SET NULL'],
    ['copiedFrom', 'baskets', 'SET NULL'],
  ]);
  expect(person?.references.map(({ field, file }) => [field, file.number])).toEqual([['favourite', 310]]);
  expect(basket?.inverses.map(({ model, inverse }) => [model, inverse])).toEqual([
    ['Basket', 'copies'],
    ['Person', 'fans'],
  ]);
});

it('puts the columns of extensions behind the own ones and base columns last', () => {
  expect(person?.attributes.map(({ column }) => column)).toEqual([
    'name',
    'email',
    'password_hash',
    'team',
    'favourite_id',
    'id',
    'created_at',
    'updated_at',
    'deleted_at',
  ]);
});

it('gives money a currency beside it', () => {
  expect(basket?.attributes.filter(({ field }) => field === 'total').map(({ column }) => column)).toEqual([
    'total',
    'total_currency',
  ]);
});

it('knows what a module needs downhill', () => {
  const registry = registryOf([
    [100, Person, 'people'],
    [300, Basket, 'shop'],
    [310, PersonTeam, 'teams'],
  ]);
  const numbers = (module: string): number[] =>
    [...neededBy(registry, module)].map((place) => Number(/\/(\d+)_/.exec(place)?.[1])).sort();
  expect(numbers('people')).toEqual([100]);
  expect(numbers('shop')).toEqual([100, 300]);
  expect(numbers('teams')).toEqual([100, 300, 310]);
});

it('takes a needed model with the extensions of its own module, and with no others', () => {
  const table = (name: string, table: string, fields = {}) => defineModel(name, { table, fields });
  const registry = registryOf([
    [300, table('A', 'as'), 'a'],
    [301, table('B', 'bs'), 'a'],
    [302, extend('A', { fields: { b: uncheckedReference('bs') } }), 'a'],
    [303, extend('B', { fields: {}, checks: { odd: 'true' } }), 'a'],
    [310, extend('A', { fields: { word: string() } }), 'b'],
    [320, table('C', 'cs', { a: uncheckedReference('as') }), 'c'],
  ]);
  const numbers = (module: string): number[] =>
    [...neededBy(registry, module)].map((place) => Number(/\/(\d+)_/.exec(place)?.[1])).sort();
  expect(numbers('c')).toEqual([300, 301, 302, 303, 320]);
  expect(numbers('b')).toEqual([300, 301, 302, 303, 310]);
  expect(numbers('a')).toEqual([300, 301, 302, 303]);
});

it("says operators as Sequelize's own", () => {
  for (const [name, symbol] of Object.entries(op))
    expect([name, symbol]).toEqual([name, Op[name as keyof typeof Op]]);
});

it('finds words anywhere, whatever characters they hold', () => {
  expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%');
});
