import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { aSecond, firstAdministrator, grant, signedIn, type Person } from './person';

const HERE = '/admin/menu';
const CUSTOMERS = '/admin/customers/customers';
const edit = (at: string, of = 'links'): string => `${HERE}/${of}/edit?at=${encodeURIComponent(at)}`;
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

const save = (at: string, fields: object) =>
  ada.send(edit(at), `${HERE}/links/edit`, { title: '', group: '300–319', audience: 'all', ...fields });
const add = (fields: object) =>
  ada.send(`${HERE}/links/new`, `${HERE}/links/new`, {
    ...{
      title: 'Wiki',
      address: 'https://wiki.example/start',
      group: 'system',
      audience: 'all',
      permission: '',
    },
    ...fields,
  });
const addGroup = async (name: string): Promise<string> => {
  const { headers } = await ada.send(`${HERE}/groups/new`, `${HERE}/groups/new`, { name });
  return (
    new URL(String(headers['location']), 'http://host').searchParams.get('at')?.slice('group '.length) ?? ''
  );
};

describe('the form of a link', () => {
  test('renames it, puts it into another group, and takes both back', async () => {
    expect((await save(CUSTOMERS, { title: 'Buyers', group: 'system' })).status).toBe(303);
    expect(await ada.rail('/admin/menu')).toContainEqual(expect.stringMatching(/^System: .*, Buyers$/));
    const { text } = await ada.open(HERE);
    for (const note of ['was Customers', 'from Customer Management'])
      expect(text).toContain(`>${note}</span>`);
    await save(CUSTOMERS, { title: 'Customers' });
    expect((await host.models.MenuLink.findOne({ where: { address: CUSTOMERS } }))?.title).toBeNull();
  });

  test('shows it to chosen roles alone, who still need the permission', async () => {
    await grant(host, 'moderator', 'customers.read');
    await grant(host, 'user', 'customers.read');
    const [tomas, eve, guest] = await Promise.all([
      signedIn(host, 'tomas', ['moderator']),
      signedIn(host, 'eve', ['user']),
      signedIn(host, 'gast', ['guest']),
    ]);
    await save(CUSTOMERS, { audience: 'roles', 'role.moderator': 'on', 'role.guest': 'on' });
    await aSecond();
    expect(await tomas.rail()).toContain('Customer Management: Customer book, Customers');
    expect(await eve.rail()).toContain('Customer Management: Customer book');
    expect((await guest.rail()).join()).not.toContain('Customer');
    expect((await ada.open(HERE)).text).toContain('>only Guest, Moderator</span>');
    const role = await host.models.Role.findOne({ where: { name: 'moderator' } });
    await host.models.RoleMenuPermission.destroy({ where: { roleId: role?.id ?? '' } });
    await aSecond();
    expect((await tomas.rail()).join()).not.toContain('Customers');
    await save(CUSTOMERS, { audience: 'all' });
    await aSecond();
    expect(await eve.rail()).toContain('Customer Management: Customer book, Customers');
  });

  test('says at the fields what is wrong, and keeps what was typed', async () => {
    const answer = await add({
      ...{
        title: ' ',
        address: '//evil.example',
        permission: 'wiki.fly',
        group: 'nowhere',
        audience: 'nobody',
      },
    });
    expect(answer.status).toBe(422);
    for (const [field, words] of [
      ['title', 'Is required'],
      ['address', 'Must begin with / for a page of this site, or with https:// for another'],
      ['permission', 'Is no permission'],
      ['group', 'Is not in the menu (any more)'],
      ['audience', 'Must be all or roles'],
    ])
      expect(answer.text).toMatch(new RegExp(`id="${field}-e">.*${words!.replaceAll(/[()]/g, '\\$&')}`));
    expect(answer.text).toContain('value="//evil.example"');
    expect(answer.text).toContain('value="wiki.fly"');
    for (const address of ['javascript:alert(1)', '/\\evil.example', 'http://wiki.example', 'wiki', '/a b'])
      expect((await add({ address })).status).toBe(422);
    expect((await add({ address: CUSTOMERS })).text).toContain('Is in the menu already');
    expect((await add({ colour: 'red' })).status).toBe(400);
    expect(await host.models.MenuLink.count()).toBe(0);
  });

  test('that is out of date saves nothing, says whose change came first, and saves on the next try', async () => {
    const opened = await ada.open(edit(CUSTOMERS));
    await save('/admin/customers', { title: 'Address book' });
    const mine = { title: 'Buyers', group: '300–319', audience: 'all' };
    const late = await ada.sendFrom(opened, `${HERE}/links/edit`, mine);
    expect(late.status).toBe(409);
    expect(late.text).toContain(
      '<b>Not saved yet.</b> Somebody changed the menu after you had opened this page: <b>Address book</b>',
    );
    expect(late.text).toContain('value="Buyers"');
    expect((await ada.sendFrom(late, `${HERE}/links/edit`, mine)).status).toBe(303);
    const links = await host.models.MenuLink.findAll({ order: ['address'] });
    expect(links.map(({ title }) => title)).toEqual(['Address book', 'Buyers']);
  });

  test('of a link that is not there says so', async () => {
    expect((await ada.open(edit('/nowhere'))).status).toBe(422);
    expect((await save('/nowhere', {})).status).toBe(422);
  });
});

describe("a link of an administrator's own", () => {
  test('stands last in its group, is seen by those with its permission, is changed and removed', async () => {
    expect((await add({ permission: 'customers.read' })).status).toBe(303);
    const eve = await signedIn(host, 'eva', ['user']);
    const guest = await signedIn(host, 'gustav', ['guest']);
    await aSecond();
    expect(await eve.rail()).toContain('System: Wiki');
    expect((await guest.rail()).join()).not.toContain('Wiki');
    const at = 'https://wiki.example/start';
    await save(at, { title: 'Notes', address: '/admin/notes', permission: '', group: 'you' });
    await aSecond();
    expect(await guest.rail()).toEqual(['You: Account, Notes']);
    const removed = await ada.send(edit('/admin/notes'), `${HERE}/remove`, { what: 'link /admin/notes' });
    expect(removed.status).toBe(303);
    expect(await host.models.MenuLink.count({ where: { own: true } })).toBe(0);
  });

  test('alone can be removed: a contributed one is refused', async () => {
    const answer = await ada.send(HERE, `${HERE}/remove`, {
      what: `link ${CUSTOMERS}`,
      version: await version(),
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('It can be hidden, not removed.');
  });
});

const version = async (): Promise<number> => ((await ada.json(HERE)).body as { version: number }).version;

describe('a group', () => {
  test('of its own takes links in, is renamed, and gives them back when it is removed', async () => {
    const key = await addGroup('Daily work');
    await save(CUSTOMERS, { group: key });
    await add({ group: key });
    expect(await ada.rail(HERE)).toContain('Daily work: Customers, Wiki');
    await ada.send(edit(key, 'groups'), `${HERE}/groups/edit`, { name: 'Every day' });
    await aSecond();
    expect(await ada.rail()).toContain('Every day: Customers, Wiki');
    await ada.send(edit(key, 'groups'), `${HERE}/remove`, { what: `group ${key}` });
    await aSecond();
    const rail = await ada.rail();
    expect(rail).toContainEqual(expect.stringMatching(/^Customer Management: Customer book, Customers, /));
    expect(rail).toContain('More: Wiki');
  });

  test('that is contributed is renamed, and called as it comes again when its title is taken out', async () => {
    await ada.send(edit('system', 'groups'), `${HERE}/groups/edit`, { name: 'Machine room' });
    expect((await ada.open(HERE)).text).toContain('>was System</span>');
    await ada.send(edit('system', 'groups'), `${HERE}/groups/edit`, { name: '' });
    expect((await host.models.MenuTier.findOne({ where: { key: 'system' } }))?.title).toBeNull();
    const { id = '' } = (await host.models.MenuTier.findOne({ where: { key: 'system' } })) ?? {};
    const refused = await ada.send(HERE, `${HERE}/remove`, { what: `group ${id}`, version: await version() });
    expect(refused.status).toBe(422);
  });

  test('needs a name that is not too long', async () => {
    for (const [name, words] of [
      ['  ', 'Is required'],
      ['x'.repeat(101), 'Must have at most 100 characters'],
    ] as const) {
      const answer = await ada.send(`${HERE}/groups/new`, `${HERE}/groups/new`, { name });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
    }
    expect((await ada.open(edit('nowhere', 'groups'))).status).toBe(422);
  });
});

describe('what nobody contributes any more', () => {
  test('is named on the page, can be removed, and is in nobody’s menu', async () => {
    const type = await host.models.MenuType.findOne({ where: { key: 'admin' } });
    const menuTypeId = type?.id ?? '';
    await host.models.MenuLink.create({ menuTypeId, address: '/admin/kites', title: 'Kites' });
    const tier = await host.models.MenuTier.create({ menuTypeId, key: '980–999' });
    const { text } = await ada.open(HERE);
    expect(text).toContain('Nobody contributes these any more');
    for (const what of ['link /admin/kites', `group ${tier.id}`]) {
      expect(text).toContain(`value="${what}"`);
      expect((await ada.send(HERE, `${HERE}/remove`, { what, version: await version() })).status).toBe(303);
    }
    expect([await host.models.MenuLink.count(), await host.models.MenuTier.count()]).toEqual([0, 0]);
    const again = await ada.send(HERE, `${HERE}/remove`, {
      what: 'link /admin/kites',
      version: await version(),
    });
    expect(again.status).toBe(422);
  });
});

test('every page and form of the menu takes menu.arrange', async () => {
  const nora = await signedIn(host, 'nora', ['user']);
  for (const page of [edit(CUSTOMERS), edit('system', 'groups'), `${HERE}/links/new`, `${HERE}/groups/new`])
    expect((await nora.open(page)).status).toBe(403);
  for (const form of ['links/edit', 'groups/edit', 'links/new', 'groups/new', 'remove'])
    expect((await nora.send('/account', `${HERE}/${form}`, { version: '0' })).status).toBe(403);
});
