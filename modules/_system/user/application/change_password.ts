import type { PasswordHasher, UserAggregate, UserId } from '../domain';
import { changeUser, type Work } from './change_user';

/**
 * Gives a user a new password; whoever was invited is let in by it.
 * @param password as typed; whether it is good enough was looked at by whoever asks for it
 */
export async function changePassword(
  { hasher, ...work }: Work & { readonly hasher: PasswordHasher },
  id: UserId,
  password: string,
): Promise<UserAggregate> {
  const passwordHash = await hasher.hash(password);
  return changeUser(work, id, (user, at) => {
    user.changePassword(passwordHash, at);
    if (user.user.status === 'pending') user.activate(at);
  });
}
