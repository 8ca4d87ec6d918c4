/** The list of all routes, as `menu-cli routes` shows it, and what is wrong with it. */
import type { Finding, WayOut } from '../findings';
import { policyOf } from './policy';
import { handlersOf, type FoundHandler } from './router_layers';

/** `{ method: 'GET', path: '/admin/customers/:id', policy: 'customers.read', module: 'customers', file: '.../view.ts' }` */
export interface RouteInfo {
  readonly method: string;
  readonly path: string;
  /** A permission, or `public`. */
  readonly policy: string;
  readonly module: string;
  /** The file it comes from, as a person would type it. */
  readonly file: string;
  /** Of a generated page: the table whose rows it shows. */
  readonly table?: string;
}

/** Where routes come from. */
export type RouteSource = Pick<RouteInfo, 'module' | 'file' | 'table'>;

const withoutPolicy = ({ method, path, kind }: FoundHandler, { module, file }: RouteSource): Finding => ({
  code: 'ROUTE_WITHOUT_POLICY',
  level: 'error',
  summary:
    kind === 'route'
      ? `${module}: ${method} ${path} does not say who may use it`
      : `${module}: a middleware at ${path} may answer anybody`,
  at: [{ file, note: `${method} ${path}` }],
  waysOut: [
    kind === 'route'
      ? { text: `make access('${module}.read'), or another permission, the first handler of the route` }
      : { text: `put router.use(access('${module}.read')) in front of it` },
    { text: 'write access.public() where anybody may use it' },
  ],
});

/** A middleware is fine behind a policy that covers its whole path. */
function isCovered(handler: FoundHandler, before: readonly FoundHandler[]): boolean {
  return before.some(
    ({ kind, path, first }) =>
      kind === 'middleware' &&
      policyOf(first) !== undefined &&
      (path === '/' || handler.path === path || handler.path.startsWith(`${path}/`)),
  );
}

/** The routes of a router that is mounted at `base`, and those that do not say who may use them. */
export function routesOf(
  router: unknown,
  base: string,
  source: RouteSource,
): { readonly routes: RouteInfo[]; readonly findings: Finding[] } {
  // `.all(access('x'))` in front of `.get(...)` lets through and answers nothing.
  const handlers = handlersOf(router, base).filter(
    ({ kind, method, last }) => !(kind === 'route' && method === 'ALL' && policyOf(last) !== undefined),
  );
  const findings = handlers.filter(
    (handler, index) =>
      policyOf(handler.first) === undefined &&
      !(handler.kind === 'middleware' && isCovered(handler, handlers.slice(0, index))),
  );
  const routes = handlers
    .filter(({ kind }) => kind === 'route')
    .map(({ method, path, first }) => ({ method, path, policy: policyOf(first) ?? '', ...source }));
  return { routes, findings: findings.map((handler) => withoutPolicy(handler, source)) };
}

/** Addresses that differ only in the names of their parameters, in case or in a slash at the end are one. */
const addressOf = (path: string): string =>
  path
    .replaceAll(/[:*]\w+/g, ':')
    .toLowerCase()
    .replace(/(?<=.)\/$/, '');

const twice = (first: RouteInfo, second: RouteInfo): Finding => ({
  code: 'ROUTE_TWICE',
  level: 'error',
  summary:
    first.module === second.module
      ? `${first.module} answers ${second.method} ${second.path} twice`
      : `${first.module} and ${second.module} both answer ${second.method} ${second.path}`,
  at: [first, second].map(({ file, method, path }) => ({ file, note: `${method} ${path}` })),
  waysOut: [
    ...[first, second].flatMap(({ table }) => (table === undefined ? [] : [otherTable(table)])),
    ...([first, second].some(isOfView) ? ELSEWHERE : []),
  ],
});

/** Neither generated nor the host's own. */
const isOfView = ({ table, file }: RouteInfo): boolean =>
  table === undefined && !/^(?:app|core)\//.test(file);

const otherTable = (table: string): WayOut => ({
  text: `give the table ${table} or its module another name: the address of its pages is made of the two`,
});

const ELSEWHERE: readonly WayOut[] = [
  { text: `give one of the two another path` },
  { text: `mount a module elsewhere: defineModule({ mount: '/...' }) in its module.ts` },
];

/** Pairs of routes that answer one method at one address. */
export function routesTwice(routes: readonly RouteInfo[]): Finding[] {
  const byAddress = new Map<string, RouteInfo[]>();
  const findings: Finding[] = [];
  for (const route of routes) {
    const address = addressOf(route.path);
    const others = byAddress.get(address) ?? [];
    const first = others.find(
      ({ method }) => method === route.method || method === 'ALL' || route.method === 'ALL',
    );
    if (first !== undefined) findings.push(twice(first, route));
    byAddress.set(address, [...others, route]);
  }
  return findings;
}
