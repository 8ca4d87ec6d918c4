/** The authenticator app of somebody: set up, asked, turned off. */
import { op, type Instance, type Models } from 'ordinal-host';
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

/** Milliseconds that a secret waits for its first code: what was shown long ago others may have seen. */
const BEGUN_FOR = 15 * 60_000;

type Row = Instance<'TwoFactorAuth'>;

/** @param now for tests */
export function authenticatorOf(
  { TwoFactorAuth: rows }: Pick<Models, 'TwoFactorAuth'>,
  now = Date.now,
): Authenticator {
  const on = (userId: string): Promise<Row | null> =>
    rows.findOne({ where: { userId, confirmedAt: { [op.ne]: null } } });
  const begun = (userId: string): Promise<Row | null> =>
    rows.findOne({
      where: { userId, confirmedAt: null, createdAt: { [op.gt]: new Date(now() - BEGUN_FOR) } },
    });
  /** The database decides, so that of two requests with one code only one finds its step unused. */
  const use = async (row: Row, code: string, change: { confirmedAt?: Date } = {}): Promise<boolean> => {
    const step = stepOf(row.secret, code, now());
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
      // Without its secret, which nobody can read where the key is lost.
      const [row] = await rows.findAll({
        attributes: ['confirmedAt'],
        where: { userId, confirmedAt: { [op.ne]: null } },
      });
      if (row?.confirmedAt != null) return { is: 'on', since: row.confirmedAt };
      const started = await begun(userId);
      return started === null ? { is: 'off' } : { is: 'begun', secret: started.secret };
    },
    async begin(userId) {
      if (await hasAuthenticator({ TwoFactorAuth: rows }, userId)) return false;
      await rows.destroy({ where: { userId, confirmedAt: null } });
      await rows.create({ userId, secret: newSecret() });
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
