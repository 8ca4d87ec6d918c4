/** Everything that is encrypted, under the newest key: row by row, so that it can be stopped anywhere and gone on with. */
import {
  AS_STORED,
  encryptedColumns,
  op,
  type EncryptedColumn,
  type KeyFor,
  type Models,
} from 'ordinal-host';
import { dataKeysOf, type DataKey } from './data_keys';
import { CannotDecrypt, keyIdOf, seal, unseal } from './sealed';

export interface Moved {
  /** Values that are under the newest key now and were not before. */
  readonly moved: number;
  /** Keys that are locked up by ENCRYPTION_KEY now, and were by ENCRYPTION_KEY_OLD before. */
  readonly rewrapped: number;
  /** Places that cannot be decrypted, each with the reason, and were left as they are. */
  readonly failed: readonly string[];
}

export interface Reencryption {
  /** Makes a new key, which is used for what is new from now on, and moves all values to it. */
  rotate(onMoved?: OnMoved): Promise<Moved>;
  /** Moves what is not under the newest key yet. */
  goOn(onMoved?: OnMoved): Promise<Moved>;
}

/** Told after each batch: which column, and how many values in all so far. */
export type OnMoved = (column: EncryptedColumn, moved: number) => void;

const BATCH = 200;
/** Below every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Nobody has changed the record: what it says is what it said. */
const QUIETLY = { paranoid: false, silent: true, validate: false, hooks: false, untold: true, ...AS_STORED };

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
const rowsOf = (models: Models, { model }: EncryptedColumn): AnyRows => models[model];

/** How values of a key begin, as a pattern. */
const under = (keyId: string): string => `v1:${keyId}:%`;

/** How many values are under a key, those of rows in the trash among them. */
export async function countUnder(models: Models, keyId: string): Promise<number> {
  let count = 0;
  for (const column of encryptedColumns(models)) {
    const where = { [column.attribute]: { [op.like]: under(keyId) } };
    count += await rowsOf(models, column).count({ where, paranoid: false });
  }
  return count;
}

export function reencryptionOf(models: Models, keyFor: KeyFor): Reencryption {
  const keys = dataKeysOf(models, keyFor);

  /** One value. Another may have written the row meanwhile: then theirs stays, and is under the newest key by that. */
  const move = async (column: EncryptedColumn, row: AnyRow, newest: DataKey): Promise<number> => {
    const { attribute } = column;
    const place = { table: column.table, column: column.column, id: row.id };
    const sealed = String(row.get(attribute));
    const keyOf = await keys.byIds([keyIdOf(sealed, place)]);
    const value = unseal(keyOf(sealed, place), sealed, place);
    const [changed] = await rowsOf(models, column).update(
      { [attribute]: seal(newest.key, newest.id, value, place) },
      { where: { id: row.id, [attribute]: sealed }, ...QUIETLY },
    );
    return changed;
  };

  const oldRows = (column: EncryptedColumn, newest: DataKey, after: string): Promise<readonly AnyRow[]> =>
    rowsOf(models, column).findAll({
      attributes: ['id', column.attribute],
      where: {
        [op.not]: { [column.attribute]: { [op.like]: under(newest.id) } },
        id: { [op.gt]: after },
      },
      order: [['id', 'ASC']],
      limit: BATCH,
      paranoid: false,
      ...AS_STORED,
    });

  const goOn: Reencryption['goOn'] = async (onMoved = () => undefined) => {
    const { rewrapped, failed: shut } = await keys.rewrap();
    const newest = await keys.current();
    let moved = 0;
    const failed = [...shut];
    for (const column of encryptedColumns(models)) {
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
        onMoved(column, moved);
        rows = await oldRows(column, newest, rows.at(-1)?.id ?? FIRST);
      }
    }
    return { moved, rewrapped, failed };
  };

  return {
    goOn,
    async rotate(onMoved) {
      // Under another ENCRYPTION_KEY than the host has, a new key would shut everybody out.
      await keys.current();
      await keys.make();
      return goOn(onMoved);
    },
  };
}
