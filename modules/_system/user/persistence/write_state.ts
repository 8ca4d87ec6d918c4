/** What has changed of a user, into rows. Runs inside a transaction, with the user's row locked. */
import { op, type BoundModel, type NewRow } from 'ordinal-host';
import type { UserState } from '../domain';
import type { Tables } from './read_state';

type Owned = 'UserEmail' | 'UserPhone' | 'UserAddress';
interface Kept {
  readonly id: string;
  readonly isDefault: boolean;
}

/**
 * Of each kind one is the default, which the database holds us to row by row: what goes, goes first, and nothing becomes
 * the default before another has ceased to be.
 */
async function writeOwned<M extends Owned>(
  model: BoundModel<M>,
  userId: string,
  rows: readonly (Kept & object)[],
): Promise<void> {
  const table = model as unknown as BoundModel<'UserEmail'>;
  await table.destroy({ where: { userId, id: { [op.notIn]: rows.map(({ id }) => id) } } });
  const there = new Map((await table.findAll({ where: { userId } })).map((row) => [row.id, row]));
  const ordered = [...rows].sort((one, other) => Number(one.isDefault) - Number(other.isDefault));
  for (const row of ordered) {
    const values = { ...row, userId } as unknown as NewRow<'UserEmail'>;
    const stored = there.get(row.id);
    if (stored === undefined) await table.create(values);
    else await stored.update(values);
  }
}

/** One row for each user, made when there is something to say. */
async function writeOne<M extends 'UserProfile' | 'UserPreference'>(
  model: BoundModel<M>,
  userId: string,
  values: object,
): Promise<void> {
  const table = model as unknown as BoundModel<'UserProfile'>;
  const stored = await table.findOne({ where: { userId } });
  if (stored === null) await table.create({ ...values, userId });
  else await stored.update(values);
}

/** @param before the state that is stored; nothing for somebody new */
export async function writeState(
  tables: Tables,
  state: UserState,
  before: UserState | undefined,
): Promise<void> {
  const { User, UserEmail, UserPhone, UserAddress, UserProfile, UserPreference } = tables;
  const { id, profile, preferences, emails, phones, addresses } = state;
  const values = {
    username: state.username,
    displayName: profile?.displayName ?? null,
    email: emails.find(({ isDefault }) => isDefault)?.email ?? null,
    passwordHash: state.passwordHash === '' ? null : state.passwordHash,
    passwordChangedAt: state.passwordHash === '' ? null : state.passwordChangedAt,
    status: state.status,
    emailVerified: state.emailVerified,
    phoneVerified: state.phoneVerified,
    twoFactorEnabled: state.twoFactorEnabled,
    failedLoginAttempts: state.failedLoginAttempts,
    accountLockedUntil: state.accountLockedUntil,
    lastLoginAt: state.lastLoginAt,
  };
  if (before === undefined) await User.create({ id, ...values });
  else await (await User.findByPk(id))?.update(values);
  const isNew = <K extends keyof UserState>(part: K): boolean =>
    JSON.stringify(before?.[part]) !== JSON.stringify(state[part]);
  if (isNew('emails')) await writeOwned(UserEmail, id, emails);
  if (isNew('phones')) await writeOwned(UserPhone, id, phones);
  if (isNew('addresses')) await writeOwned(UserAddress, id, addresses);
  if (profile !== null && isNew('profile')) {
    const { displayName: _atTheUser, ...told } = profile;
    await writeOne(UserProfile, id, told);
  }
  if (before !== undefined && isNew('preferences')) await writeOne(UserPreference, id, preferences);
}
