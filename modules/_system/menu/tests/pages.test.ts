import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { aSecond, firstAdministrator, grant, signedIn, type Person } from './person';

const HERE = '/admin/menu';
let host: TestHost;
let ada: Person;
beforeAll(async () => {
  host = await startTestHost({ modules: ['menu', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());
beforeEach(async () => {
  await host.models.MenuLink.destroy({ where: {} });
  await host.models.MenuTier.destroy({ where: {} });
});

const step = (words: string, fields: object = {}) => ada.send(HERE, HERE, { do: words, ...fields });
interface Shown {
  readonly key: string;
  readonly title: string;
  readonly hidden: boolean;
  readonly links: readonly { readonly address: string; readonly hidden: boolean }[];
}
const groups = async (): Promise<readonly Shown[]> =>
  ((await ada.json(HERE)).body as { groups: readonly Shown[] }).groups;
/** Addresses of a group, as the menu now is. */
const linksOf = async (key: string): Promise<string[]> =>
  ((await groups()).find((one) => one.key === key)?.links ?? []).map(({ address }) => address);
const SYSTEM = ['modules', 'models', 'migrations'].map((page) => `/admin/system/${page}`);

describe('one step', () => {
  test('moves a link within its group, and the page stays at it', async () => {
    const answer = await step(`down link ${SYSTEM[0]}`);
    expect(answer.status).toBe(303);
    expect(await linksOf('system')).toEqual([SYSTEM[1], SYSTEM[0], SYSTEM[2]]);
    const { text } = await ada.open(String(answer.headers['location']));
    expect(text).toContain('<span>Modules was moved down.</span>');
    expect(text).toMatch(/value="down link \/admin\/system\/modules"[^>]* autofocus>/);
    await step(`up link ${SYSTEM[2]}`);
    expect(await linksOf('system')).toEqual([SYSTEM[1], SYSTEM[2], SYSTEM[0]]);
  });

  test('over the edge of a group leads into the next one, and a link finds back where it comes from', async () => {
    await step(`down link ${SYSTEM[2]}`);
    expect(await linksOf('you')).toEqual([SYSTEM[2], '/account']);
    expect(await linksOf('system')).toEqual(SYSTEM.slice(0, 2));
    await step(`home link ${SYSTEM[2]}`);
    expect(await linksOf('system')).toEqual(SYSTEM);
  });

  test('puts a link before another one, in any group', async () => {
    await step(`place link ${SYSTEM[0]}`, { group: 'you', before: '/account' });
    expect(await linksOf('you')).toEqual([SYSTEM[0], '/account']);
    await step('place link /account', { group: 'system', before: '' });
    expect(await linksOf('system')).toEqual([SYSTEM[1], SYSTEM[2], '/account']);
  });

  test('orders a group as it comes', async () => {
    await step(`down link ${SYSTEM[0]}`);
    await step('home group system');
    expect(await linksOf('system')).toEqual(SYSTEM);
  });

  test('moves a group', async () => {
    const before = (await groups()).map(({ key }) => key);
    await step('up group system');
    const after = (await groups()).map(({ key }) => key);
    const at = before.indexOf('system');
    expect(after.slice(at - 1, at + 1)).toEqual(['system', before[at - 1]]);
    expect([...after].sort()).toEqual([...before].sort());
  });

  test('hides and shows again, links and groups', async () => {
    await step(`hide link ${SYSTEM[1]}`);
    await step('hide group you');
    const hidden = await groups();
    expect(hidden.find(({ key }) => key === 'you')?.hidden).toBe(true);
    expect(hidden.find(({ key }) => key === 'system')?.links[1]).toMatchObject({ hidden: true });
    await step(`show link ${SYSTEM[1]}`);
    await step('show group you');
    const shown = await groups();
    expect(shown.some((one) => one.hidden || one.links.some((link) => link.hidden))).toBe(false);
  });

  test('that cannot be understood is refused, and one of a link that is gone says so', async () => {
    for (const words of ['fly link /account', 'up', 'up ship /account'])
      expect((await step(words)).status).toBe(400);
    expect((await step('up link /account', { colour: 'red' })).text).toContain('<code>colour</code>');
    expect((await ada.send(HERE, HERE, { do: 'up link /account', version: 'x' })).status).toBe(400);
    const gone = await step('up link /nowhere');
    expect(gone.status).toBe(422);
    expect(gone.text).toContain('There is no link to /nowhere in the menu.');
    expect((await step('place link /account', { group: 'nowhere' })).status).toBe(422);
    expect((await ada.open(`${HERE}?colour=red`)).status).toBe(400);
    expect(await host.models.MenuLink.count()).toBe(0);
  });

  test('from a page that is out of date is not done, tells whose change came first, and is one click away', async () => {
    const opened = await ada.open(HERE);
    await step(`hide link ${SYSTEM[1]}`);
    const late = await ada.sendFrom(opened, HERE, { do: `down link ${SYSTEM[0]}` });
    expect(late.status).toBe(409);
    expect(late.text).toContain('<b>Not done yet.</b> Somebody changed the menu');
    expect(late.text).toContain(': <b>Models</b>');
    expect(await linksOf('system')).toEqual(SYSTEM);
    expect(late.text).toContain('>Move Modules down</button>');
    const again = await ada.sendFrom(late, HERE, { do: `down link ${SYSTEM[0]}` });
    expect(again.status).toBe(303);
    expect(await linksOf('system')).toEqual([SYSTEM[1], SYSTEM[0], SYSTEM[2]]);
    expect((await groups()).find(({ key }) => key === 'system')?.links[0]?.hidden).toBe(true);
  });

  test('of two at once is done for one, and told to the other', async () => {
    const opened = await ada.open(HERE);
    const both = await Promise.all(
      ['down', 'hide'].map((verb) => ada.sendFrom(opened, HERE, { do: `${verb} link ${SYSTEM[0]}` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});

describe('the rail', () => {
  test('of two people with different roles holds what each may open, in the order that was arranged', async () => {
    const tomas = await signedIn(host, 'tomas', ['moderator']);
    const eve = await signedIn(host, 'eve', ['user']);
    await grant(host, 'moderator', 'customers.read', 'system.models.read', 'system.modules.read');
    await grant(host, 'user', 'customers.read');
    await aSecond();
    expect(await tomas.rail()).toContain('System: Modules, Models');
    await step(`down link ${SYSTEM[0]}`);
    await step('place link /admin/customers/customers', { group: 'system', before: SYSTEM[1] });
    await aSecond();
    expect(await tomas.rail()).toContain('System: Customers, Models, Modules');
    expect(await eve.rail()).toContain('System: Customers');
    await step('hide link /admin/customers/customers');
    await aSecond();
    expect((await eve.rail()).join()).not.toContain('Customers');
    expect((await eve.open('/admin/customers/customers')).status).toBe(200);
  });

  test('gives a page its way there in the words of the menu', async () => {
    await step('place link /admin/customers/customers', { group: 'you', before: '' });
    await aSecond();
    const { text } = await ada.open('/admin/customers/customers/new');
    expect(text).toMatch(/aria-label="Breadcrumb">\s*<span>You<\/span>/);
  });
});

describe('somebody without menu.arrange', () => {
  test('neither sees the page nor changes anything, and is told what it takes', async () => {
    const nora = await signedIn(host, 'nora', ['guest']);
    await aSecond();
    const seen = await nora.open(HERE);
    expect(seen.status).toBe(403);
    expect(seen.text).toContain('<code>menu.arrange</code>');
    expect((await nora.send('/account', HERE, { do: 'hide group you', version: '0' })).status).toBe(403);
    expect(await nora.rail()).toEqual(['You: Account']);
  });
});
