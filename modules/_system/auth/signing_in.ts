import { op, type Models } from 'ordinal-host';

/** How somebody can sign in, as administrators see it. */
export interface SigningIn {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly status: string;
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly lastLoginAt: Date | null;
  /** How many browsers they are signed in with. */
  readonly sessions: number;
}

/** The first people by user name, `most` of them. */
export async function signingIn(
  { User, UserSession, TwoFactorAuth }: Pick<Models, 'User' | 'UserSession' | 'TwoFactorAuth'>,
  most: number,
): Promise<readonly SigningIn[]> {
  const users = await User.findAll({ order: ['username'], limit: most });
  const userId = users.map(({ id }) => id);
  const open = await UserSession.findAll({ where: { userId } });
  const apps = await TwoFactorAuth.findAll({
    attributes: ['id', 'userId'],
    where: { userId, confirmedAt: { [op.ne]: null } },
  });
  return users.map(({ id, displayName, username, status, passwordHash, lastLoginAt }) => ({
    id,
    name: displayName ?? username,
    username,
    status,
    hasPassword: passwordHash !== null,
    hasApp: apps.some((one) => one.userId === id),
    lastLoginAt,
    sessions: open.filter((one) => one.userId === id).length,
  }));
}
