/** Accounts as these pages need them. */
import type { Instance, Models, Wrong } from 'ordinal-host';
import { complaintAbout, hashPassword } from './passwords';

type User = Instance<'User'>;

/** By e-mail or user name, in any case of letters. */
export async function accountOf({ User }: Pick<Models, 'User'>, typed: string): Promise<User | null> {
  const login = typed.trim().toLowerCase();
  if (login === '') return null;
  return (await User.findOne({ where: { email: login } })) ?? User.findOne({ where: { username: login } });
}

/** Whether an account lets anybody in at that moment: active, and not shut by whoever looks after it. */
export const letsIn = ({ status, accountLockedUntil }: User, at: Date): boolean =>
  status === 'active' && (accountLockedUntil === null || accountLockedUntil <= at);

export interface Passwords {
  readonly password: string;
  readonly again: string;
}

/** What is wrong with a new password that was typed twice. */
export function wrongWith(
  { password, again }: Passwords,
  { username, email }: Pick<User, 'username' | 'email'>,
  shortest?: number,
): readonly Wrong[] {
  const complaint = complaintAbout(password, [username, email, email?.split('@')[0] ?? null], shortest);
  if (complaint !== undefined) return [{ name: 'password', message: complaint }];
  return password === again ? [] : [{ name: 'again', message: 'is not the same as the first' }];
}

/** Stores it; whoever was invited is let in by it. */
export async function setPassword(
  { User }: Pick<Models, 'User'>,
  user: User,
  password: string,
): Promise<void> {
  const status = user.status === 'pending' ? 'active' : user.status;
  await User.update(
    { passwordHash: await hashPassword(password), passwordChangedAt: new Date(), status },
    { where: { id: user.id } },
  );
}
