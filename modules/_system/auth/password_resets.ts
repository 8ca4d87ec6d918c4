/** Links for new passwords, as something that has happened: for whom, by whom, and whether one was used. */
import { op, type Models } from 'ordinal-host';

export interface PasswordResets {
  /** One was made. Those that were made before and not used are void from now on. */
  made(
    userId: string,
    link: { readonly address?: string; readonly byUserId?: string | null; readonly seconds: number },
  ): Promise<void>;
  /** The one that is good was used. */
  used(userId: string): Promise<void>;
}

/** @param now for tests */
export function passwordResetsOf(
  { PasswordReset: rows }: Pick<Models, 'PasswordReset'>,
  now = Date.now,
): PasswordResets {
  const good = (userId: string) => ({ userId, usedAt: null, expiresAt: { [op.gt]: new Date(now()) } });
  return {
    async made(userId, { address, byUserId, seconds }) {
      await rows.update({ expiresAt: new Date(now()) }, { where: good(userId) });
      const expiresAt = new Date(now() + seconds * 1_000);
      await rows.create({ userId, address: address ?? null, byUserId: byUserId ?? null, expiresAt });
    },
    async used(userId) {
      await rows.update({ usedAt: new Date(now()) }, { where: good(userId) });
    },
  };
}
