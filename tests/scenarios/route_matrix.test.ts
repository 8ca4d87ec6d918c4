/** What the table beside it says of each route and each role is what really happens when the route is asked. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { readProject } from '../../core/project';
import { signedIn } from '../../modules/_system/access/tests/person';
import { visitor } from '../../modules/_system/auth/tests/visitor';
import { cellsOf, compareRoutes, readRows } from './route_matrix';
import { ROLES, TABLE, type Role } from './route_matrix.table';

type Route = TestHost['routes'][number];

/** Somebody with a browser who asks a route as our own pages would. */
type Ask = (route: Route) => Promise<string>;

const SOME_ID = '018f0000-0000-7000-8000-000000000000';
const SOME_WORD = 'a'.repeat(43);

const rows = readRows(TABLE);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

let host: TestHost;
let asks: Readonly<Record<Role, Ask>>;
beforeAll(async () => {
  const modules = readProject({ root: process.cwd(), production: false }).modules;
  host = await startTestHost({
    modules: modules.map(({ folder }) => folder.name),
    seed: 'needed',
    mailbox: { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
  });
  await host.ready();
  const clerk = await host.models.Role.create({ name: 'clerk', title: 'Clerk' });
  await grant(clerk.id, 'customers.read', 'customers.update');
  const entered = await Promise.all(ROLES.map(async (role) => [role, await askerWith(role)] as const));
  asks = Object.fromEntries(entered) as typeof asks;
});
afterAll(() => host?.close());

async function grant(roleId: string, ...permissions: readonly string[]): Promise<void> {
  const found = await host.models.Permission.findAll({ where: { name: [...permissions] } });
  expect(found).toHaveLength(permissions.length);
  for (const { id } of found) await host.models.RolePermission.create({ roleId, permissionId: id });
}

/** @param what the answer was, in the words of the table; its status where the table has none for it */
const wordFor = (
  { method, policy }: Route,
  path: string,
  { status, headers, text }: Awaited<ReturnType<ReturnType<typeof visitor>['open']>>,
): string => {
  const isDoor =
    method === 'GET'
      ? status === 303 && headers['location'] === `/login?next=${encodeURIComponent(path)}`
      : status === 401;
  if (isDoor) return 'door';
  if (status === 403 && text.includes(`It takes the permission <code>${policy}</code>`)) return '403';
  return status < 500 && status !== 401 && status !== 403 ? 'in' : `answered ${status}`;
};

async function askerWith(role: Role): Promise<Ask> {
  const browser = role === 'stranger' ? undefined : await signedIn(host, `one-${role}`, [role]);
  const stranger = visitor(host.app);
  const page = await (browser ?? stranger).open(browser === undefined ? '/login' : '/account');
  const csrf = /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const send = (path: string) =>
    browser === undefined
      ? stranger.forge(path, { csrf_token: csrf }, { Origin: 'http://localhost' })
      : browser.sendFrom(page, path);
  return async (route) => {
    const path = route.path.replace(':id', SOME_ID).replace(':revision', SOME_ID).replace(':word', SOME_WORD);
    const answer = await (route.method === 'GET' ? (browser ?? stranger).open(path) : send(path));
    return wordFor(route, path, answer);
  };
}

/** Where the table is wrong: `guest GET /admin/access/roles: in, and not 403`. */
async function differences(role: Role, routes: readonly Route[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const [is, said] = [await asks[role](route), cellsOf(rows, nameOf(route))?.[role]];
    if (is !== said) wrong.push(`${role} ${nameOf(route)}: ${is}, and not ${said}`);
  }
  return wrong;
}

test('each route there is stands in one row of the table, and each row is about routes there are', () => {
  expect(host.routes.length).toBeGreaterThan(200);
  expect(compareRoutes(rows, host.routes.map(nameOf))).toEqual({ unsaid: [], twice: [], gone: [] });
});

test('a route in no row, a route in two, and a row without a route are named', () => {
  const two = readRows(
    TABLE +
      TABLE.split('\n')
        .find((line) => line.startsWith('BOTH /login'))
        ?.replace('BOTH', 'POST'),
  );
  const live = host.routes.map(nameOf).filter((route) => route !== 'GET /admin');
  expect(compareRoutes(two, [...live, 'POST /admin/users/everybody/out'])).toEqual({
    unsaid: ['POST /admin/users/everybody/out'],
    twice: ['POST /login'],
    gone: ['GET /admin'],
  });
});

test.each(ROLES)('%s is let in, led to the door and refused as the table says', async (role) => {
  const isSigningOut = (route: Route): boolean => nameOf(route) === 'POST /logout';
  expect(
    await differences(
      role,
      host.routes.filter((route) => !isSigningOut(route)),
    ),
  ).toEqual([]);
});

test('a grant that the table does not know of is found, in each route that it opens', async () => {
  const guest = await host.models.Role.findOne({ where: { name: 'guest' } });
  await grant(guest?.id ?? '', 'roles.read', 'auth.manage');
  await new Promise((resolve) => setTimeout(resolve, 900));
  const routes = host.routes.filter(({ path }) => /^\/admin\/(?:auth|access)(?:\/|$)/.test(path));
  const opened = [
    '/auth',
    '/auth/:id/link',
    '/auth/:id/sign-out',
    '/auth/:id/two-factor-off',
    '/auth/settings',
    '/access/roles',
    '/access/roles/:id',
    '/access/roles/bulk/:id',
    '/access/roles/:id/history',
    '/access/roles/:id/history/:revision',
    '/access/roles/trash',
    '/access/roles/trash/:id',
  ];
  const isOpened = ({ path }: Route): boolean => opened.includes(path.slice('/admin'.length));
  expect([...(await differences('guest', routes))].sort()).toEqual(
    routes
      .filter(isOpened)
      .map((route) => `guest ${nameOf(route)}: in, and not 403`)
      .sort(),
  );
});

test('everybody may sign out, as the table says', async () => {
  const signingOut = host.routes.filter((route) => nameOf(route) === 'POST /logout');
  expect(signingOut).toHaveLength(1);
  for (const role of ROLES) expect(await differences(role, signingOut)).toEqual([]);
});
