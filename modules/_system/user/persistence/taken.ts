/** Names and addresses that are somebody else's. The database holds to it as well, in its own words. */
import { op } from 'ordinal-host';
import { throwOnFaults, type Fault, type UserState } from '../domain';
import type { Tables } from './read_state';

/** What this save would make theirs: what was theirs before is not looked at again, whatever others have done since. */
function claimed({ emails }: UserState, before: UserState | undefined): string[] {
  const had = new Map((before?.emails ?? []).map((one) => [one.id, one]));
  return emails
    .filter(({ id, isVerified, isDefault }) => {
      const one = had.get(id);
      return one === undefined || one.isVerified !== isVerified || (isDefault && !one.isDefault);
    })
    .map(({ email }) => email.toLowerCase());
}

/**
 * @param before what is stored of this user; nothing for somebody new
 * @throws DomainError `USERNAME_TAKEN`, `EMAIL_TAKEN`
 */
export async function refuseTaken(
  { User, UserEmail }: Tables,
  state: UserState,
  before: UserState | undefined,
): Promise<void> {
  const others = { [op.ne]: state.id };
  const email = claimed(state, before);
  const username = state.username.toLowerCase();
  const name = username === before?.username ? null : await User.findOne({ where: { username, id: others } });
  const named = email.length === 0 ? [] : await User.findAll({ where: { email, id: others } });
  const proven =
    email.length === 0 ? [] : await UserEmail.findAll({ where: { email, isVerified: true, userId: others } });
  const faults: Fault[] = [];
  if (name !== null)
    faults.push({ code: 'USERNAME_TAKEN', field: 'username', message: 'This user name is taken.' });
  for (const one of new Set([...named, ...proven].map((row) => row.email)))
    faults.push({ code: 'EMAIL_TAKEN', field: 'email', message: `${one} belongs to another account.` });
  throwOnFaults(faults);
}
