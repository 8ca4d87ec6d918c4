/** Lists as people like them: kept under a name, shown above the list to whoever may see it. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';

const LIST = '/admin/customers/customers';
let host: TestHost;
let ada: Person;
let ines: Person & { readonly id: string };

/** `*Leads 2 /admin/...`; the current one with a star. How many there are of all is known a moment later on a slow machine. */
const tabs = (html: string): string[] => {
  const nav = /<nav class="views" aria-label="Saved views">([\s\S]*?)<\/nav>/.exec(html)?.[1] ?? '';
  const found = nav.matchAll(
    /<a href="([^"]*)"( aria-current="page")?>([^<]*?)(?: <span class="c">([^<]*)<\/span>)?<\/a>/g,
  );
  return [...found].map(([, to = '', current, title = '', count = '']) => {
    const words = title === 'All' ? title : `${title} ${count}`;
    return `${current === undefined ? '' : '*'}${words} ${to.replaceAll('&amp;', '&')}`;
  });
};
const keep = (person: Person, query: string, fields: object) =>
  person.send(`${LIST}?${query}`, '/account/views', fields);

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  const { id: roleId } = await host.models.Role.create({ name: 'sales', title: 'Sales' });
  const [read] = await host.models.Permission.findAll({ where: { name: 'customers.read' } });
  await host.models.RolePermission.create({ roleId, permissionId: read!.id });
  ines = await signedIn(host, 'ines', ['sales']);
  for (const [name, status] of [
    ['One', 'lead'],
    ['Two', 'lead'],
    ['Three', 'active'],
  ] as const)
    await host.models.Customer.create({ name, status });
});
afterAll(() => host?.close());
beforeEach(() => host.models.SavedSearch.destroy({ where: {} }));

test('what a list shows is kept under a name, and stands above it with its count', async () => {
  expect(tabs((await ada.open(LIST)).text)).toEqual([]);
  const kept = await keep(ada, 'f.status=lead&sort=name', { title: 'Leads' });
  expect([kept.status, kept.headers['location']]).toEqual([303, `${LIST}?f.status=lead&sort=name`]);
  const { text } = await ada.open(`${LIST}?f.status=lead&sort=name`);
  expect(tabs(text)).toEqual([`All ${LIST}`, `*Leads 2 ${LIST}?f.status=lead&sort=name`]);
  expect(text).not.toContain('Save view');
  expect((await ada.open(`${LIST}?f.status=active`)).text).toContain('Save view');
  expect((await ada.open(LIST)).text).not.toContain('Save view');
});

test("a view of one's own is nobody else's; one for everybody is", async () => {
  await keep(ada, 'f.status=lead', { title: 'Mine' });
  await keep(ada, 'f.status=active', { title: 'Ours', shared: 'on' });
  expect(tabs((await ines.open(LIST)).text)).toEqual([`*All ${LIST}`, `Ours 1 ${LIST}?f.status=active`]);
  const refused = await keep(ines, 'f.status=lead', { title: 'Theirs', shared: 'on' });
  expect(refused.status).toBe(403);
  expect((await keep(ines, 'f.status=lead', { title: 'Own' })).status).toBe(303);
  expect(await host.models.SavedSearch.count()).toBe(3);
});

test('a view of the same name takes the place of the first', async () => {
  await keep(ada, 'f.status=lead', { title: 'Best' });
  await keep(ada, 'f.status=active', { title: 'Best' });
  expect((await host.models.SavedSearch.findAll()).map(({ query }) => query)).toEqual(['f.status=active']);
});

test('a view that names what is not there any more is left out, and the list is shown', async () => {
  await keep(ada, 'f.status=lead', { title: 'Old' });
  await host.models.SavedSearch.update({ query: 'f.gone=1' }, { where: {} });
  const { status, text } = await ada.open(LIST);
  expect([status, tabs(text)]).toEqual([200, []]);
});

test("views are removed on a page of one's own, by nobody else", async () => {
  await keep(ada, 'f.status=lead', { title: 'Leads' });
  const [view] = await host.models.SavedSearch.findAll();
  const remove = `/account/views/${view?.id}/remove`;
  expect((await ines.send('/account/views', remove)).status).toBe(404);
  expect((await ada.open('/account/views')).text).toContain(`${LIST}?f.status=lead`);
  expect((await ada.send('/account/views', remove)).status).toBe(303);
  expect(await host.models.SavedSearch.count()).toBe(0);
});

test('what cannot be kept is named', async () => {
  const empty = await keep(ada, 'f.status=lead', { title: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('<p class="err" id="title-e">');
  expect(empty.text).toContain('name="query" value="f.status=lead"');
  expect((await keep(ada, 'f.status=lead', { title: 'x'.repeat(61) })).status).toBe(422);
  expect((await keep(ada, 'f.status=lead', { title: 'x', table: 'nothing' })).status).toBe(422);
  expect((await keep(ines, 'f.status=lead', { title: 'x', table: 'users' })).status).toBe(422);
  expect(await host.models.SavedSearch.count()).toBe(0);
});
