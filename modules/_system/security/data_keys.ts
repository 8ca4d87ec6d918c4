/** The keys that values are encrypted with: stored locked up, opened when they are first needed, and kept in memory then. */
import { randomBytes } from 'node:crypto';
import type { KeyFor, Models, Place } from 'ordinal-host';
import { CannotDecrypt, keyIdOf, seal, unseal } from './sealed';

export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface DataKeys {
  /** The newest; made now where there is none. */
  current(): Promise<DataKey>;
  /** A new one, which is the newest from now on, in every process. */
  make(): Promise<DataKey>;
  /**
   * Opens those that are not open yet: another process may have made them a moment ago.
   * @returns the key of a value; it throws CannotDecrypt for one whose key is not there
   */
  byIds(ids: readonly string[]): Promise<(sealed: string, place: Place) => Buffer>;
  /** Locks those up anew that ENCRYPTION_KEY_OLD has locked up. Those that neither opens are named and stay as they are. */
  rewrap(): Promise<{ readonly rewrapped: number; readonly failed: readonly string[] }>;
}

type Rows = Pick<Models, 'EncryptionKey'>;

const PURPOSE = 'security.data_keys';
/** Names in the place of a key's id the one that locks up keys. */
const MASTER = 'master';
const LENGTH = 32;

const placeOf = (id: string): Place => ({ table: 'encryption_keys', column: 'wrapped_key', id });

/** A key as it is, and whether it was locked up under ENCRYPTION_KEY_OLD. */
function unlock(keyFor: KeyFor, id: string, wrappedKey: string): { readonly key: Buffer; isOld: boolean } {
  const place = placeOf(id);
  const now = keyFor(PURPOSE);
  const before = keyFor.old?.(PURPOSE);
  for (const [isOld, master] of [[false, now] as const, [true, before] as const]) {
    if (master === undefined) continue;
    try {
      return { key: unseal(master, wrappedKey, place), isOld };
    } catch (error) {
      if (!(error instanceof CannotDecrypt)) throw error;
    }
  }
  throw new CannotDecrypt(place, 'ENCRYPTION_KEY is not the one that it was locked up with');
}

/** @param keyFor throws where ENCRYPTION_KEY is not set */
export function dataKeysOf({ EncryptionKey: rows }: Rows, keyFor: KeyFor): DataKeys {
  const opened = new Map<string, Buffer>();
  const open = (id: string, wrappedKey: string): Buffer => {
    const key = opened.get(id) ?? unlock(keyFor, id, wrappedKey).key;
    opened.set(id, key);
    return key;
  };

  const make = async (): Promise<DataKey> => {
    const master = keyFor(PURPOSE);
    const key = randomBytes(LENGTH);
    const row = rows.build({ wrappedKey: '' });
    row.wrappedKey = seal(master, MASTER, key, placeOf(row.id));
    await row.save();
    return { id: row.id, key };
  };

  return {
    make,
    // Asked for each time: so a new key counts at once everywhere, and one whose transaction was undone is never used.
    async current() {
      const newest = await rows.findOne({
        order: [
          ['createdAt', 'DESC'],
          ['id', 'DESC'],
        ],
      });
      return newest === null ? make() : { id: newest.id, key: open(newest.id, newest.wrappedKey) };
    },
    async byIds(ids) {
      const missing = [...new Set(ids)].filter((id) => !opened.has(id) && /^[0-9a-f-]{36}$/.test(id));
      if (missing.length > 0) {
        const found = await rows.findAll({ where: { id: missing } });
        for (const { id, wrappedKey } of found) open(id, wrappedKey);
      }
      return (sealed, place) => {
        const key = opened.get(keyIdOf(sealed, place));
        if (key === undefined) throw new CannotDecrypt(place, 'its key is not known here');
        return key;
      };
    },
    async rewrap() {
      let rewrapped = 0;
      const failed: string[] = [];
      for (const { id, wrappedKey } of await rows.findAll()) {
        try {
          const { key, isOld } = unlock(keyFor, id, wrappedKey);
          if (!isOld) continue;
          const values = { wrappedKey: seal(keyFor(PURPOSE), MASTER, key, placeOf(id)) };
          rewrapped += (await rows.update(values, { where: { id, wrappedKey } }))[0];
        } catch (error) {
          if (!(error instanceof CannotDecrypt)) throw error;
          failed.push(error.message);
        }
      }
      return { rewrapped, failed };
    },
  };
}

/** @throws where something may be encrypted, and ENCRYPTION_KEY is not set or another than it was */
export async function checkKeys(models: Rows, keyFor: KeyFor): Promise<void> {
  if ((await models.EncryptionKey.count()) > 0) await dataKeysOf(models, keyFor).current();
}
