/** Many records at once: those that were ticked, or all that a list shows. */
import request, { type Response } from 'supertest';
import { formsIn } from '../../support/forms';
import { adminHost, type AdminHost } from './admin_host';
import { harbourWithTrash } from './harbour';

const LIST = '/admin/harbour/ships';
let host: AdminHost;
let ids: string[];

const make = (n: number): object => ({
  name: `Ship ${n}`,
  code: `S${n}`,
  status: n % 2 === 0 ? 'afloat' : 'in_dock',
  crew: n,
});

beforeAll(async () => {
  host = await adminHost(harbourWithTrash);
});
beforeEach(async () => {
  await host.models['Ship']?.destroy({ where: {}, force: true });
  ids = [];
  for (let n = 1; n <= 6; n += 1) ids.push(await host.make('Ship', make(n)));
});
afterAll(() => host?.close());

const post = (to: string, body: object, accept = 'text/html') =>
  request(host.app).post(`${LIST}${to}`).set('Accept', accept).type('form').send(body);
const ships = async (): Promise<Record<string, unknown>[]> =>
  (await host.models['Ship']?.findAll({ order: ['crew'], raw: true })) as unknown as Record<
    string,
    unknown
  >[];
const column = async (name: string): Promise<unknown[]> => (await ships()).map((row) => row[name]);
const said = ({ headers }: Response): string => String(headers['set-cookie']);

/** What the page of a run says once it has come to its end. */
async function ended(at: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await request(host.app).get(at).set('Accept', 'application/json').expect(200);
    if ((body as { state: string }).state !== 'running') return body as Record<string, unknown>;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a value chosen in the list is set on what was ticked, and the list comes back as it was', async () => {
  const list = 'f.status=in_dock&sort=name';
  const answer = await post('/bulk/change', {
    '~id': ids.slice(0, 2),
    '~list': list,
    '~quick': 'status=lost',
  });
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe(`${LIST}?${list}`);
  expect(said(answer)).toContain('said=changed.2');
  expect(await column('status')).toEqual(['lost', 'lost', 'in_dock', 'afloat', 'in_dock', 'afloat']);
});

test('the form sets what is ticked in it and nothing else', async () => {
  const asked = await post('/bulk/change', { '~id': ids.slice(0, 3), '~list': '' }).expect(200);
  expect(asked.text).toContain('Change 3 ships');
  expect(asked.text).toContain('Ship 1');
  const form = formsIn(asked.text, LIST).find(({ action }) => action === `${LIST}/bulk/change`);
  expect(form?.fields.filter(({ name }) => name === '~set').map(({ value }) => value)).not.toContain('code');
  const sent = { '~id': ids.slice(0, 3), '~list': '', '~expected': '3', '~do': 'apply' };
  await post('/bulk/change', {
    ...sent,
    '~set': ['remark', 'value'],
    remark: 'tidy',
    value: '5',
    name: 'X',
  }).expect(303);
  expect(await column('remark')).toEqual(['tidy', 'tidy', 'tidy', null, null, null]);
  expect((await column('value')).slice(0, 4)).toEqual(['5.00', '5.00', '5.00', null]);
  expect((await column('valueCurrency')).slice(0, 3)).toEqual(['CHF', 'CHF', 'CHF']);
  expect(await column('name')).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Ship ${n}`));
});

test('all that a list shows are asked about first, even where one value was chosen', async () => {
  const all = { '~all': 'on', '~list': 'f.status=in_dock', '~quick': 'status=lost' };
  const asked = await post('/bulk/change', all).expect(200);
  expect(asked.text).toContain('Change 3 ships');
  expect(await column('status')).not.toContain('lost');
  const sent = {
    '~all': 'on',
    '~list': 'f.status=in_dock',
    '~do': 'apply',
    '~set': 'status',
    status: 'lost',
  };
  const moved = await post('/bulk/change', { ...sent, '~expected': '4' }).expect(409);
  expect(moved.text).toContain('it was 4 ships when the form was drawn, and is 3 ships now');
  await post('/bulk/change', { ...sent, '~expected': '3' }).expect(303);
  expect(await column('status')).toEqual(['lost', 'afloat', 'lost', 'afloat', 'lost', 'afloat']);
});

test('where one record refuses, none is changed, and the page names it', async () => {
  const sent = { '~id': ids.slice(0, 3), '~list': '', '~do': 'apply', '~set': 'name', name: 'S2' };
  const { text } = await post('/bulk/change', sent).expect(422);
  expect(text).toContain('Nothing was changed. Ship 2: Code must differ from the name.');
  expect(text).toContain('value="S2"');
  expect(await column('name')).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Ship ${n}`));
});

test('a value that does not fit is said at its field, and what was typed is kept', async () => {
  const sent = {
    '~id': ids,
    '~list': '',
    '~do': 'apply',
    '~set': ['sign', 'crew'],
    sign: 'low',
    crew: 'many',
  };
  const { text } = await post('/bulk/change', sent).expect(422);
  expect(text).toContain('id="crew-e"');
  expect(text).toContain('id="sign-e"');
  expect(text).toContain('value="many"');
  expect(await column('crew')).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each<[string, object, number]>([
  ['nothing ticked', { '~list': '', '~quick': 'status=lost' }, 422],
  ['no field ticked', { '~list': '', '~do': 'apply' }, 422],
  ['an id that is none', { '~id': 'x', '~list': '', '~quick': 'status=lost' }, 400],
  ['a field that is the same on two records by no means', { '~list': '', '~quick': 'code=A' }, 400],
  ['a secret', { '~list': '', '~set': 'radioKey', '~do': 'apply', radioKey: 'x' }, 400],
  ['what is hidden', { '~list': '', '~quick': 'insider=x' }, 400],
  ['the id', { '~list': '', '~quick': `id=${'0'.repeat(8)}-0000-7000-8000-000000000000` }, 400],
  ['a member of nothing', { '~list': '', '~do': 'apply', '~set': 'crew', crew: '1', captain: 'x' }, 400],
  ['a list that is none', { '~list': 'f.nothing=1', '~quick': 'status=lost' }, 400],
])('%s is refused, and nothing is changed', async (what, body, status) => {
  const ticked = what === 'nothing ticked' || '~id' in body ? {} : { '~id': ids };
  const before = await ships();
  await post('/bulk/change', { ...ticked, ...body }).expect(status);
  expect(await ships()).toEqual(before);
});

test('a record that went meanwhile is left out, and what is the same already counts as unchanged', async () => {
  await host.models['Ship']?.destroy({ where: { id: ids[0] ?? '' } });
  const { text } = await post(
    '/bulk/change',
    { '~id': ids.slice(0, 3), '~list': '', '~quick': 'status=afloat' },
    'application/json',
  ).expect(200);
  expect(JSON.parse(text)).toEqual({ total: 2, changed: 1 });
});

test('more than one part goes on in the background, and a page says how far it is', async () => {
  const rows = Array.from({ length: 700 }, (_, n) => ({ ...make(n + 10), code: `B${n}` }));
  await host.models['Ship']?.bulkCreate(rows as never);
  const sent = {
    '~all': 'on',
    '~list': 'q=Ship',
    '~do': 'apply',
    '~set': 'status',
    status: 'lost',
    '~expected': '706',
  };
  const { headers } = await post('/bulk/change', sent).expect(303);
  const at = String(headers['location']);
  expect(at).toMatch(/\/bulk\/[0-9a-f-]{36}$/);
  const first = await request(host.app).get(at).set('Accept', 'text/html').expect(200);
  expect(first.text).toContain('of 706 looked at');
  const body = await ended(at);
  expect(body).toMatchObject({ total: 706, done: 706, changed: 706, state: 'done' });
  expect(new Set(await column('status'))).toEqual(new Set(['lost']));
  expect((await request(host.app).get(at).set('Accept', 'text/html')).text).toContain(
    `href="${LIST}?q=Ship"`,
  );
});

test('a server that ends waits for the part a run is at, and for no more', async () => {
  const rows = Array.from({ length: 1_300 }, (_, n) => ({ ...make(n + 10), code: `B${n}` }));
  await host.models['Ship']?.bulkCreate(rows as never);
  const sent = {
    '~all': 'on',
    '~list': '',
    '~do': 'apply',
    '~set': 'status',
    status: 'lost',
    '~expected': '1306',
  };
  const { headers } = await post('/bulk/change', sent).expect(303);
  await host.area.settled();
  const body = await ended(String(headers['location']));
  expect(body).toMatchObject({ state: 'stopped', reason: expect.stringContaining('shut down') as string });
  expect([500, 1_000]).toContain(body['done']);
  expect(await host.models['Ship']?.count({ where: { status: 'lost' } })).toBe(body['done']);
});

test('a run in the background that is refused keeps the parts before, and says at which record it stopped', async () => {
  const rows = Array.from({ length: 600 }, (_, n) => ({
    ...make(n + 10),
    code: n === 590 ? 'Same' : `B${n}`,
  }));
  await host.models['Ship']?.bulkCreate(rows as never);
  const sent = {
    '~all': 'on',
    '~list': '',
    '~do': 'apply',
    '~set': 'name',
    name: 'Same',
    '~expected': '606',
  };
  const { headers } = await post('/bulk/change', sent).expect(303);
  const body = await ended(String(headers['location']));
  expect(body).toMatchObject({ state: 'stopped', done: 500, changed: 500 });
  expect(body.reason).toBe('Ship 600: Code must differ from the name.');
  const { text } = await request(host.app).get(String(headers['location'])).set('Accept', 'text/html');
  expect(text).toContain('What was changed before stays changed');
});

test('what was ticked leads to its file; without ticks, all that the list shows', async () => {
  const ticked = await post('/bulk/export', { '~id': ids.slice(0, 2), '~list': '' }).expect(303);
  const file = await request(host.app).get(String(ticked.headers['location'])).expect(200);
  expect(file.text.trim().split('\r\n')).toHaveLength(3);
  const all = await post('/bulk/export', { '~all': 'on', '~list': 'f.status=afloat&q=Ship' }).expect(303);
  expect(all.headers['location']).toBe(`${LIST}/export?format=csv&f.status=afloat&q=Ship`);
});

test('a list has boxes to tick and a bar for what may be done with them', async () => {
  const { text } = await request(host.app).get(LIST).set('Accept', 'text/html').expect(200);
  expect(text.match(/data-pick/g)).toHaveLength(6);
  expect(text).toContain('name="~quick" value="status=lost"');
});

describe('many records into the trash', () => {
  const BERTHS = '/admin/harbour/berths';
  const live = async (): Promise<number> => (await host.models['Ship']?.count()) ?? -1;
  const cookies = (answer: Response): string => String(answer.headers['set-cookie']).split(';')[0] ?? '';

  test('are asked about first, go with what belongs to them, and come back by one button', async () => {
    const [one = '', two = ''] = ids;
    await host.make('LogEntry', { words: 'left', shipId: one });
    const berth = await host.make('Berth', { place: 'A', shipId: two });
    const asked = await post('/bulk/trash', { '~id': [one, two], '~list': '' }).expect(200);
    expect(asked.text).toContain('Move to trash: 2 ships');
    expect(await live()).toBe(6);
    const moved = await post('/bulk/trash', { '~id': [one, two], '~list': '', '~sure': 'yes' }).expect(303);
    expect([await live(), await host.models['LogEntry']?.count()]).toEqual([4, 0]);
    const list = await request(host.app)
      .get(LIST)
      .set({ Accept: 'text/html', Cookie: cookies(moved) });
    expect(list.text).toContain('2 records moved to trash.');
    const undo = /action="([^"]*\/bulk\/[0-9a-f-]{36}\/undo)"/.exec(list.text)?.[1] ?? '';
    await request(host.app).post(undo).set('Accept', 'text/html').expect(303);
    expect([await live(), await host.models['LogEntry']?.count()]).toEqual([6, 1]);
    expect((await host.models['Berth']?.findByPk(berth))?.get('shipId')).toBe(two);
    await request(host.app).get(`${BERTHS}/${berth}`).expect(200);
  });

  test('leave those that are held back where they are, and say why', async () => {
    const keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
    const free = await host.make('Keeper', { firstName: 'Bob', lastName: 'Free' });
    await host.models['Ship']?.update({ keeperId: keeper }, { where: { id: ids[0] ?? '' } });
    const { headers } = await request(host.app)
      .post('/admin/keepers/keepers/bulk/trash')
      .set('Accept', 'text/html')
      .type('form')
      .send({ '~id': [keeper, free], '~list': '', '~sure': 'yes' })
      .expect(303);
    const { text } = await request(host.app)
      .get(String(headers['location']))
      .set('Accept', 'text/html')
      .expect(200);
    expect(text).toContain('Left as they were');
    expect(text).toContain('Ada Hook: 1 ship must keep this link');
    expect((await host.models['Keeper']?.findAll())?.map((row) => row.get('id'))).toEqual([keeper]);
  });

  test('come back by nobody else’s button, and by none that is not there', async () => {
    await post(`/bulk/${ids[0]}/undo`, {}).expect(404);
  });
});
