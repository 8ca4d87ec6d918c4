/** Encrypted fields of all modules: written under the newest key, read under the one they name. */
import { defineCipher } from 'ordinal-host';
import { dataKeysOf } from './data_keys';
import { keyIdOf, seal, unseal } from './sealed';

export default defineCipher(({ models, keyFor }) => {
  const keys = dataKeysOf(models, keyFor);
  return {
    async encrypt(values) {
      const { id, key } = await keys.current();
      return values.map(({ value, place }) => seal(key, id, Buffer.from(value), place));
    },
    async decrypt(values) {
      const keyOf = await keys.byIds(values.map(({ value, place }) => keyIdOf(value, place)));
      return values.map(({ value, place }) => unseal(keyOf(value, place), value, place).toString());
    },
  };
});
