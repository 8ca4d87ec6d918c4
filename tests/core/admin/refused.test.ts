/** What only the database can judge is said as a complaint about the record, never as a fault of ours. */
import request from 'supertest';
import { defineModel, integer, raw, string } from '../../../core/declare';
import { registryOf } from '../../support/registry_of';
import { adminHost, type AdminHost } from './admin_host';

const Kind = defineModel('Kind', {
  table: 'kinds',
  fields: {
    name: string(50).required(),
    first: string(50),
    last: string(50),
    size: integer(),
    weight: raw<number>({ type: 'double precision' }),
    address: raw<string>({ type: 'inet' }).secret(),
    seen: raw<string>({ type: 'timestamp' }),
    word: raw<string>({ type: 'character varying(3)' }),
    few: raw<number>({ type: 'smallint' }),
    made: raw<string>({ type: "text DEFAULT 'x'", allowNull: false }),
  },
  indexes: [
    { expressions: ['lower(name)'], unique: true },
    { fields: ['last'], expressions: ["coalesce(lower(first), 'name')"], unique: true },
    { expressions: ['true'], where: 'size = 7', unique: true, name: 'one_seven' },
  ],
});

const KINDS = '/admin/kinds/kinds';
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(registryOf([[100, Kind, 'kinds']]));
});
afterEach(() => host.base.rows('truncate kinds'));
afterAll(() => host.close());

const postJson = (values: object, path = `${KINDS}/new`) =>
  request(host.app).post(path).set('Accept', 'application/json').send(values);
const postForm = (values: object, path = `${KINDS}/new`) =>
  request(host.app).post(path).set('Accept', 'text/html').type('form').send(values);

test('a value that an index over an expression knows already is said at its field, with what is compared', async () => {
  await host.make('Kind', { name: 'Ada' });
  const { body } = await postJson({ name: 'ADA' }).expect(422);
  expect(body.errors).toEqual([
    { name: 'name', message: 'is already used by another kind, compared by lower(name)' },
  ]);
  const { text } = await postForm({ name: 'ADA' }).expect(422);
  expect(text).toContain(
    '<a href="#name">Name: is already used by another kind, compared by lower(name)</a>',
  );
});

test('an index over several columns and expressions names each field it looks at, and no other', async () => {
  await host.make('Kind', { name: 'a', first: 'Ada', last: 'L' });
  const { body } = await postJson({ name: 'b', first: 'ADA', last: 'L' }).expect(422);
  const message = /^together with the others is already used by another kind, compared by .*lower\(first\)/i;
  expect(body.errors).toEqual([
    { name: 'first', message: expect.stringMatching(message) },
    { name: 'last', message: expect.stringMatching(message) },
  ]);
});

test('an index that looks at no field is named by its own name', async () => {
  await host.make('Kind', { name: 'a', size: 7 });
  const { body } = await postJson({ name: 'b', size: 7 }).expect(422);
  expect(body).not.toHaveProperty('errors');
  expect(body.detail).toBe(
    'Kind: the record is the same as another kind in what one_seven lets be there only once.',
  );
  const { text } = await postForm({ name: 'b', size: 7 }).expect(422);
  expect(text).toContain('The record is the same as another kind');
});

describe('a value that the type of a raw column refuses', () => {
  const SAID = 'cannot be stored: invalid input syntax for type';
  test.each([
    [{ weight: 'abc' }, 'weight', `${SAID} double precision`],
    [{ address: 'zz' }, 'address', `${SAID} inet`],
    [{ seen: 'noon' }, 'seen', `${SAID} timestamp`],
    [{ seen: '2026-02-31' }, 'seen', 'cannot be stored: date/time field value out of range'],
    [{ made: null }, 'made', 'is required'],
  ])('is said at its field: %j', async (values, name, message) => {
    const { body } = await postJson({ name: 'a', ...values }).expect(422);
    expect(body.errors).toEqual([{ name, message }]);
    const id = await host.make('Kind', { name: 'b' });
    const changed = await postJson(values, `${KINDS}/${id}/edit`).expect(422);
    expect(changed.body.errors).toEqual([{ name, message }]);
  });

  test.each([
    [{ word: 'long' }, 'value too long for type character varying(3)'],
    [{ few: 70_000 }, /out of range/],
  ])('is said about the record where the database names no field: %j', async (values, message) => {
    const { body } = await postJson({ name: 'a', ...values }).expect(422);
    expect(body.detail).toMatch(message);
    expect(body.detail).not.toMatch(/INSERT|\$\d/);
  });

  test('is said in the form, where nothing typed is lost', async () => {
    const { text } = await postForm({ name: 'a', weight: 'abc' }).expect(422);
    expect(text).toContain(`<a href="#weight">Weight: ${SAID} double precision</a>`);
    expect(text).toContain('value="abc"');
    const long = await postForm({ name: 'a', word: 'long' }).expect(422);
    expect(long.text).toContain('The record cannot be stored: value too long for type character varying(3)');
  });
});
