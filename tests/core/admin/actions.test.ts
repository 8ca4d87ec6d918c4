/** What a model declares that can be done with its records: by a button on a record, or with those ticked in a list. */
import request from 'supertest';
import { boolean, defineModel, enumeration, integer, string } from '../../../core/declare';
import { registryOf } from '../../support/registry_of';
import { adminHost, type AdminHost } from './admin_host';

const Parcel = defineModel('Parcel', {
  table: 'parcels',
  fields: {
    name: string(40).required(),
    state: enumeration(['packed', 'sent', 'lost']).default('packed').required(),
    weight: integer().max(100),
    isFragile: boolean().default(false).required(),
    insider: string(10).hidden(),
  },
  admin: {
    title: 'name',
    actions: {
      send: {
        label: 'Send',
        when: ({ state, insider }) => state === 'packed' && insider !== 'stop',
        run(row) {
          row.state = 'sent';
        },
      },
      lose: {
        label: 'Write off',
        permission: 'parcels.lose',
        question: 'Is it gone for good?',
        run(row) {
          row.state = 'lost';
        },
      },
      load: {
        label: 'Load',
        async run(row) {
          row.weight = (row.weight ?? 0) + 60;
          await row.save();
        },
      },
    },
  },
});
const LIST = '/admin/post/parcels';
let host: AdminHost;
let ids: string[];

beforeAll(async () => {
  host = await adminHost(registryOf([[300, Parcel, 'post']]));
});
beforeEach(async () => {
  await host.models['Parcel']?.destroy({ where: {}, force: true });
  ids = [];
  for (const [n, state] of ['packed', 'sent', 'packed', 'packed'].entries())
    ids.push(
      await host.make('Parcel', { name: `P${n}`, state, weight: n * 20, insider: n === 3 ? 'stop' : null }),
    );
});
afterAll(() => host?.close());

const post = (to: string, body: object = {}, accept = 'text/html') =>
  request(host.app).post(`${LIST}${to}`).set('Accept', accept).type('form').send(body);
const page = (id = ''): Promise<string> =>
  request(host.app)
    .get(`${LIST}/${id}`)
    .set('Accept', 'text/html')
    .then(({ text }) => text);
const states = async (): Promise<unknown[]> =>
  ((await host.models['Parcel']?.findAll({ order: ['name'] })) ?? []).map((row) => row.get('state'));

test('a record has a button for each that is for it, by what it is and not by what is shown of it', async () => {
  expect(await page(ids[0])).toContain(`action="${LIST}/${ids[0]}/act/send"`);
  expect(await page(ids[1])).not.toContain('/act/send');
  expect(await page(ids[3])).not.toContain('/act/send');
  expect(await page(ids[1])).toContain('/act/lose');
});

test('without a question it is done at once, and the record says so', async () => {
  const { headers } = await post(`/${ids[0]}/act/send`).expect(303);
  expect(headers['location']).toBe(`${LIST}/${ids[0]}`);
  expect(await states()).toEqual(['sent', 'sent', 'packed', 'packed']);
});

test('with a question nothing is done before it is answered', async () => {
  const { text } = await post(`/${ids[0]}/act/lose`).expect(200);
  expect(text).toContain('Is it gone for good?');
  expect(text).toContain('Write off 1 parcel');
  expect(await states()).not.toContain('lost');
  await post(`/${ids[0]}/act/lose`, { '~sure': 'yes' }).expect(303);
  expect((await states())[0]).toBe('lost');
});

test('ticked records go through it one by one; those it is not for are left as they are', async () => {
  const answer = await post('/bulk/act/send', { '~id': ids, '~list': '' }, 'application/json').expect(200);
  expect(answer.body).toEqual({ total: 4, changed: 2 });
  expect(await states()).toEqual(['sent', 'sent', 'sent', 'packed']);
});

test('all that a list shows are asked about first, whatever the action', async () => {
  const all = { '~all': 'on', '~list': 'f.state=packed' };
  const { text } = await post('/bulk/act/send', all).expect(200);
  expect(text).toContain('Send 3 parcels');
  expect(await states()).toEqual(['packed', 'sent', 'packed', 'packed']);
  const { headers } = await post('/bulk/act/send', { ...all, '~sure': 'yes' }).expect(303);
  expect(headers['location']).toBe(`${LIST}?f.state=packed`);
  expect(await states()).toEqual(['sent', 'sent', 'sent', 'packed']);
});

test('where one refuses, nothing of it is done, and it is named', async () => {
  const { text } = await post('/bulk/act/load', { '~id': ids, '~list': '' }).expect(422);
  expect(text).toContain('P3: Weight must be at most 100.');
  const rows = (await host.models['Parcel']?.findAll({ order: ['name'] })) ?? [];
  expect(rows.map((row) => row.get('weight'))).toEqual([0, 20, 40, 60]);
});

test('what is not known, and a record that is not there, is refused', async () => {
  await post(`/${ids[0]}/act/send`, { state: 'lost' }).expect(400);
  await post(`/${ids[0]}/act/fly`).expect(404);
  await post('/0190a000-0000-7000-8000-000000000000/act/send').expect(404);
});

test('whoever lacks the permission of an action neither sees nor does it', async () => {
  const other = await adminHost(registryOf([[300, Parcel, 'post']]), { refused: ['parcels.lose'] });
  const id = await other.make('Parcel', { name: 'P' });
  const { text } = await request(other.app).get(`${LIST}/${id}`).set('Accept', 'text/html');
  expect(text).toContain('/act/send');
  expect(text).not.toContain('/act/lose');
  expect((await request(other.app).get(LIST).set('Accept', 'text/html')).text).not.toContain('/act/lose');
  await request(other.app).post(`${LIST}/${id}/act/lose`).type('form').send({ '~sure': 'yes' }).expect(403);
  await other.close();
});
