/** Values that only a running host can read: whoever has the database, or a copy of it, cannot. */
import type { KeyFor, Models } from 'ordinal-host';
import { keyIdOf, seal, unseal, type Place } from './cipher';
import { dataKeysOf } from './data_keys';

export interface Encryption {
  /**
   * What to store in a column. The row must have its id by now: `build`, then `encrypt`, then `save`.
   * @throws what the host answers as 503 where ENCRYPTION_KEY is not set
   */
  encrypt(value: string, place: Place): Promise<string>;
  /** @throws CannotDecrypt, which says where and why */
  decrypt(sealed: string, place: Place): Promise<string>;
  /** @throws where something may be encrypted, and ENCRYPTION_KEY is not set or another than it was */
  check(): Promise<void>;
}

/** @param keyFor of a view or a listener */
export function encryptionOf(models: Pick<Models, 'EncryptionKey'>, keyFor: KeyFor): Encryption {
  const keys = dataKeysOf(models, keyFor);
  return {
    async encrypt(value, place) {
      const { id, key } = await keys.current();
      return seal(key, id, Buffer.from(value), place);
    },
    async decrypt(sealed, place) {
      const key = await keys.byId(keyIdOf(sealed, place), place);
      return unseal(key, sealed, place).toString();
    },
    async check() {
      if ((await models.EncryptionKey.count()) > 0) await keys.current();
    },
  };
}
