/** Rows made many at once or made if they are not there: `bulkCreate` and `upsert`. */
import { Model, Op, type FindOptions, type ModelStatic } from 'sequelize';
import { changesOf, type PlainRow } from './model_change';
import { plainRow, readRows, withIds } from './read_rows';
import type { Watch, WatchedOptions } from './watch';

interface InsertOptions extends WatchedOptions {
  readonly individualHooks?: boolean;
  readonly ignoreDuplicates?: boolean;
  readonly updateOnDuplicate?: readonly string[];
  readonly conflictAttributes?: readonly string[];
  /** Of `upsert`; columns, not attributes. */
  readonly conflictFields?: readonly string[];
  readonly returning?: unknown;
  /** The answer is needed whole. */
  readonly told?: boolean;
}
type Values = Readonly<Record<string, unknown>>;
type Insert<I, A> = (this: ModelStatic<Model>, input: I, options?: InsertOptions) => Promise<A>;

/** Sets of attributes that name at most one row: `[['id'], ['email']]` */
function keysOf(model: ModelStatic<Model>, options: InsertOptions): (readonly string[])[] {
  const attributes = Object.entries(model.getAttributes());
  const named = (column: string): string =>
    attributes.find(([name, { field }]) => field === column || name === column)?.[0] ?? column;
  return [
    ['id'],
    ...attributes.filter(([, { unique }]) => unique === true).map(([name]) => [name]),
    ...(options.conflictAttributes === undefined ? [] : [options.conflictAttributes]),
    ...(options.conflictFields === undefined ? [] : [options.conflictFields.map(named)]),
  ];
}

/** The rows that these values could run into. */
function inTheWay(model: ModelStatic<Model>, values: readonly Values[], options: InsertOptions): FindOptions {
  const conditions = values.flatMap((one) =>
    keysOf(model, options)
      .filter((key) => key.every((name) => one[name] !== undefined && one[name] !== null))
      .map((key) => Object.fromEntries(key.map((name) => [name, one[name]]))),
  );
  return { where: { [Op.or]: conditions.length === 0 ? [{ id: null }] : conditions }, paranoid: false };
}

const only = (rows: readonly PlainRow[], ids: ReadonlySet<unknown>): PlainRow[] =>
  rows.filter((row) => ids.has(row.id));

function tellingBulk(watch: Watch, original: Insert<readonly Values[], Model[]>): typeof original {
  return function (input, options = {}) {
    // With `individualHooks` Sequelize saves row by row, and each row tells its own news.
    if (watch.isUntold(options) || options.individualHooks === true || input.length === 0) {
      return original.call(this, input, options);
    }
    return watch.during(options, async (transaction) => {
      if (options.ignoreDuplicates !== true && options.updateOnDuplicate === undefined) {
        const rows = await original.call(this, input, { ...options, transaction, told: true });
        return {
          answer: rows,
          changes: changesOf(
            [],
            // Rows that a server has taken by COPY are plain already.
            rows.map((row) => (row instanceof Model ? plainRow(row) : (row as PlainRow))),
          ),
        };
      }
      const was = await readRows(this.unscoped(), inTheWay(this, input, options), transaction);
      // Rows that were left out are missing in what PostgreSQL returns, and Sequelize would count on without them.
      const returning = options.ignoreDuplicates !== true;
      const rows = await original.call(this, input, { ...options, returning, transaction });
      const ids = new Set(rows.map((row) => row.get('id')));
      const is = await readRows(this.unscoped(), withIds([...ids]), transaction);
      return { answer: rows, changes: changesOf(only(was, ids), is) };
    });
  };
}

function tellingUpsert(watch: Watch, original: Insert<Values, [Model, boolean | null]>): typeof original {
  return function (values, options = {}) {
    if (watch.isUntold(options)) return original.call(this, values, options);
    return watch.during(options, async (transaction) => {
      const was = await readRows(this.unscoped(), inTheWay(this, [values], options), transaction);
      const answer = await original.call(this, values, { ...options, returning: true, transaction });
      const ids = new Set([answer[0].get('id')]);
      const is = await readRows(this.unscoped(), withIds([...ids]), transaction);
      return { answer, changes: changesOf(only(was, ids), is) };
    });
  };
}

/** Lets `bulkCreate` and `upsert` tell which rows they made and which they changed. */
export function watchInserts(watch: Watch): void {
  const model = watch.model as unknown as {
    bulkCreate: Parameters<typeof tellingBulk>[1];
    upsert: Parameters<typeof tellingUpsert>[1];
  };
  const told = {
    bulkCreate: tellingBulk(watch, model.bulkCreate),
    upsert: tellingUpsert(watch, model.upsert),
  };
  for (const [name, value] of Object.entries(told)) {
    Object.defineProperty(model, name, { value, configurable: true, writable: true });
  }
}
