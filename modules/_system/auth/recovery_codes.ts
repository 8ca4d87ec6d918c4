/** Ten words to keep on paper, each of which stands for a code of the authenticator app once. */
import { createHash, randomBytes } from 'node:crypto';
import type { Models } from 'ordinal-host';

export interface RecoveryCodes {
  /** Ten new ones, in place of all there were. They are known now and never again. */
  make(userId: string): Promise<readonly string[]>;
  /** Whether one is right and was not used before; from now on it is used. */
  accept(userId: string, typed: string): Promise<boolean>;
  left(userId: string): Promise<number>;
  /** Voids all of them. */
  remove(userId: string): Promise<void>;
}

const COUNT = 10;
/** Crockford's: nothing that is read as something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 25;

/** 125 bits, `k7q2m-4x0tz-...`: so many that a fast hash without salt keeps them (OWASP ASVS 5.0, 6.5.2: from 112 on). */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length));
  return letters.join('').replace(/.{5}(?=.)/g, '$&-');
}

/** As it was made, however it was typed: in capitals, without dashes, with O for 0 and I or L for 1. */
export const readRecoveryCode = (typed: string): string =>
  typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');

const hashOf = (typed: string): string => createHash('sha256').update(readRecoveryCode(typed)).digest('hex');

export function recoveryCodesOf({ RecoveryCode: rows }: Pick<Models, 'RecoveryCode'>): RecoveryCodes {
  const remove = async (userId: string): Promise<void> => {
    await rows.destroy({ where: { userId } });
  };
  return {
    remove,
    async make(userId) {
      const codes = Array.from({ length: COUNT }, newRecoveryCode);
      await remove(userId);
      await rows.bulkCreate(codes.map((code) => ({ userId, hash: hashOf(code) })));
      return codes;
    },
    async accept(userId, typed) {
      const [used] = await rows.update(
        { usedAt: new Date() },
        { where: { userId, hash: hashOf(typed), usedAt: null } },
      );
      return used === 1;
    },
    left: (userId) => rows.count({ where: { userId, usedAt: null } }),
  };
}
