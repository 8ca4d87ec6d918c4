/** The keys that values are encrypted with: stored locked up, opened when they are asked for. */
import { randomBytes } from 'node:crypto';
import type { KeyFor, Models } from 'ordinal-host';
import { CannotDecrypt, seal, unseal, type Place } from './cipher';

export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface DataKeys {
  /** The newest; made now where there is none. */
  current(): Promise<DataKey>;
  /** A new one, which is the newest from now on. */
  make(): Promise<DataKey>;
  /** @param place of the value that is to be read with it */
  byId(id: string, place: Place): Promise<Buffer>;
}

const PURPOSE = 'security.data_keys';
/** Names in the place of a key's id the one that locks up keys. */
const MASTER = 'master';
const LENGTH = 32;

const placeOf = (id: string): Place => ({ table: 'encryption_keys', column: 'wrapped_key', id });

/** @param keyFor throws where ENCRYPTION_KEY is not set */
export function dataKeysOf({ EncryptionKey: rows }: Pick<Models, 'EncryptionKey'>, keyFor: KeyFor): DataKeys {
  const opened = new Map<string, Buffer>();

  const open = (id: string, wrappedKey: string): Buffer => {
    const known = opened.get(id);
    if (known !== undefined) return known;
    try {
      const key = unseal(keyFor(PURPOSE), wrappedKey, placeOf(id));
      opened.set(id, key);
      return key;
    } catch (error) {
      if (!(error instanceof CannotDecrypt)) throw error;
      throw new CannotDecrypt(placeOf(id), 'ENCRYPTION_KEY is not the one that it was locked up with', error);
    }
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
    async current() {
      const newest = await rows.findOne({
        order: [
          ['createdAt', 'DESC'],
          ['id', 'DESC'],
        ],
      });
      return newest === null ? make() : { id: newest.id, key: open(newest.id, newest.wrappedKey) };
    },
    async byId(id, place) {
      const row = /^[0-9a-f-]{36}$/.test(id) ? await rows.findByPk(id) : null;
      if (row === null) throw new CannotDecrypt(place, 'its key is not known here');
      return open(id, row.wrappedKey);
    },
  };
}
