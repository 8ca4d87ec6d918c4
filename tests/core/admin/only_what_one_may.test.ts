/** No button and no link leads to where its viewer is refused, and nothing is shown of what they may not read. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
const TABLES = harbour.models.map(({ table }) => table);

interface Seen {
  readonly host: AdminHost;
  readonly ship: string;
}

async function harbourOf(refused: readonly string[]): Promise<Seen> {
  const host = await adminHost(harbour, { refused });
  const keeperId = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  const ship = await host.make('Ship', { name: 'Kestrel', code: 'K1', keeperId });
  await host.make('Berth', { place: 'East 4', shipId: ship });
  await host.make('LogEntry', { words: 'Entered the harbour', shipId: ship });
  return { host, ship };
}

const open = async ({ host }: Seen, path: string, status = 200): Promise<string> =>
  (await request(host.app).get(path).set('Accept', 'text/html').expect(status)).text;

/** Every address a page leads to, but for its files and anchors. */
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*href="(\/admin[^"#]*)/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'));

describe('somebody who may only look', () => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await harbourOf(
      TABLES.flatMap((table) => ['create', 'update', 'delete'].map((action) => `${table}.${action}`)),
    );
  });
  afterAll(() => seen?.host.close());

  test('is offered nothing to add, change or delete', async () => {
    for (const page of [
      SHIPS,
      `${SHIPS}?q=nobody`,
      `${SHIPS}/${seen.ship}`,
      `${SHIPS}/${seen.ship}?tab=log`,
    ]) {
      const text = await open(seen, page);
      expect(linksIn(text).filter((to) => /\/(?:new|edit|delete)(?:\?|$)/.test(to))).toEqual([]);
      expect(text).not.toMatch(/data-editable|<kbd>N<\/kbd>|<kbd>E<\/kbd>/);
    }
  });

  test('is not told that the first record is a click away', async () => {
    const text = await open(seen, '/admin/harbour/watches');
    expect(text).toContain('No watches yet');
    expect(text).not.toMatch(/a click away|not by hand/);
  });
});

describe('somebody who may read some tables', () => {
  const REFUSED = ['keepers.read', 'log_entries.read', 'system.models.read', 'system.modules.read'];
  let seen: Seen;
  beforeAll(async () => {
    seen = await harbourOf(REFUSED);
  });
  afterAll(() => seen?.host.close());

  test('finds no link that is refused, on any page', async () => {
    const pages = [
      '/admin',
      SHIPS,
      `${SHIPS}/${seen.ship}`,
      `${SHIPS}/new`,
      `${SHIPS}/${seen.ship}/edit`,
      `${SHIPS}/${seen.ship}/delete`,
      '/admin/system/migrations',
      '/admin/nowhere',
    ];
    const links = new Set<string>();
    for (const page of pages)
      for (const to of linksIn((await request(seen.host.app).get(page).set('Accept', 'text/html')).text))
        links.add(to);
    expect(links.size).toBeGreaterThan(10);
    const refused: string[] = [];
    for (const to of links)
      if ((await request(seen.host.app).get(to).set('Accept', 'text/html')).status === 403) refused.push(to);
    expect(refused).toEqual([]);
  });

  test('reads the name of a record that is referred to, without a link', async () => {
    const text = await open(seen, `${SHIPS}/${seen.ship}`);
    expect(text).toContain('<span>Ada Hook</span>');
  });

  test('sees no tab for a table they may not read, and others as ever', async () => {
    const text = await open(seen, `${SHIPS}/${seen.ship}`);
    expect(text).not.toContain('Log entries');
    expect(text).toContain('<span class="ord">301</span>Berths');
  });

  test('learns from the overview nothing of what they may not read', async () => {
    const { body } = await request(seen.host.app).get('/admin').set('Accept', 'application/json').expect(200);
    expect(JSON.stringify(body)).not.toMatch(/Entered the harbour|Keepers|Log entries|Ada Hook/);
    expect(body.cards.map(({ to }: { to?: string }) => to ?? '')).toEqual(['', '', '', '']);
  });

  test('cannot look through the records by way of a form or a filter', async () => {
    const form = await open(seen, `${SHIPS}/new`);
    expect(form).toContain('Given by its id');
    expect(form).not.toContain('Ada Hook');
    expect(await open(seen, '/admin/harbour/pilots')).not.toContain('Ada Hook');
  });

  test('is told how many records go, not which', async () => {
    const text = await open(seen, `${SHIPS}/${seen.ship}/delete`);
    expect(text).toContain('You may not see which.');
    expect(text).not.toContain('Entered the harbour');
    expect(text).toContain('>East 4</a>');
  });
});

describe('somebody who may not see the overview', () => {
  let seen: Seen;
  afterAll(() => seen?.host.close());

  test('finds home at the first page they may see; the refusal names the permission', async () => {
    seen = await harbourOf(['admin.read', 'keepers.read']);
    const text = await open(seen, '/admin', 403);
    expect(text).toContain('It takes the permission <code>admin.read</code>');
    expect(text).toContain(`<a class="brand" href="${SHIPS}">`);
    expect(text).toContain('<a class="btn pri" href="/">To the first page</a>');
    expect(linksIn(text)).not.toContain('/admin');
  });
});

describe('somebody who may add but not read', () => {
  let seen: Seen;
  afterAll(() => seen?.host.close());

  test('is told at the form that it was saved', async () => {
    seen = await harbourOf(['berths.read']);
    const page = '/admin/harbour/berths/new';
    const agent = request.agent(seen.host.app);
    const sent = await agent.post(page).type('form').set('Accept', 'text/html').send({ place: 'West 1' });
    expect([sent.status, sent.headers['location']]).toEqual([303, page]);
    const { text } = await agent.get(page).set('Accept', 'text/html').expect(200);
    expect(text).toContain('Saved as a new record.');
    expect(linksIn(text)).not.toContain('/admin/harbour/berths');
  });
});
