/** The address that stands at the user is the default among theirs. */
import { op, type Models, type RecordChange, type RowFor } from 'ordinal-host';

type Named = Pick<RowFor<'User'>, 'id' | 'email' | 'emailVerified'>;

/** Answers what makes it so; nothing is written where it is so already. */
export const keepDefaultEmail =
  ({ UserEmail }: Pick<Models, 'UserEmail'>) =>
  async ({ id, email, emailVerified }: Named): Promise<void> => {
    const rows = await UserEmail.findAll({ where: { userId: id } });
    if (email === null) {
      await UserEmail.destroy({ where: { userId: id, isDefault: true } });
      return;
    }
    const isVerified = emailVerified || rows.some((row) => row.email === email && row.isVerified);
    const there = rows.find((row) => row.email === email);
    if (there?.isDefault === true && there.isVerified === isVerified) return;
    const values = { contactType: 'primary', isDefault: true, isVerified } as const;
    await UserEmail.update(
      { isDefault: false },
      { where: { userId: id, email: { [op.ne]: email }, isDefault: true } },
    );
    if (there === undefined)
      await UserEmail.create({ userId: id, email, ...values, verifiedAt: isVerified ? new Date() : null });
    else await there.update({ ...values, verifiedAt: there.verifiedAt ?? (isVerified ? new Date() : null) });
  };

/** The same for users that have just been made, who have no address yet. */
export const addDefaultEmails =
  ({ UserEmail }: Pick<Models, 'UserEmail'>) =>
  async (made: readonly Pick<RecordChange, 'id' | 'row'>[]): Promise<void> => {
    const rows = made.flatMap(({ id, row: { email, emailVerified } }) => {
      const isVerified = emailVerified === true;
      const verifiedAt = isVerified ? new Date() : null;
      return typeof email === 'string'
        ? [{ userId: id, email, isDefault: true, isVerified, verifiedAt }]
        : [];
    });
    if (rows.length > 0) await UserEmail.bulkCreate(rows);
  };
