/** Which tables and columns are gone, which are new, and which of them could be one another under a new name. */
import { BASE_FIELD_NAMES, snake } from '../../declare';
import type { Fact, SchemaState } from '../../schema_engine';
import { withoutSchema } from './neutral_sql';

export interface ColumnFact {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly generated: boolean;
}

export interface Inventory {
  readonly tables: ReadonlySet<string>;
  /** By `table.column`. */
  readonly columns: ReadonlyMap<string, ColumnFact>;
  /** SQL of defaults, by `table.column`. */
  readonly defaults: ReadonlyMap<string, string>;
  /** By `table.constraint`: the definition. */
  readonly constraints: ReadonlyMap<string, string>;
  /** Check constraints by table: looked for once for each of its columns. */
  readonly checks: ReadonlyMap<string, readonly { readonly name: string; readonly definition: string }[]>;
  /** By name: table and definition from `ON` on. */
  readonly indexes: ReadonlyMap<string, { readonly table: string; readonly definition: string }>;
  /** Values of native enumerations. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly facts: readonly Fact[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function checksIn(constraints: readonly Fact[]): Inventory['checks'] {
  const checks = new Map<string, { name: string; definition: string }[]>();
  for (const { table, name, payload } of constraints) {
    const definition = text(payload['def']);
    if (!definition.startsWith('CHECK ')) continue;
    const others = checks.get(table);
    if (others === undefined) checks.set(table, [{ name, definition }]);
    else others.push({ name, definition });
  }
  return checks;
}

export function inventoryOf({ facts }: Pick<SchemaState, 'facts'>): Inventory {
  const of = (kind: string): readonly Fact[] => facts.filter((fact) => fact.kind === kind);
  const key = ({ table, name }: Fact): string => `${table}.${name}`;
  return {
    tables: new Set(of('table').map(({ name }) => name)),
    columns: new Map(
      of('column').map((fact) => [
        key(fact),
        {
          table: fact.table,
          name: fact.name,
          type: withoutSchema(text(fact.payload['type'])),
          notNull: fact.payload['notNull'] === true,
          generated: fact.payload['generatedExpr'] !== null || fact.payload['identity'] !== null,
        },
      ]),
    ),
    defaults: new Map(of('default').map((fact) => [key(fact), withoutSchema(text(fact.payload['expr']))])),
    constraints: new Map(of('constraint').map((fact) => [key(fact), text(fact.payload['def'])])),
    checks: checksIn(of('constraint')),
    indexes: new Map(
      of('index').map((fact) => {
        const definition = text(fact.payload['def']);
        return [
          fact.name,
          {
            table: fact.table,
            definition: definition.replace(/^(CREATE (?:UNIQUE )?INDEX) .*? ON /, '$1 ON '),
          },
        ];
      }),
    ),
    enums: new Map(
      of('type')
        .filter(({ payload }) => payload['variant'] === 'enum')
        .map(({ name, payload }) => [name, payload['values'] as readonly string[]]),
    ),
    facts,
  };
}

export interface RenameCandidate {
  /** The table, for columns; undefined for tables. */
  readonly table?: string;
  readonly from: string;
  readonly to: string;
}

const minus = <T>(all: Iterable<T>, without: { has(one: T): boolean }): T[] =>
  [...all].filter((one) => !without.has(one));

/** Columns every table has say nothing about which table it is. */
const BASE = new Set<string>(BASE_FIELD_NAMES.map(snake));

/** The share of their own columns that two tables have in common. */
function likeness(a: string, before: Inventory, b: string, wanted: Inventory): number {
  const columnsOf = (table: string, { columns }: Inventory): string[] =>
    [...columns.values()]
      .filter((column) => column.table === table && !BASE.has(column.name))
      .map(({ name, type }) => `${name} ${type}`);
  const one = columnsOf(a, before);
  const other = new Set(columnsOf(b, wanted));
  const most = Math.max(one.length, other.size);
  return most === 0 ? 1 : one.filter((column) => other.has(column)).length / most;
}

const ALIKE = 0.5;

export const droppedTables = (before: Inventory, wanted: Inventory): string[] =>
  minus(before.tables, wanted.tables);

export const tableCandidates = (before: Inventory, wanted: Inventory): RenameCandidate[] =>
  droppedTables(before, wanted).flatMap((from) =>
    minus(wanted.tables, before.tables)
      .filter((to) => likeness(from, before, to, wanted) >= ALIKE)
      .map((to) => ({ from, to })),
  );

/** Columns of tables that stay. */
export const droppedColumns = (before: Inventory, wanted: Inventory): ColumnFact[] =>
  minus(before.columns.keys(), wanted.columns)
    .flatMap((key) => before.columns.get(key) ?? [])
    .filter(({ table }) => wanted.tables.has(table));

export const addedColumns = (before: Inventory, wanted: Inventory): ColumnFact[] =>
  minus(wanted.columns.keys(), before.columns)
    .flatMap((key) => wanted.columns.get(key) ?? [])
    .filter(({ table }) => before.tables.has(table));

/** Without a length: a renamed column may have been widened. A native type is called after its column, so its words count. */
const family = (type: string, { enums }: Inventory): string =>
  enums.get(type.replaceAll('"', ''))?.join('\0') ?? type.replace(/\([^)]*\)/, '');

export const columnCandidates = (before: Inventory, wanted: Inventory): RenameCandidate[] =>
  droppedColumns(before, wanted).flatMap((gone) =>
    addedColumns(before, wanted)
      .filter(
        ({ table, type, generated }) =>
          table === gone.table &&
          family(type, wanted) === family(gone.type, before) &&
          generated === gone.generated,
      )
      .map(({ name }) => ({ table: gone.table, from: gone.name, to: name })),
  );
