import request from 'supertest';
import { defineModel, string } from '../../../core/declare';
import { registryOf } from '../../support/registry_of';
import { describeModel } from '../../../core/admin';
import { contributedMenu, narrowed, railOf, trailOf } from '../../../core/admin/frame';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host?.close());

const html = (path: string, cookie = '') =>
  request(host.app).get(path).set('Accept', 'text/html').set('Cookie', cookie);

test('the rail names every model under its range, the loading number in front', async () => {
  const { text } = await html('/admin/harbour/ships').expect(200);
  expect(text).toContain('<span class="ord">300–319</span><span>Customer Management</span>');
  expect(text).toMatch(
    /href="\/admin\/harbour\/ships" aria-current="page"><span class="ord">300<\/span><span>Ships<\/span>/,
  );
  expect(text).toContain('<span class="env">test</span>');
  expect(text).toContain('<b>Developer</b>');
});

test("a module's own pages stand in the rail beside its models", () => {
  const links = [{ module: 'harbour', title: 'Harbour book', to: '/admin/harbour' }];
  const pages = harbour.models.map(describeModel);
  const menu = contributedMenu({ pages, ranges: CATALOGUE_RANGES, modules: 2, links });
  expect(menu.map(({ key, entries }) => [key, entries[0]?.title])).toEqual([
    ['overview', 'Overview'],
    ['100–119', pages[0]?.plural],
    ['300–319', 'Harbour book'],
    ['system', 'Modules'],
  ]);
});

test('nobody is shown what they may not open, nor a heading with nothing below it', () => {
  const menu = contributedMenu({
    pages: harbour.models.map(describeModel),
    ranges: CATALOGUE_RANGES,
    modules: 2,
    links: [{ module: 'harbour', title: 'Harbour book', to: '/admin/harbour', permission: 'ships.read' }],
    account: '/account',
  });
  const shown = narrowed(
    menu,
    (name) => name === 'ships.read',
    () => '7',
  );
  expect(
    shown.map(({ key, entries }) => [key, entries.map(({ title, count }) => `${title} ${count}`)]),
  ).toEqual([
    ['300–319', ['Harbour book 7', 'Ships 7']],
    ['you', ['Account 7']],
  ]);
  expect(railOf(shown, '/account').home).toBe('/admin/harbour');
  expect(railOf(shown.slice(1), '/account').home).toBeUndefined();
});

describe('the way to a page', () => {
  const page = (to: string, title: string) => ({
    to,
    title,
    number: undefined,
    icon: 'lock',
    permission: undefined,
    count: undefined,
  });
  const group = (title: string, ...entries: ReturnType<typeof page>[]) =>
    ({ key: title, range: '', title, kind: 'pages', entries }) as const;
  const contributed = [group('', page('/admin', 'Overview')), group('Sea', page('/ships', 'Ships'))];
  const shown = [group('Fleet', page('/ships', 'Vessels'))];
  const trail = (given: Parameters<typeof trailOf>[0], path: string, menu = shown) =>
    trailOf(given, { shown: menu, contributed, path }).map(({ text, to }) => (to ? `${text} ${to}` : text));

  test('has the words of the menu, however deep the page lies', () => {
    expect(trail({ active: '/ships', crumbs: [{ text: 'Ships' }] }, '/ships')).toEqual(['Fleet', 'Vessels']);
    const crumbs = [{ text: 'Ships', to: '/ships' }, { text: 'Kestrel' }];
    expect(trail({ active: '/ships', crumbs }, '/ships/1')).toEqual(['Fleet', 'Vessels /ships', 'Kestrel']);
  });

  test('is there although the page does not say one', () => {
    expect(trail({ active: '/ships', title: 'Sunk' }, '/ships/sunk')).toEqual([
      'Fleet',
      'Vessels /ships',
      'Sunk',
    ]);
    expect(trail({ active: '/admin', title: 'Today' }, '/admin')).toEqual(['Overview']);
  });

  test('is known of a page that the menu does not show, and is what the page says where the menu has none', () => {
    expect(trail({ active: '/ships' }, '/ships', [])).toEqual(['Sea', 'Ships']);
    expect(trail({ active: '/rafts', crumbs: [{ text: 'Rafts' }] }, '/rafts')).toEqual(['Rafts']);
  });
});

test('nothing on a page stands inline: no style, no script, no handler, nothing from elsewhere', async () => {
  for (const path of [
    '/admin',
    '/admin/harbour/ships',
    '/admin/harbour/ships/new',
    '/admin/system/models',
    '/admin/system/modules',
    '/admin/system/migrations',
    '/nowhere',
  ]) {
    const { text } = await html(path);
    expect(text).not.toMatch(
      /\sstyle=|<style|<script>|<script(?![^>]*src="\/assets)|\son[a-z]+=|https?:\/\/(?!www\.w3\.org)/,
    );
  }
});

test('light and dark are chosen by a form, kept in a cookie, and lead back to this site only', async () => {
  const choose = (theme: string, back: string) =>
    request(host.app).post('/admin/theme').type('form').send({ theme, back });
  const answer = await choose('dark', '/admin/harbour/ships?q=a').expect(303);
  expect(answer.headers['location']).toBe('/admin/harbour/ships?q=a');
  const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(/^theme=dark;.*HttpOnly.*SameSite=Lax/);
  expect((await html('/admin', 'theme=dark')).text).toContain('<html lang="en" data-theme="dark">');
  expect((await html('/admin', 'theme=purple')).text).toContain('<html lang="en">');
  for (const away of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example'])
    expect((await choose('dark', away).expect(303)).headers['location']).toBe('/admin');
});

test('a theme that is none is refused by name, and no cookie is set', async () => {
  const send = (type: string, body: string) =>
    request(host.app)
      .post('/admin/theme')
      .set({ Accept: 'application/json', 'Content-Type': type })
      .send(body);
  const unknown = await send('application/x-www-form-urlencoded', 'theme=purple').expect(400);
  expect(unknown.body.errors).toEqual([{ name: 'theme', message: 'must be auto, light or dark' }]);
  expect(unknown.headers).not.toHaveProperty('set-cookie');
  await send('text/plain', 'theme=dark').expect(415);
});

test('style sheet, script and fonts come from us, small, and may be kept for ever', async () => {
  const { text } = await html('/admin');
  const base = /href="(\/assets\/[0-9a-f]{12})\/admin\.css"/.exec(text)?.[1] ?? '';
  for (const name of ['admin.css', 'admin.js', 'mark.svg', 'inter.woff2', 'inter-ext.woff2', 'jbm.woff2']) {
    const { headers } = await request(host.app).get(`${base}/${name}`).expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  await request(host.app).get('/assets/000000000000/admin.css').expect(404);
});

test('error pages stand inside the frame', async () => {
  const { text } = await html('/nowhere').expect(404);
  expect(text).toContain('There is nothing at /nowhere.');
  expect(text).toContain('aria-label="Main"');
});

test('with many models only the range one is in is unfolded', () => {
  const models = Array.from({ length: 130 }, (_, index) =>
    defineModel(`Thing${index}`, { table: `thing_${index}`, fields: { name: string() } }),
  );
  const pages = registryOf(models.map((model, index) => [300 + index * 2, model] as const)).models.map(
    describeModel,
  );
  const menu = contributedMenu({ pages, ranges: CATALOGUE_RANGES, modules: 1, links: [] });
  const { groups } = railOf(menu, '/admin/shop/thing-0/new');
  expect(groups[1]).toMatchObject({ range: '300–319', to: undefined });
  expect(groups[1]?.entries).toHaveLength(10);
  expect(groups[2]).toMatchObject({ range: '320–339', to: '/admin/shop/thing-10', entries: [] });
});

test('a rail of more than thirty entries folds what is not here, and a short one nothing', () => {
  const railWith = (count: number, path: string) => {
    const models = Array.from({ length: count }, (_, index) =>
      defineModel(`Thing${index}`, { table: `thing_${index}`, fields: { name: string() } }),
    );
    const pages = registryOf(models.map((model, index) => [300 + index, model] as const)).models.map(
      describeModel,
    );
    const links = [{ module: 'shop', title: 'Shop', to: '/admin/shop' }];
    const menu = contributedMenu({ pages, ranges: CATALOGUE_RANGES, modules: 1, links });
    return railOf(menu, path)
      .groups.filter(({ kind }) => kind === 'pages')
      .map(({ fold, entries }) => [fold, entries.length]);
  };
  expect(railWith(25, '/admin')).toEqual([
    [undefined, 21],
    [undefined, 5],
  ]);
  expect(railWith(35, '/admin/shop/thing-21/new')).toEqual([
    ['open', 21],
    ['open', 15],
  ]);
  expect(railWith(35, '/admin/system/models')).toEqual([
    ['closed', 21],
    ['closed', 15],
  ]);
});
