/** What happened to rows, worked out from how they were and how they are. No database here. */
import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '../declare';
import type { Change } from './known_events';

/** A row as plain data. `{ id: '0197...', name: 'Ada', deletedAt: null }` */
export type PlainRow = Readonly<Record<string, unknown>>;

export interface ModelChange {
  readonly change: Change;
  readonly row: PlainRow;
  readonly before: PlainRow;
  /** Every attribute that is another one now; of a row that is new or gone all that were not empty. */
  readonly fields: Readonly<Record<string, FieldChange>>;
}

const inTrash = (row: PlainRow): boolean => (row.deletedAt ?? null) !== null;

/** What is different, by attribute. An attribute that was not read counts as empty. */
function differences(was: PlainRow, is: PlainRow): ModelChange['fields'] {
  const fields: Record<string, FieldChange> = {};
  for (const name of Object.keys({ ...was, ...is })) {
    const from = was[name] ?? null;
    const to = is[name] ?? null;
    if (!isDeepStrictEqual(from, to)) fields[name] = { from, to };
  }
  return fields;
}

/** Old values of the attributes that are different now. */
const oldValues = (was: PlainRow, is: PlainRow): PlainRow =>
  Object.fromEntries(
    Object.keys(is)
      .filter((name) => !isDeepStrictEqual(was[name], is[name]))
      .map((name) => [name, was[name]]),
  );

/**
 * One row's change, or nothing when it is as it was.
 * @param was the row before; nothing when there was none
 * @param is the row after; nothing when it is gone
 */
export function changeOf(was: PlainRow | undefined, is: PlainRow | undefined): ModelChange | undefined {
  if (is === undefined)
    return was && { change: 'deleted', row: was, before: {}, fields: differences(was, {}) };
  if (was === undefined) return { change: 'created', row: is, before: {}, fields: differences({}, is) };
  const fields = differences(was, is);
  if (inTrash(is) && !inTrash(was)) return { change: 'deleted', row: is, before: {}, fields };
  const before = oldValues(was, is);
  return Object.keys(before).length === 0 ? undefined : { change: 'updated', row: is, before, fields };
}

/** Changes of many rows, matched by id: in the order of the rows before, then new ones. */
export function changesOf(was: readonly PlainRow[], is: readonly PlainRow[]): ModelChange[] {
  const after = new Map(is.map((row) => [row.id, row]));
  const known = new Set(was.map((row) => row.id));
  return [
    ...was.map((row) => changeOf(row, after.get(row.id))),
    ...is.filter((row) => !known.has(row.id)).map((row) => changeOf(undefined, row)),
  ].filter((change) => change !== undefined);
}
