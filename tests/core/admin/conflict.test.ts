/** Two people edit one record: whoever saves last loses nothing, and overwrites nothing without being asked. */
import request from 'supertest';
import { formsIn, untouched } from '../../support/forms';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const LIST = '/admin/harbour/ships';
let host: AdminHost;
let id: string;
let at: string;

beforeAll(async () => {
  host = await adminHost(harbour);
});
beforeEach(async () => {
  await host.models['Ship']?.destroy({ where: {}, force: true });
  id = await host.make('Ship', {
    name: 'Kestrel',
    code: 'K1',
    status: 'afloat',
    crew: 4,
    value: '40',
    valueCurrency: 'CHF',
    remark: 'one\ntwo',
    tags: ['wholesale', 'eu'],
  });
  at = `${LIST}/${id}/edit`;
});
afterAll(() => host?.close());

type Texts = Record<string, string>;
const formIn = (html: string): Texts => {
  const form = formsIn(html, at).find(({ action }) => action === at);
  if (form === undefined) throw new Error('there is no form');
  const { '~do': _, ...texts } = untouched(form);
  return texts;
};
const open = async (): Promise<Texts> =>
  formIn((await request(host.app).get(at).set('Accept', 'text/html').expect(200)).text);
const post = (texts: object, does = 'save') =>
  request(host.app)
    .post(at)
    .set('Accept', 'text/html')
    .type('form')
    .send({ ...texts, '~do': does });
const stored = async (): Promise<Record<string, unknown>> =>
  (await host.models['Ship']?.findByPk(id, { raw: true })) as unknown as Record<string, unknown>;
/** What is chosen on the page, by field. */
const chosenIn = (html: string): Texts =>
  Object.fromEntries(
    [...html.matchAll(/name="~take\.(\w+)" value="(\w+)" checked/g)].map(([, name = '', take = '']) => [
      name,
      take,
    ]),
  );

async function bothEdit(theirs: Texts, yours: Texts): Promise<string> {
  const mine = await open();
  await post({ ...(await open()), ...theirs }).expect(303);
  return (await post({ ...mine, ...yours }).expect(409)).text;
}

test('a field that only one has changed is chosen already; of one that both have, nobody has chosen', async () => {
  const text = await bothEdit({ crew: '5', status: 'in_dock' }, { name: 'Kestrel II', status: 'lost' });
  expect(chosenIn(text)).toEqual({ crew: 'theirs', name: 'yours' });
  expect(text).toContain('Status is still to choose');
  expect(text).toContain('Changed by both: you choose');
  expect(text).not.toContain('name="~take.code"');
  expect(await stored()).toMatchObject({ crew: 5, status: 'in_dock', name: 'Kestrel' });
});

test('what is chosen is saved, and nothing else', async () => {
  const text = await bothEdit(
    { crew: '5', status: 'in_dock' },
    { name: 'Kestrel II', status: 'lost', crew: '4' },
  );
  const page = formIn(text);
  await post(
    { ...page, '~take.status': 'yours', '~take.crew': 'theirs', '~take.name': 'yours' },
    'merge',
  ).expect(303);
  expect(await stored()).toMatchObject({ crew: 5, status: 'lost', name: 'Kestrel II', code: 'K1' });
});

test('without a choice nothing is saved, and the choices that were made stay', async () => {
  const text = await bothEdit({ status: 'in_dock', crew: '5' }, { status: 'lost', name: 'Kestrel II' });
  const page = formIn(text);
  delete page['~take.status'];
  const again = await post({ ...page, '~take.crew': 'yours', '~take.name': 'theirs' }, 'merge').expect(422);
  expect(again.text).toContain('Not saved: still to choose: Status');
  expect(chosenIn(again.text)).toEqual({ crew: 'yours', name: 'theirs' });
  expect(await stored()).toMatchObject({ status: 'in_dock', name: 'Kestrel' });
});

test('an amount goes with its currency', async () => {
  const text = await bothEdit({ value: '25' }, { valueCurrency: 'EUR' });
  expect(text).toContain('name="~take.value"');
  expect(text).not.toContain('name="~take.valueCurrency"');
  await post({ ...formIn(text), '~take.value': 'yours' }, 'merge').expect(303);
  expect(await stored()).toMatchObject({ value: '40.00', valueCurrency: 'EUR' });
});

test('lists can be joined: what either has added, without what either has removed', async () => {
  const text = await bothEdit({ tags: 'wholesale, eu, shipyard' }, { tags: 'eu, "a, b"' });
  await post({ ...formIn(text), '~take.tags': 'both' }, 'merge').expect(303);
  expect((await stored())['tags']).toEqual(['eu', 'shipyard', 'a, b']);
});

test('who saves the same, or what nobody else has touched, is not asked', async () => {
  const mine = await open();
  await post({ ...(await open()), crew: '5' }).expect(303);
  await post({ ...mine, crew: '5' }).expect(303);
  expect(await stored()).toMatchObject({ crew: 5 });
});

test('what is saved while somebody chooses is asked about in turn', async () => {
  const text = await bothEdit({ status: 'in_dock' }, { status: 'lost' });
  await post({ ...(await open()), remark: 'three' }).expect(303);
  const merging = { ...formIn(text), '~take.status': 'yours' };
  const again = await post(merging, 'merge').expect(422);
  expect(again.text).toContain('name="~take.remark"');
  await post({ ...formIn(again.text), '~take.status': 'yours', '~take.remark': 'theirs' }, 'merge').expect(
    303,
  );
  expect(await stored()).toMatchObject({ status: 'lost', remark: 'three' });
});

test('back on the form everything that was typed is there, over what is stored now', async () => {
  const text = await bothEdit({ crew: '5', status: 'in_dock' }, { status: 'lost', remark: 'four\nfive' });
  const { text: form } = await post({ ...formIn(text), '~take.crew': 'theirs' }, 'review').expect(200);
  expect(formIn(form)).toMatchObject({ crew: '5', status: 'lost', remark: 'four\nfive' });
  await post(formIn(form)).expect(303);
  expect(await stored()).toMatchObject({ crew: 5, status: 'lost', remark: 'four\nfive' });
});

test('a form that does not say what it was opened with is asked about every field that differs', async () => {
  const mine = await open();
  await post({ ...(await open()), crew: '5' }).expect(303);
  delete mine['~was'];
  const { text } = await post(mine).expect(409);
  expect(chosenIn(text)).toEqual({});
  expect(text).toContain('Crew is still to choose');
});

test('a secret that was typed is not shown on the page, and it says so', async () => {
  const text = await bothEdit({ crew: '5' }, { radioKey: 'canary-secret' });
  expect(text).not.toContain('canary-secret');
  expect(text).toContain('Only Radio key is not kept here');
});

test('a program is told that the record has changed', async () => {
  const mine = await open();
  await post({ ...(await open()), crew: '5' }).expect(303);
  const { body } = await post(mine).set('Accept', 'application/json').expect(409);
  expect(body.title).toBe('Changed meanwhile');
});

test('a record that was gone for a moment and is back is answered, not waited for', async () => {
  const form = await open();
  const find = jest.spyOn(host.models['Ship'] as never, 'findOne');
  try {
    find.mockResolvedValueOnce(null as never);
    expect((await post({ ...form, crew: '9' }).expect(409)).text).toContain(
      'changed by somebody else just now',
    );
    find.mockResolvedValueOnce(null as never);
    await request(host.app).post(`${LIST}/${id}/delete`).set('Accept', 'text/html').expect(409);
  } finally {
    find.mockRestore();
  }
  expect((await stored())['crew']).toBe(4);
});
