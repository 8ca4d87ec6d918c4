/** The table of routes and roles as rows, and the rows that speak of a route. */
import { MODELS, ROLES, type Cell, type Role } from './route_matrix.table';

/** `GET /admin/customers/customers/:id`, where `*` is any part of an address. */
interface Spoken {
  readonly of: string;
  readonly is: RegExp;
}

export interface Row {
  /** As it is written. */
  readonly said: string;
  readonly routes: readonly Spoken[];
  readonly cells: Readonly<Record<Role, Cell>>;
}

const METHODS: Readonly<Record<string, readonly string[]>> = {
  GET: ['GET'],
  POST: ['POST'],
  BOTH: ['GET', 'POST'],
};

/** Generated pages of one kind, below the list of a model. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  look: ['GET ', 'GET /:id'],
  take: ['GET /export', 'POST /bulk/export'],
  add: ['GET /new', 'POST /new'],
  change: ['GET /:id/edit', 'POST /:id/edit', 'POST /bulk/change', 'GET /bulk/:id'],
  fetch: ['GET /import', 'POST /import', 'GET /import/:id', 'POST /import/:id', 'GET /import/:id/refused'],
  delete: ['GET /:id/delete', 'POST /:id/delete'],
  close: ['POST /bulk/act/close', 'POST /:id/act/close'],
  recall: ['GET /:id/history', 'GET /:id/history/:revision'],
  return: ['POST /:id/history/:revision/restore'],
  dig: ['GET /trash', 'GET /trash/:id'],
  rescue: [
    'POST /bulk/trash',
    'POST /bulk/:id/undo',
    'POST /trash/:id/restore',
    'GET /trash/:id/purge',
    'POST /trash/:id/purge',
  ],
};

const spoken = (route: string): Spoken => ({
  of: route,
  is: new RegExp(`^${route.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')}$`),
});

function routesOf(word: string, rest: string): readonly string[] {
  const methods = METHODS[word];
  if (methods !== undefined) return methods.map((method) => `${method} ${rest}`);
  const [kind, models] = [KINDS[word], MODELS[rest]];
  if (kind === undefined || models === undefined) throw new Error(`what is meant by "${word} ${rest}"?`);
  return models.flatMap((model) => kind.map((one) => one.replace(/^(\w+) (.*)$/, `$1 /admin/${model}$2`)));
}

const isCell = (text: string): text is Cell => text === 'in' || text === 'door' || text === '403';

/** @throws for a line that says something else than a row does */
export function readRows(table: string): readonly Row[] {
  const [head = [], ...lines] = table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/ +/));
  if (head.join() !== ROLES.join()) throw new Error('the columns are not the roles');
  return lines.map((words) => {
    const [word = '', ...rest] = words.slice(0, -ROLES.length);
    const cells = words.slice(-ROLES.length);
    const wrong = cells.find((cell) => !isCell(cell));
    if (wrong !== undefined) throw new Error(`${words.join(' ')}: ${wrong} is no cell`);
    return {
      said: [word, ...rest].join(' '),
      routes: routesOf(word, rest.join(' ')).map(spoken),
      cells: Object.fromEntries(ROLES.map((role, at) => [role, cells[at]])) as Row['cells'],
    };
  });
}

export interface Compared {
  /** Routes that no row speaks of, and those that several do. */
  readonly unsaid: readonly string[];
  readonly twice: readonly string[];
  /** Parts of rows that speak of no route. */
  readonly gone: readonly string[];
}

/** @param routes `GET /admin`, as they are live */
export function compareRoutes(rows: readonly Row[], routes: readonly string[]): Compared {
  const matches = (route: string): number =>
    rows.flatMap((row) => row.routes.filter(({ is }) => is.test(route))).length;
  return {
    unsaid: routes.filter((route) => matches(route) === 0),
    twice: routes.filter((route) => matches(route) > 1),
    gone: rows.flatMap((row) =>
      row.routes.filter(({ is }) => !routes.some((route) => is.test(route))).map(({ of }) => of),
    ),
  };
}

/** What the table says about a route. */
export const cellsOf = (rows: readonly Row[], route: string): Row['cells'] | undefined =>
  rows.find((row) => row.routes.some(({ is }) => is.test(route)))?.cells;
