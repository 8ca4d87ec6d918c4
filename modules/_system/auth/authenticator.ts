/** The authenticator app of somebody: set up, asked, turned off. */
import { op, type Instance, type Models } from 'ordinal-host';
import type { EncryptedColumn, Encryption } from '../security';
import { newSecret, stepOf } from './totp';

export type AppStanding =
  | { readonly is: 'off' }
  /** A secret was made, and no code of it was given yet. */
  | { readonly is: 'begun'; readonly secret: string }
  | { readonly is: 'on'; readonly since: Date };

export interface Authenticator {
  isOn(userId: string): Promise<boolean>;
  standing(userId: string): Promise<AppStanding>;
  /** Makes a secret, in place of one that was begun before; answers false where it is on already. */
  begin(userId: string): Promise<boolean>;
  /** Turns it on if the code is one of the secret that was begun. */
  confirm(userId: string, code: string): Promise<boolean>;
  /** Whether a code is right and was not used before; from now on it is used. */
  accept(userId: string, code: string): Promise<boolean>;
  /** Answers whether there was anything to turn off. */
  off(userId: string): Promise<boolean>;
}

/** Whether somebody has one that is on. */
export const hasAuthenticator = async (
  { TwoFactorAuth: rows }: Pick<Models, 'TwoFactorAuth'>,
  userId: string,
): Promise<boolean> => (await rows.count({ where: { userId, confirmedAt: { [op.ne]: null } } })) > 0;

/** Where secrets lie, encrypted. */
export const SECRETS = {
  model: 'TwoFactorAuth',
  attribute: 'secret',
  table: 'two_factor_auths',
  column: 'secret',
} as const satisfies EncryptedColumn;

/** Milliseconds that a secret waits for its first code: what was shown long ago others may have seen. */
const BEGUN_FOR = 15 * 60_000;

type Row = Instance<'TwoFactorAuth'>;

/** @param now for tests */
export function authenticatorOf(
  { TwoFactorAuth: rows }: Pick<Models, 'TwoFactorAuth'>,
  encryption: Encryption,
  now = Date.now,
): Authenticator {
  const { table, column } = SECRETS;
  const placeOf = ({ id }: Row) => ({ table, column, id });
  const secretOf = (row: Row): Promise<string> => encryption.decrypt(row.secret, placeOf(row));
  const on = (userId: string): Promise<Row | null> =>
    rows.findOne({ where: { userId, confirmedAt: { [op.ne]: null } } });
  const begun = (userId: string): Promise<Row | null> =>
    rows.findOne({
      where: { userId, confirmedAt: null, createdAt: { [op.gt]: new Date(now() - BEGUN_FOR) } },
    });
  /** The database decides, so that of two requests with one code only one finds its step unused. */
  const use = async (row: Row, code: string, change: { confirmedAt?: Date } = {}): Promise<boolean> => {
    const step = stepOf(await secretOf(row), code, now());
    if (step === undefined) return false;
    const lastStep = String(step);
    const [used] = await rows.update(
      { ...change, lastStep },
      { where: { id: row.id, confirmedAt: row.confirmedAt, lastStep: { [op.lt]: lastStep } } },
    );
    return used === 1;
  };

  return {
    isOn: (userId) => hasAuthenticator({ TwoFactorAuth: rows }, userId),
    async standing(userId) {
      const row = (await on(userId)) ?? (await begun(userId));
      if (row === null) return { is: 'off' };
      const { confirmedAt } = row;
      return confirmedAt === null
        ? { is: 'begun', secret: await secretOf(row) }
        : { is: 'on', since: confirmedAt };
    },
    async begin(userId) {
      if ((await on(userId)) !== null) return false;
      await rows.destroy({ where: { userId, confirmedAt: null } });
      const row = rows.build({ userId, secret: '' });
      row.secret = await encryption.encrypt(newSecret(), placeOf(row));
      await row.save();
      return true;
    },
    async confirm(userId, code) {
      const row = await begun(userId);
      return row !== null && use(row, code, { confirmedAt: new Date(now()) });
    },
    async accept(userId, code) {
      const row = await on(userId);
      return row !== null && use(row, code);
    },
    off: async (userId) => (await rows.destroy({ where: { userId } })) > 0,
  };
}
