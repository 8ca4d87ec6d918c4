/** Keys for modules, one for each purpose: whoever has one learns nothing of the others, nor of ENCRYPTION_KEY. */
import { hkdfSync } from 'node:crypto';
import type { KeyFor } from '../core/declare';
import { fail } from '../core/findings';
import type { Config } from './config';

/** Bytes of AES-256. */
const LENGTH = 32;

/** @returns a function that throws CONFIG_INVALID where ENCRYPTION_KEY is not set, as late as something is encrypted */
export const keysOf = ({
  encryptionKey,
  encryptionKeyOld,
}: Pick<Config, 'encryptionKey' | 'encryptionKeyOld'>): KeyFor =>
  Object.assign(
    (purpose: string): Buffer => {
      if (encryptionKey === undefined) throw missing();
      return made(encryptionKey, purpose);
    },
    {
      old: (purpose: string): Buffer | undefined =>
        encryptionKeyOld === undefined ? undefined : made(encryptionKeyOld, purpose),
    },
  );

const made = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'ordinal-host', purpose, LENGTH));

const missing = (): Error =>
  Object.assign(
    fail({
      code: 'CONFIG_INVALID',
      summary: 'ENCRYPTION_KEY is not set, and something is to be encrypted or is encrypted',
      at: [{ file: '.env' }],
      waysOut: [
        {
          command: 'openssl rand -hex 32',
          text: 'makes one; the same for every process, and kept apart from backups of the database',
        },
      ],
    }),
    {
      status: 503,
      title: 'No key to encrypt with',
      detail: 'This needs ENCRYPTION_KEY, which whoever runs this server has not set.',
    },
  );
