import {
  EmailAddress,
  UserAggregate,
  UserId,
  together,
  type PasswordHasher,
  type Role,
  type UserProfile,
} from '../domain';
import type { Work } from './change_user';

export interface RegistrationForm {
  readonly username: string;
  readonly email: string;
  /** As typed; whether it is good enough was looked at by whoever asks for it. */
  readonly password: string;
  readonly roles?: readonly Role[];
  readonly profile?: Partial<UserProfile>;
}

/**
 * Makes an account: pending, until an e-mail address is shown to be theirs.
 * @throws DomainError with everything that is wrong, `USERNAME_TAKEN` and `EMAIL_TAKEN` among it
 */
export async function registerUser(
  { users, clock, hasher }: Work & { readonly hasher: PasswordHasher },
  { email, password, ...form }: RegistrationForm,
): Promise<UserAggregate> {
  const at = clock.now();
  const passwordHash = await hasher.hash(password);
  const make = (address: EmailAddress): UserAggregate =>
    UserAggregate.register({ ...form, id: UserId.generate(at), email: address, passwordHash }, at);
  // A wrong address must not hide what else is wrong: the rest is tried with one that is right.
  const [address] = together(
    () => EmailAddress.of(email),
    () => make(EmailAddress.of('somebody@example.com')),
  );
  return users.run((repository) => repository.save(make(address)));
}
