/**
 * Looks into Express routers. The only file that knows how the `router` package (2.x) keeps its layers; tests walk
 * real routers, so that an update that moves things is noticed.
 */

type Path = string | RegExp | readonly (string | RegExp)[];

interface HandlerLayer {
  /** `get`, ...; undefined for `all`. */
  readonly method?: string;
  readonly handle: unknown;
}
interface Route {
  readonly path: Path;
  readonly methods: Readonly<Record<string, boolean>>;
  readonly stack: readonly HandlerLayer[];
}
interface Layer {
  readonly rawPath: Path;
  readonly route?: Route;
  readonly handle: unknown;
  /** How much of a path it covers; `false` when it is not meant. */
  match(path: string): { readonly path: string } | false;
}

/** One method of one route, or a middleware that may answer by itself. Paths are joined, e.g. `/admin/customers/:id`. */
export interface FoundHandler {
  readonly kind: 'route' | 'middleware';
  /** Upper case; `ALL` answers every method. */
  readonly method: string;
  readonly path: string;
  /** The first and the last handler that run. */
  readonly first: unknown;
  readonly last: unknown;
}

const layersOf = (router: unknown): readonly Layer[] | undefined => {
  const stack: unknown = typeof router === 'function' ? (router as { stack?: unknown }).stack : undefined;
  return Array.isArray(stack) ? (stack as Layer[]) : undefined;
};

export const isRouter = (value: unknown): boolean => layersOf(value) !== undefined;

const pathsOf = (path: Path): string[] =>
  [path].flat(Infinity).map((one) => (one instanceof RegExp ? `(${one.source})` : String(one)));

const join = (base: string, path: string): string =>
  `${base}/${path}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');

const isForErrors = (handle: unknown): boolean => typeof handle === 'function' && handle.length === 4;

function handlersOfRoute({ methods, stack, path }: Route, base: string): FoundHandler[] {
  return Object.keys(methods).flatMap((name) => {
    const own = stack.filter(({ method }) => method === undefined || method === name);
    const found = { first: own[0]?.handle, last: own.at(-1)?.handle };
    const method = name === '_all' ? 'ALL' : name.toUpperCase();
    return pathsOf(path).map((one) => ({ kind: 'route' as const, method, path: join(base, one), ...found }));
  });
}

/** Everything in a router that may answer a request, nested routers included, in the order it is asked. */
export function handlersOf(router: unknown, base = '/'): FoundHandler[] {
  return (layersOf(router) ?? []).flatMap((layer) => {
    if (layer.route !== undefined) return handlersOfRoute(layer.route, base);
    if (isForErrors(layer.handle)) return [];
    const below = pathsOf(layer.rawPath).map((path) => join(base, path));
    if (isRouter(layer.handle)) return below.flatMap((path) => handlersOf(layer.handle, path));
    return below.map((path) => ({
      kind: 'middleware' as const,
      method: 'ALL',
      path,
      first: layer.handle,
      last: layer.handle,
    }));
  });
}

/** Methods that a router answers at a path, upper case, each once. Empty: there is nothing at that path. */
export function methodsAt(router: unknown, path: string): string[] {
  const found = (layersOf(router) ?? []).flatMap((layer) => {
    if (!isRouter(layer.handle) && layer.route === undefined) return [];
    const match = layer.match(path);
    if (match === false) return [];
    if (layer.route !== undefined) return Object.keys(layer.route.methods).map((name) => name.toUpperCase());
    const rest = path.slice(match.path.length);
    return methodsAt(layer.handle, rest.startsWith('/') ? rest : `/${rest}`);
  });
  return [...new Set(found)];
}
