/**
 * Rows that the database itself removes or clears when others are really deleted, by the rule of a foreign key. It does
 * not say which, so they are read and locked before.
 */
import type { Model, ModelStatic, Transaction } from 'sequelize';
import type { ModelEntry, ReferenceEdge, Registry } from '../registry';
import { changeOf, type ModelChange, type PlainRow } from './model_change';
import { readRows } from './read_rows';

export interface Fallen {
  readonly entry: ModelEntry;
  readonly changes: readonly ModelChange[];
}

export interface Dependants {
  /** Whether deleting rows of a table can change rows whose changes are told. */
  matter(table: string): boolean;
  /** What will have happened to others once these rows are deleted. Ask before. */
  of(table: string, ids: readonly unknown[], transaction: Transaction): Promise<readonly Fallen[]>;
}

/** What happens to rows of one table: gone, or without some of their links. */
interface Falling {
  readonly entry: ModelEntry;
  readonly rows: Map<unknown, PlainRow>;
  readonly gone: Set<unknown>;
  readonly cleared: Map<unknown, string[]>;
}

interface Fall {
  readonly into: Map<string, Falling>;
  readonly matter: Dependants['matter'];
  readonly registry: Registry;
  readonly models: Readonly<Record<string, ModelStatic<Model>>>;
  readonly transaction: Transaction;
}

const edgesTo = (registry: Registry, table: string): readonly ReferenceEdge[] =>
  (registry.byTable.get(table)?.inverses ?? []).filter(({ onDelete }) => onDelete !== 'RESTRICT');

const isTold = (registry: Registry, table: string): boolean =>
  registry.byTable.get(table)?.definition.audit === true;

/** Tables may point to each other in a circle: each is asked once. */
function reachesTold(registry: Registry, table: string, asked = new Set<string>()): boolean {
  if (asked.has(table)) return false;
  asked.add(table);
  return edgesTo(registry, table).some(
    ({ table: child, onDelete }) =>
      isTold(registry, child) || (onDelete === 'CASCADE' && reachesTold(registry, child, asked)),
  );
}

const fallingOf = (into: Fall['into'], entry: ModelEntry): Falling => {
  const falling = into.get(entry.table) ?? { entry, rows: new Map(), gone: new Set(), cleared: new Map() };
  into.set(entry.table, falling);
  return falling;
};

async function letFall(fall: Fall, table: string, ids: readonly unknown[]): Promise<void> {
  const { registry, models, transaction, into, matter } = fall;
  for (const { table: child, model: name, attribute, onDelete } of edgesTo(registry, table)) {
    const entry = registry.byTable.get(child);
    const model = models[name];
    if (entry === undefined || model === undefined) continue;
    const goes = onDelete === 'CASCADE';
    if (!isTold(registry, child) && !(goes && matter(child))) continue;
    const query = { where: { [attribute]: ids }, paranoid: false, lock: transaction.LOCK.UPDATE };
    const { rows, gone, cleared } = fallingOf(into, entry);
    const found = (await readRows(model.unscoped(), query, transaction)).filter(({ id }) => !gone.has(id));
    for (const row of found) {
      rows.set(row.id, row);
      if (goes) gone.add(row.id);
      else cleared.set(row.id, [...(cleared.get(row.id) ?? []), attribute]);
    }
    if (goes && found.length > 0)
      await letFall(
        fall,
        child,
        found.map(({ id }) => id),
      );
  }
}

const changesIn = ({ rows, gone, cleared }: Falling): ModelChange[] =>
  [...rows].flatMap(([id, was]) => {
    const links = Object.fromEntries((cleared.get(id) ?? []).map((attribute) => [attribute, null]));
    return changeOf(was, gone.has(id) ? undefined : { ...was, ...links }) ?? [];
  });

/** @param models bound classes by name */
export function dependantsIn(models: Fall['models'], registry: Registry): Dependants {
  const known = new Map<string, boolean>();
  const matter = (table: string): boolean => {
    const answer = known.get(table) ?? reachesTold(registry, table);
    known.set(table, answer);
    return answer;
  };
  return {
    matter,
    async of(table, ids, transaction) {
      const entry = registry.byTable.get(table);
      if (entry === undefined || ids.length === 0 || !matter(table)) return [];
      const into: Fall['into'] = new Map();
      // The rows themselves are told by who deletes them.
      for (const id of ids) fallingOf(into, entry).gone.add(id);
      await letFall({ into, matter, registry, models, transaction }, table, ids);
      return [...into.values()]
        .filter((falling) => falling.entry.definition.audit)
        .map((falling) => ({ entry: falling.entry, changes: changesIn(falling) }));
    },
  };
}
