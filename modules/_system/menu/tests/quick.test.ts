import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { linkable, quickButton } from '../quick_button';
import { opens, quickGroup } from '../quick_group';
import { aSecond, firstAdministrator, grant, signedIn, type Person } from './person';

const QUICK = '/menu/quick';
const CUSTOMERS = '/admin/customers/customers';

test('a page is remembered by its address, without what a form has just said', () => {
  expect(linkable('/admin/menu?did=up&at=link+/account')).toBe('/admin/menu');
  expect(linkable('/admin/access?role=user&saved=2.1')).toBe('/admin/access?role=user');
  expect(linkable('/admin/menu/links/edit?at=/account')).toBe('/admin/menu/links/edit?at=%2Faccount');
});

test('a page that cannot be led to has no star', () => {
  for (const page of [
    { address: QUICK, title: 'Quick links', lasting: true },
    { address: '/admin', title: '', lasting: true },
    { address: '/admin', title: 'Not here', lasting: false },
    { address: `/admin?q=${'x'.repeat(500)}`, title: 'Long', lasting: true },
  ])
    expect(quickButton(page, [])).toEqual([]);
});

test('whether a page may be opened is said by the nearest entry above it', () => {
  const entry = (to: string, permission?: string) =>
    ({ to, title: to, number: undefined, icon: 'lock', permission, count: undefined }) as const;
  const menu = [
    {
      key: 'k',
      range: '',
      title: '',
      kind: 'pages',
      entries: [
        entry('/admin', 'admin.read'),
        entry('/admin/a', 'a.read'),
        entry('/admin/a/b', 'b.read'),
        entry('/me'),
      ],
    } as const,
  ];
  const isOpen = opens(menu, (permission) => permission === 'b.read');
  expect(
    ['/admin', '/admin/a', '/admin/a/x', '/admin/a/b/1?tab=x', '/admin/ab', '/me', '/x'].map(isOpen),
  ).toEqual([false, false, false, true, true, true, true]);
  const links = [
    { address: '/admin/a', title: 'A' },
    { address: '/me', title: 'Me' },
  ];
  expect(quickGroup(links, menu, () => false)[0]?.entries.map(({ to }) => to)).toEqual(['/me']);
  expect(quickGroup(links.slice(0, 1), menu, () => false)).toEqual([]);
});

describe('quick links', () => {
  let host: TestHost;
  let ada: Person;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['menu', 'customers'], seed: 'needed' });
    await host.ready();
    ada = await firstAdministrator(host);
  });
  afterAll(() => host?.close());
  beforeEach(() => host.models.MenuQuickLink.destroy({ where: {} }));

  const add = (who: Person, address: string, title = address) =>
    who.send(QUICK, `${QUICK}/add`, { address, title });
  const linksOf = async (who: Person): Promise<string[]> =>
    ((await who.json(QUICK)).body as { links: { address: string }[] }).links.map(({ address }) => address);

  test('are put there by the star of a page, which leads back, and taken out by it', async () => {
    const page = `${CUSTOMERS}?q=marine`;
    const answer = await ada.send(page, `${QUICK}/add`);
    expect([answer.status, answer.headers['location']]).toEqual([303, page]);
    const { text } = await ada.open(page);
    expect(text).toContain('aria-label="Take out of quick links"');
    expect((await ada.rail()).slice(0, 2)).toEqual([': Overview', 'Quick links: Customers']);
    expect((await ada.send(page, `${QUICK}/remove`)).headers['location']).toBe(page);
    expect((await ada.rail()).join()).not.toContain('Quick links:');
  });

  test('are added by hand, moved and removed', async () => {
    for (const address of ['/account', CUSTOMERS, '/admin/menu'])
      expect((await add(ada, address)).status).toBe(303);
    const moved = await ada.send(QUICK, `${QUICK}/move`, { do: 'up /admin/menu' });
    expect(await linksOf(ada)).toEqual(['/account', '/admin/menu', CUSTOMERS]);
    expect((await ada.open(String(moved.headers['location']))).text).toMatch(
      /value="up \/admin\/menu"[^>]* autofocus>/,
    );
    await ada.send(QUICK, `${QUICK}/move`, { do: 'down /account' });
    await ada.send(QUICK, `${QUICK}/remove`, { address: CUSTOMERS });
    expect(await linksOf(ada)).toEqual(['/admin/menu', '/account']);
    expect(await ada.rail()).toContain(`Quick links: /admin/menu, /account`);
  });

  test('of one person are nobody else’s', async () => {
    const eve = await signedIn(host, 'eve', ['user']);
    await add(ada, '/account', 'Mine');
    await eve.send(QUICK, `${QUICK}/remove`, { address: '/account' });
    await eve.send(QUICK, `${QUICK}/move`, { do: 'up /account' });
    expect(await linksOf(eve)).toEqual([]);
    expect(await linksOf(ada)).toEqual(['/account']);
    expect((await eve.rail())[0]).toBe('You: Account');
  });

  test('to a page that was closed meanwhile are not in the rail, and said to be closed', async () => {
    const tomas = await signedIn(host, 'tomas', ['moderator']);
    await grant(host, 'moderator', 'customers.read');
    await aSecond();
    await add(tomas, CUSTOMERS, 'Buyers');
    expect(await tomas.rail()).toContain('Quick links: Buyers');
    await host.models.RolePermission.destroy({ where: {} });
    await aSecond();
    expect((await tomas.rail()).join()).not.toContain('Buyers');
    expect((await tomas.open(QUICK)).text).toContain('Not open to you');
  });

  test('lead to pages of this site and have a title; what was typed is kept', async () => {
    for (const address of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '',
    ]) {
      const answer = await add(ada, address, 'Typed');
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Must begin with /, as pages of this site do');
      expect(answer.text).toContain('value="Typed"');
    }
    expect((await add(ada, '/account', ' ')).text).toContain('Is required');
    expect((await ada.send(QUICK, `${QUICK}/add`, { colour: 'red' })).status).toBe(400);
    expect((await ada.send(QUICK, `${QUICK}/move`, { do: 'fly /account' })).status).toBe(400);
    const away = await ada.send(QUICK, `${QUICK}/add`, { address: '/a', title: 'A', back: '//evil.example' });
    expect(away.headers['location']).toBe(QUICK);
  });

  test('are at most thirty', async () => {
    await host.models.MenuQuickLink.bulkCreate(
      Array.from({ length: 30 }, (_, place) => ({ userId: ada.id, address: `/${place}`, title: 'x', place })),
    );
    expect((await add(ada, '/account')).text).toContain('Finds no room: there are 30 links already');
    expect((await add(ada, '/7', 'Seven')).status).toBe(303);
  });

  test('are for people who have signed in', async () => {
    const stranger = await ada.open(QUICK);
    expect(stranger.status).toBe(200);
    await ada.send('/account', '/logout');
    expect((await ada.open(QUICK)).headers['location']).toBe('/login?next=%2Fmenu%2Fquick');
    ada = await signedIn(host, 'ada2', ['admin']);
  });
});

describe('recently visited pages', () => {
  let host: TestHost;
  let ada: Person;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['menu', 'customers'], seed: 'needed' });
    await host.ready();
    ada = await firstAdministrator(host);
  });
  afterAll(() => host?.close());
  const recent = async (): Promise<string[]> => {
    await host.settled();
    const { body } = await ada.json(QUICK);
    return (body as { recent: { title: string }[] }).recent.map(({ title }) => title);
  };

  test('are kept, the last one first, each once; what failed was no visit', async () => {
    for (const page of [
      CUSTOMERS,
      '/admin/menu',
      '/nowhere',
      `${CUSTOMERS}?q=a`,
      `${CUSTOMERS}?colour=red`,
    ]) {
      await ada.open(page);
      await host.settled();
    }
    await ada.json('/admin');
    expect(await recent()).toEqual(['Menu', 'Customers']);
    expect((await ada.open(QUICK)).text).toContain('aria-label="Add Menu to quick links"');
  });

  test('are the last twenty', async () => {
    await host.models.NavigationBreadcrumb.bulkCreate(
      Array.from({ length: 40 }, (_, number) => ({
        userId: ada.id,
        address: `/${number}`,
        title: 'old',
        visitedAt: new Date(Date.now() - 60_000 - number),
      })),
    );
    for (let time = 0; time < 10; time += 1) {
      await ada.open('/account');
      await host.settled();
    }
    expect(await recent()).toHaveLength(20);
    expect(await host.models.NavigationBreadcrumb.count({ where: { userId: ada.id } })).toBeLessThan(43);
  });
});
