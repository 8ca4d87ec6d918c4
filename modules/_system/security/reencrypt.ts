/** Everything that is encrypted, under the newest key: row by row, so that it can be stopped anywhere and gone on with. */
import { op, type KeyFor, type ModelName, type Models } from 'ordinal-host';
import { CannotDecrypt, keyIdOf, seal, unseal, type Place } from './cipher';
import { dataKeysOf, type DataKey } from './data_keys';

/** A column with encrypted values. Modules name theirs by the filter `security:encrypted`. */
export interface EncryptedColumn extends Omit<Place, 'id'> {
  readonly model: ModelName;
  readonly attribute: string;
}

export interface Moved {
  /** Values that are under the newest key now and were not before. */
  readonly moved: number;
  /** Places that cannot be decrypted, each with the reason, and were left as they are. */
  readonly failed: readonly string[];
}

export interface Reencryption {
  /** Makes a new key, which is used for what is new from now on, and moves all values to it. */
  rotate(columns: readonly EncryptedColumn[]): Promise<Moved>;
  /** Moves what is not under the newest key yet. */
  goOn(columns: readonly EncryptedColumn[]): Promise<Moved>;
}

const BATCH = 200;
/** Below every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

interface AnyRow {
  readonly id: string;
  get(attribute: string): unknown;
}

/** What is asked of a model whose name is known only at run time. */
interface AnyRows {
  findAll(query: object): Promise<readonly AnyRow[]>;
  count(query: object): Promise<number>;
  update(values: object, query: object): Promise<[affected: number]>;
}

/** How values of a key begin, as a pattern. */
const under = (keyId: string): string => `v1:${keyId}:%`;

/** How many values are under a key. */
export async function countUnder(
  models: Models,
  keyId: string,
  columns: readonly EncryptedColumn[],
): Promise<number> {
  let count = 0;
  for (const { model, attribute } of columns) {
    const rows: AnyRows = models[model];
    count += await rows.count({ where: { [attribute]: { [op.like]: under(keyId) } } });
  }
  return count;
}

export function reencryptionOf(models: Models, keyFor: KeyFor): Reencryption {
  const keys = dataKeysOf(models, keyFor);
  const rowsOf = ({ model }: EncryptedColumn): AnyRows => models[model];

  /** One value. Another may have written the row meanwhile: then theirs stays, and is looked at the next time. */
  const move = async (column: EncryptedColumn, row: AnyRow, newest: DataKey): Promise<number> => {
    const { attribute } = column;
    const place = { table: column.table, column: column.column, id: row.id };
    const sealed = String(row.get(attribute));
    const value = unseal(await keys.byId(keyIdOf(sealed, place), place), sealed, place);
    const values = { [attribute]: seal(newest.key, newest.id, value, place) };
    const [changed] = await rowsOf(column).update(values, { where: { id: row.id, [attribute]: sealed } });
    return changed;
  };

  const oldRows = (column: EncryptedColumn, newest: DataKey, after: string): Promise<readonly AnyRow[]> =>
    rowsOf(column).findAll({
      where: {
        [op.not]: { [column.attribute]: { [op.like]: under(newest.id) } },
        id: { [op.gt]: after },
      },
      order: [['id', 'ASC']],
      limit: BATCH,
    });

  const goOn = async (columns: readonly EncryptedColumn[]): Promise<Moved> => {
    const newest = await keys.current();
    let moved = 0;
    const failed: string[] = [];
    for (const column of columns) {
      let rows = await oldRows(column, newest, FIRST);
      while (rows.length > 0) {
        for (const row of rows) {
          try {
            moved += await move(column, row, newest);
          } catch (error) {
            if (!(error instanceof CannotDecrypt)) throw error;
            failed.push(error.message);
          }
        }
        rows = await oldRows(column, newest, rows.at(-1)?.id ?? FIRST);
      }
    }
    return { moved, failed };
  };

  return {
    goOn,
    async rotate(columns) {
      await keys.make();
      return goOn(columns);
    },
  };
}
