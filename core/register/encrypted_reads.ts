/** What a SELECT has brought, however it was asked for: rows, plain objects, and what was joined to them. */
import { Model, type ModelStatic } from 'sequelize';
import { readOf, type EncryptedTable, type Read } from './encrypted_values';

/** A query as Sequelize has worked it out, as far as it matters here. */
export interface SelectOptions {
  attributes?: (string | readonly [unknown, string])[];
  originalAttributes?: readonly unknown[];
  readonly include?: readonly JoinedOptions[];
  readonly group?: unknown;
  readonly asStored?: boolean;
  /** What cannot be decrypted comes as it is stored. */
  readonly orAsStored?: boolean;
}
interface JoinedOptions extends SelectOptions {
  readonly model: ModelStatic<Model>;
  readonly as: string;
}

export type Tables = ReadonlyMap<string, EncryptedTable>;

interface Joined {
  readonly model: Pick<ModelStatic<Model>, 'tableName'>;
  readonly include?: readonly JoinedOptions[] | undefined;
}

const nameOf = (one: string | readonly [unknown, string]): string => (typeof one === 'string' ? one : one[1]);

/** Who asks for a value and not for the id of its row is given both: a value is read in its place alone. */
export function askForIds(tables: Tables, model: Joined['model'], options: SelectOptions): void {
  const { attributes, originalAttributes, include = [], group } = options;
  const names = new Set(attributes?.map(nameOf));
  const fields = tables.get(model.tableName)?.fields ?? [];
  const isReading = fields.some(({ attribute }) => names.has(attribute));
  if (isReading && group === undefined) {
    if (attributes !== undefined && !names.has('id')) options.attributes = ['id', ...attributes];
    // Rows in memory take over what was asked for, and nothing else.
    if (originalAttributes !== undefined && !originalAttributes.includes('id'))
      options.originalAttributes = ['id', ...originalAttributes];
  }
  for (const joined of include) askForIds(tables, joined.model, joined);
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** Values in a row in memory, and in the rows that hang on it. */
function readsOfRow(tables: Tables, row: Model, { model, include = [] }: Joined): Read[] {
  const { dataValues, _previousDataValues: previous } = row as unknown as {
    readonly dataValues: Plain;
    readonly _previousDataValues: Plain;
  };
  const table = tables.get(model.tableName);
  const own = (table?.fields ?? []).flatMap((field) => {
    const { attribute } = field;
    const put = (value: unknown): void => {
      dataValues[attribute] = value;
      previous[attribute] = value;
    };
    return table === undefined
      ? []
      : readOf(table, field, { id: dataValues['id'], value: dataValues[attribute], put });
  });
  return [...own, ...include.flatMap((one) => readsIn(tables, dataValues[one.as], one))];
}

/** Values in a plain object: joined rows lie in it as objects, or as `author.name` beside its own. */
function readsOfPlain(tables: Tables, row: Plain, { model, include = [] }: Joined, before = ''): Read[] {
  const table = tables.get(model.tableName);
  const own = (table?.fields ?? []).flatMap((field) => {
    const name = `${before}${field.attribute}`;
    const put = (value: unknown): void => void (row[name] = value);
    return table === undefined ? [] : readOf(table, field, { id: row[`${before}id`], value: row[name], put });
  });
  const joined = include.flatMap((one) =>
    before === '' && isPlain(row[one.as])
      ? readsIn(tables, row[one.as], one)
      : readsOfPlain(tables, row, one, `${before}${one.as}.`),
  );
  return [...own, ...joined];
}

/** All values that what was found holds: a row, many, or nothing. */
export function readsIn(tables: Tables, found: unknown, joined: Joined): Read[] {
  if (Array.isArray(found)) return found.flatMap((one) => readsIn(tables, one, joined));
  if (found instanceof Model) return readsOfRow(tables, found, joined);
  return isPlain(found) ? readsOfPlain(tables, found, joined) : [];
}
