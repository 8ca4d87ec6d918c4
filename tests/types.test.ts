/** What must not compile, and what the compiler says then: the messages are part of what the host offers. */
import { compile } from './types/compile';
import { largeProject, PROJECT } from './types/project';

const model = (field: string, rest = ''): string => `
import { defineModel, enumeration, integer, reference, string, authorship } from 'ordinal-host';
export const use = [enumeration, integer, reference, string, authorship];
export default defineModel('Sample', { table: 'samples', fields: { name: string(), field: ${field} }, ${rest} });`;

const story = (line: string): string => `
import type { Models } from 'ordinal-host';
export async function story(models: Models): Promise<unknown> {
  ${line}
}`;

const making = (expression: string): string => `
import type { Make } from 'ordinal-host/testing';
export const made = async (make: Make): Promise<unknown> => ${expression};`;

/** What somebody writes by mistake -> words that the complaint must hold. */
const WRONG: Readonly<Record<string, readonly [source: string, ...words: string[]]>> = {
  'a card that answers what another kind draws': [
    `import { defineModule } from 'ordinal-host';
     export default defineModule({
       cards: { a: { kind: 'count', title: 'A', permission: 'a.read', read: () => ({ lines: [] }) } } });`,
    `is not assignable to type 'CountData | Promise<CountData>'`,
  ],
  'a card without a permission': [
    `import { defineModule } from 'ordinal-host';
     export default defineModule({ cards: { a: { kind: 'list', title: 'A', read: () => ({ lines: [] }) } } });`,
    `Property 'permission' is missing`,
  ],
  'a card that counts by no field of the model': [
    `import { defineModule } from 'ordinal-host';
     export default defineModule({
       cards: { a: { kind: 'count', title: 'A', permission: 'a.read',
         read: async ({ tally }) => ({ value: (await tally('Customer', { every: 'day', last: 2, by: 'bornn' })).length }) } } });`,
    `'"bornn"' is not assignable to type`,
  ],
  'a list column that is no field': [
    model('string()', `admin: { list: ['nmae'] }`),
    `'"nmae"' is not assignable to type`,
    'Shown<',
  ],
  'a sort that is no field': [model('string()', `admin: { sort: '-nmae' }`), `'"-nmae"' is not assignable`],
  'an index over no field': [
    model('string()', `indexes: [{ fields: ['nmae'] }]`),
    `'"nmae"' is not assignable`,
  ],
  'a reference to an unknown table': [
    model(`reference('userz')`),
    `Argument of type '"userz"' is not assignable to parameter of type`,
    'customers',
  ],
  'authorship by an unknown table': [model(`authorship('userz').createdBy`), `'"userz"' is not assignable`],
  'an extension of an unknown model': [
    `import { extendModel, string } from 'ordinal-host';
     export default extendModel('Usr', { fields: { a: string() } });`,
    `Argument of type '"Usr"' is not assignable to parameter of type`,
  ],
  'an extension that indexes no field of either': [
    `import { extendModel, string } from 'ordinal-host';
     export default extendModel('Customer', { fields: { nick: string() }, indexes: [{ fields: ['lastName', 'nmae'] }] });`,
    `'"nmae"' is not assignable to type 'Shown<`,
  ],
  'an extension that complains about no field of either': [
    `import { extendModel } from 'ordinal-host';
     export default extendModel('Customer', { validate: (row) => (row.lastName === '' ? { lastNmae: 'x' } : undefined) });`,
    `{ lastNmae: "x"; }`,
    `has no properties in common with type`,
  ],
  'an extension whose hook reads no field of the model': [
    `import { extendModel } from 'ordinal-host';
     export default extendModel('Customer', { hooks: { beforeSave(row) { row.lastNmae = 'x'; } } });`,
    `Property 'lastNmae' does not exist on type`,
    `Did you mean 'lastName'?`,
  ],
  'an extension that reads what another extension adds': [
    `import { extendModel } from 'ordinal-host';
     export default extendModel('User', { hooks: { beforeSave(row) { row.team = 'x'; } } });`,
    `Property 'team' does not exist on type`,
  ],
  'JSON that is taken for what its schema would make of it': [
    `import { defineModel, json, type Row } from 'ordinal-host';
     const Day = defineModel('Day', { table: 'days', fields: { day: json((z) => z.string().transform(Number)).required() } });
     export const day = (row: Row<typeof Day>): number => row.day;`,
    `Type 'string' is not assignable to type 'number'`,
  ],
  'a moment read out of JSON': [
    `import { defineModel, json, type Row } from 'ordinal-host';
     const Day = defineModel('Day', { table: 'days', fields: { day: json((z) => z.coerce.date()).required() } });
     export const day = (row: Row<typeof Day>): Date => row.day;`,
    `Type 'unknown' is not assignable to type 'Date'`,
  ],
  'a default outside the enumeration': [
    model(`enumeration(['a', 'b']).default('c')`),
    `Argument of type '"c"' is not assignable to parameter of type '"a" | "b" | (() => "a" | "b")'`,
  ],
  'a word of another kind of field': [
    model('integer().email()'),
    `Property 'email' does not exist on type 'NumberField'`,
  ],
  'create without a required field': [
    story(`return models.Customer.create({ firstName: 'a' });`),
    `NewRow<"Customer">`,
    `'lastName' is missing`,
  ],
  'create with a wrong type': [
    story(`return models.Customer.create({ firstName: 'a', lastName: 3 });`),
    `Type 'number' is not assignable to type 'string'`,
  ],
  'create with a misspelt field': [
    story(`return models.Customer.create({ firstName: 'a', lastName: 'b', statsu: 'lead' });`),
    `'statsu' does not exist in type`,
    `Did you mean to write 'status'?`,
  ],
  'where over no field': [
    story(`return models.Customer.findAll({ where: { nmae: 1 } });`),
    `'nmae' does not exist in type`,
    `Where<"Customer">`,
  ],
  'an include that is no association': [
    story(`return models.Customer.findAll({ include: ['ownr'] });`),
    `Include<"Customer">`,
    `Did you mean '"owner"'?`,
  ],
  'an include in an include that is no association of it': [
    story(`return models.User.findAll({ include: [{ association: 'customers', include: ['ownr'] }] });`),
    `'"ownr"' is not assignable to type`,
  ],
  'an association that was not included in an include': [
    story(
      `const row = await models.User.findOne({ include: ['customers'] }); return row?.customers[0]?.owner;`,
    ),
    `Property 'owner' does not exist on type 'Instance<"Customer">'. Did you mean 'ownerId'?`,
  ],
  'an association that was not included': [
    story(`const row = await models.Customer.findOne(); return row?.owner;`),
    `Property 'owner' does not exist on type 'Instance<"Customer">'. Did you mean 'ownerId'?`,
  ],
  'an unknown model': [
    story(`return models.Custmer;`),
    `Property 'Custmer' does not exist on type 'Models'. Did you mean 'Customer'?`,
  ],
  'a listener to an unknown event': [
    `import { defineHooks } from 'ordinal-host';
     export default defineHooks({ 'customers:craeted': () => undefined });`,
    `'customers:craeted'`,
    'does not exist in type',
  ],
  'an announcement of an unknown event': [
    `import type { Hooks } from 'ordinal-host';
     export const tell = (hooks: Hooks) => hooks.announce('credit:exceded', { customerId: '1' });`,
    `'"credit:exceded"' is not assignable`,
  ],
  'an announcement with a wrong payload': [
    `import type { Hooks } from 'ordinal-host';
     export const tell = (hooks: Hooks) => hooks.announce('credit:exceeded', { customerId: 1 });`,
    `Type 'number' is not assignable to type 'string'`,
  ],
  'a test that makes a row of an unknown model': [
    making(`await make('Custmer')`),
    `'"Custmer"' is not assignable to parameter of type`,
  ],
  'a test that makes a row with a misspelt field': [
    making(`await make('Customer', { lastNmae: 'L' })`),
    `'lastNmae' does not exist in type`,
  ],
  'a test that asks a made row for a field it has not': [
    making(`(await make('Customer')).nmae`),
    `Property 'nmae' does not exist on type 'Instance<"Customer">'`,
  ],
  'a change of a definition': [
    `import Customer from './admin/customers/300_customer_model';
     Customer.table = 'others';`,
    `Cannot assign to 'table' because it is a read-only property`,
  ],
};

/** The same mistakes made right: types that refuse everything would pass the table above. */
const RIGHT = `
import { defineHooks, defineModel, json, type CreateInput, type Models, type Response, type Row } from 'ordinal-host';
import type { Make } from 'ordinal-host/testing';
import Customer from './admin/customers/300_customer_model';

export default defineHooks({
  'customers:created': async ({ row }) => { await Promise.resolve(row.firstName.length); },
  'credit:exceeded': ({ customerId }) => { customerId.trim(); },
  'host:ready': { run: ({ modules }) => { modules.at(0); }, failure: 'log', order: 5 },
  filters: { 'customer:label': (label) => label.toUpperCase() },
});

export async function story(models: Models): Promise<string[]> {
  const boss = await models.User.create({ name: 'Boss', email: 'boss@example.com', team: 'sales' });
  const ada = await models.Customer.create({ firstName: 'Ada', lastName: 'L', ownerId: boss.id, credit: '5.00' });
  await ada.update({ status: 'active', creditCurrency: 'CHF' });
  const found = await models.Customer.findAll({ where: { status: ['lead', 'active'] }, include: ['owner'] });
  const back = await models.User.findByPk(boss.id, { include: ['customers'] });
  const deep = await models.User.findOne({
    include: [{ association: 'customers', required: false, include: ['owner', { association: 'createdBy' }] }],
  });
  const customer = deep?.customers[0];
  const owners: (string | undefined)[] = [customer?.owner?.team, customer?.createdBy?.name, customer?.fullName()].map((name) => name ?? '');
  return [...owners.map(String), ada.fullName(), found[0]?.owner?.team ?? '', back?.customers[0]?.lastName ?? ''];
}

export async function making(make: Make): Promise<string | null> {
  const ada = await make('Customer', { lastName: 'L' });
  await ada.update({ status: 'active' });
  await ada.reload();
  return ada.fullName() + (await make('User', { team: 'sales' })).id;
}

const Place = defineModel('Place', {
  table: 'places',
  fields: { at: json((z) => z.object({ city: z.string(), tags: z.array(z.string()).default([]) })).required() },
});
export const city = ({ at }: Row<typeof Place>): string => at.tags?.[0] ?? at.city;
export const input: CreateInput<typeof Customer> = { firstName: 'a', lastName: 'b' };
export const secretStays: 'apiKey' extends keyof Response<typeof Customer> ? 'leaks' : 'stays' = 'stays';
export const authorsAreNotInput: 'createdById' extends keyof CreateInput<typeof Customer> ? 'input' : 'not' = 'not';
`;

/** An extension over columns that are not its own: rules, hooks, hints and indexes, with fields and without. */
const EXTENDING = `
import { extendModel, integer } from 'ordinal-host';

export const both = extendModel('Customer', {
  fields: { rank: integer() },
  indexes: [{ fields: ['status', 'rank', 'createdAt'] }],
  admin: { list: ['lastName', 'rank'], filter: ['status'], sort: '-rank', groups: { Standing: ['rank', 'credit'] } },
  validate: (row) => (row.status === 'active' && row.rank === null ? { rank: 'is required', lastName: '' } : undefined),
  hooks: {
    beforeSave(row) {
      row.lastName = row.fullName().trim();
      row.rank = row.creditCurrency === 'CHF' ? 1 : (row.ownerId?.length ?? null);
    },
    async afterCreate(row) { await row.update({ rank: 2, status: 'lead' }); },
  },
});
export const fieldless = extendModel('Customer', { hooks: { beforeSave(row) { row.lastName = ''; } } });
export const nothing: {} = fieldless.fields;
`;

const fileOf = (mistake: string): string => `wrong_${mistake.replaceAll(' ', '_')}.ts`;

describe('what does not compile', () => {
  const sources = Object.entries(WRONG).map(([mistake, [source]]) => [fileOf(mistake), source]);
  const { complaints } = compile({
    ...PROJECT,
    'right.ts': RIGHT,
    'extending.ts': EXTENDING,
    ...Object.fromEntries(sources),
  });

  test.each(Object.entries(WRONG))('%s', (mistake, [, ...words]) => {
    const said = (complaints[fileOf(mistake)] ?? []).join('\n');

    for (const word of words) expect(said).toContain(word);
  });

  test('and everything else does', () => {
    const mistakes = new Set(Object.keys(WRONG).map(fileOf));

    expect(Object.entries(complaints).filter(([file]) => !mistakes.has(file))).toEqual([]);
  });
});

test('without a generated file any table may be referenced, so that a fresh module compiles', () => {
  const { complaints } = compile({ '300_sample_model.ts': model(`reference('anything')`) });

  expect(complaints).toEqual({});
});

test('without a generated file an extension may name any field, so that a fresh module compiles', () => {
  const { complaints } = compile({
    '300_sample_model.ts': `import { extendModel, string } from 'ordinal-host';
      export default extendModel('Anything', { fields: { a: string() }, indexes: [{ fields: ['a', 'b'] }],
        hooks: { beforeSave(row) { row.a = 'x'; } } });`,
  });

  expect(complaints).toEqual({});
});

test('a model file costs the compiler the same few instantiations however many there are', () => {
  const few = compile(largeProject(20));
  const many = compile(largeProject(200));
  const perFile = (many.instantiations - few.instantiations) / 180;

  expect([few.complaints, many.complaints]).toEqual([{}, {}]);
  expect(perFile).toBeLessThan(600);
});
