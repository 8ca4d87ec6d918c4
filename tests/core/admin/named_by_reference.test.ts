/** Records that are named by what they point to carry that name wherever they are named. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const PILOTS = '/admin/harbour/pilots';
let host: AdminHost;
let ship: string;
let pilot: string;
let watch: string;
beforeAll(async () => {
  host = await adminHost(harbour);
  ship = await host.make('Ship', { name: 'Kestrel', code: 'K1' });
  for (let n = 0; n < 30; n += 1) {
    const keeperId = await host.make('Keeper', { firstName: 'Ada', lastName: `Hook ${n}` });
    pilot = await host.make('Pilot', { keeperId, shipId: ship });
    watch = await host.make('Watch', { pilotId: pilot });
  }
});
afterAll(() => host.close());

const html = async (path: string) =>
  (await request(host.app).get(path).set('Accept', 'text/html').expect(200)).text;

test('heading, title and breadcrumb of its page, its form and its deletion', async () => {
  for (const [path, heading] of [
    [`${PILOTS}/${pilot}`, 'Ada Hook 29'],
    [`${PILOTS}/${pilot}/edit`, 'Edit Ada Hook 29'],
    [`${PILOTS}/${pilot}/delete`, 'Move Ada Hook 29 to trash?'],
  ] as const) {
    const text = await html(path);
    expect(text).toContain(`<title>${heading} · Ordinal</title>`);
    expect(text).toMatch(new RegExp(`<h1>.*${heading.replace('?', '\\?')}`));
    expect(text).toMatch(/class="crumb"[\s\S]*Ada Hook 29[\s\S]*<\/nav>/);
  }
});

test('tabs of another record, lists of what goes with one, choices and the overview', async () => {
  expect(await html(`/admin/harbour/ships/${ship}?tab=pilots`)).toContain('>Ada Hook 29</a>');
  expect(await html(`/admin/harbour/ships/${ship}/delete`)).toContain('>Ada Hook 0</a>');
  expect(await html('/admin/harbour/watches/new')).toContain('>Ada Hook 7</option>');
  expect(await html('/admin')).toContain('>Ada Hook 29</a>');
});

test('a name is followed through several references', async () => {
  expect(await html(`/admin/harbour/watches/${watch}`)).toContain('<title>Ada Hook 29 · Ordinal</title>');
});

test('a record without the reference is called by its model and id', async () => {
  const id = await host.make('Pilot', {});
  expect(await html(`${PILOTS}/${id}`)).toContain(`<title>Pilot ${id.slice(-6)} · Ordinal</title>`);
});

test('references in a round come to an end', async () => {
  const first = await host.make('Round', {});
  const second = await host.make('Round', { nextId: first });
  await host.models['Round']?.update({ nextId: second }, { where: { id: first } });
  expect(await html(`/admin/harbour/rounds/${first}`)).toMatch(/<title>Round [0-9a-f]{6} · Ordinal/);
});

test('thirty names take as many queries as one', async () => {
  const { sequelize } = host.models['Ship'] as unknown as { sequelize: { options: { logging: unknown } } };
  const asked: string[] = [];
  await html('/admin/harbour/watches');
  sequelize.options.logging = (sql: string) => void asked.push(sql);
  await html('/admin/harbour/watches?pageSize=50');
  sequelize.options.logging = false;
  expect(asked.filter((sql) => sql.includes('FROM "keepers"')).length).toBeLessThanOrEqual(4);
});
