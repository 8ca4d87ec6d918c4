/** Roles across, permissions down: what `tpl/access/matrix.ejs` draws. Plain data in, plain data out. */
import type { ShownProject } from 'ordinal-host';
import type { Standing, StandingPermission, StandingRole } from './standing';

/** One permission of one role. */
export interface Mark {
  readonly permission: string;
  /** `R`, or the last word of a permission of its own: `manage`. */
  readonly letter: string;
  /** What it allows: `see customers`. */
  readonly words: string;
  readonly granted: boolean;
}

export interface MatrixRow {
  /** The loading number of a table; permissions of no table have none. */
  readonly number: number | undefined;
  readonly title: string;
  readonly help: string;
  readonly permissions: readonly string[];
  /** One list of marks for each role. */
  readonly cells: readonly (readonly Mark[])[];
}

export interface MatrixGroup {
  readonly range: string;
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

export interface Matrix {
  readonly groups: readonly MatrixGroup[];
  /** Permissions that stand in it. */
  readonly drawn: readonly string[];
  /** Rows that were left out, because one form cannot hold them all. */
  readonly left: number;
}

const LETTERS = { read: 'R', create: 'C', update: 'U', delete: 'D', export: 'X' } as const;
const ACTIONS = Object.keys(LETTERS) as (keyof typeof LETTERS)[];

/** The host reads a thousand members of a form; some are not permissions. */
const MOST = 960;

type Line = Omit<MatrixRow, 'cells' | 'permissions'> & { readonly holds: readonly StandingPermission[] };
type Block = Omit<MatrixGroup, 'rows'> & { readonly lines: readonly Line[] };

export interface Narrowed {
  /** Words that must stand in a row: its title, its module, its permissions or what they allow. */
  readonly q?: string;
  /** Permissions of which one must stand in a row. */
  readonly only?: ReadonlySet<string> | undefined;
}

export function matrixOf(
  { roles, permissions }: Standing,
  project: ShownProject,
  { q = '', only }: Narrowed = {},
): Matrix {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (block: Block, line: Line): boolean =>
    matches(block, line, words) && (only === undefined || line.holds.some(({ name }) => only.has(name)));
  const found = blocksOf(permissions, project)
    .map((block) => ({ ...block, lines: block.lines.filter((line) => isWanted(block, line)) }))
    .filter(({ lines }) => lines.length > 0);
  let room = MOST;
  let left = 0;
  const fits = ({ holds }: Line): boolean => {
    room -= holds.length;
    if (room < 0) left += 1;
    return room >= 0;
  };
  const groups = found
    .map(({ range, title, lines }) => ({
      range,
      title,
      rows: lines.filter(fits).map((line) => rowOf(line, roles)),
    }))
    .filter(({ rows }) => rows.length > 0);
  return {
    groups,
    drawn: groups.flatMap(({ rows }) => rows.flatMap((row) => row.permissions)),
    left,
  };
}

/** The host's own permissions first, then module by module: its tables, then what else it declares. */
function blocksOf(permissions: readonly StandingPermission[], project: ShownProject): Block[] {
  const byName = new Map(permissions.map((permission) => [permission.name, permission]));
  const ofTable = new Set<StandingPermission>();
  const lineOf = ({ table, number, title }: ShownProject['tables'][number]): Line => {
    const holds = ACTIONS.flatMap((action) => byName.get(`${table}.${action}`) ?? []);
    for (const permission of holds) ofTable.add(permission);
    return { number, title, help: '', holds };
  };
  const tables = project.tables.map((table) => ({ module: table.module, line: lineOf(table) }));
  const own = permissions.filter((permission) => !ofTable.has(permission));
  const ownOf = (module: string | null): Line[] => own.filter((one) => one.module === module).map(ownLine);
  return [
    { range: '', title: 'Host', lines: ownOf(null) },
    ...project.modules.map(({ name, title, range }) => ({
      range,
      title,
      lines: [
        ...tables.flatMap(({ module, line }) => (module === name && line.holds.length > 0 ? [line] : [])),
        ...ownOf(name),
      ],
    })),
  ];
}

const ownLine = (permission: StandingPermission): Line => ({
  number: undefined,
  title: permission.name,
  help: permission.description,
  holds: [permission],
});

const matches = (block: Block, line: Line, words: readonly string[]): boolean => {
  const text = [
    block.title,
    line.title,
    ...line.holds.flatMap(({ name, description }) => [name, description]),
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
};

const rowOf = ({ number, title, help, holds }: Line, roles: readonly StandingRole[]): MatrixRow => ({
  number,
  title,
  help,
  permissions: holds.map(({ name }) => name),
  cells: roles.map((role) => holds.map((permission) => markOf(permission, role, number !== undefined))),
});

function markOf({ name, description }: StandingPermission, role: StandingRole, isTable: boolean): Mark {
  const action = name.slice(name.lastIndexOf('.') + 1);
  return {
    permission: name,
    letter: isTable ? LETTERS[action as keyof typeof LETTERS] : action,
    words: description === '' ? name : description,
    granted: role.everything || role.grants.has(name),
  };
}
