import { throwOnFaults, type Fault } from '../faults';
import { newId, type ContactType, type EmailAddress } from '../values';
import { frozen } from './frozen';

/** An e-mail address of a user. */
export interface UserEmail {
  readonly id: string;
  readonly email: EmailAddress;
  readonly contactType: ContactType;
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly verifiedAt: Date | null;
}

export const emailFaults = ({ email, contactType, isDefault }: UserEmail): Fault[] =>
  !isDefault || contactType === 'primary'
    ? []
    : [
        {
          code: 'EMAIL_DEFAULT_NOT_PRIMARY',
          field: 'contactType',
          message: `${email.value} is the default e-mail address, so it must be primary.`,
        },
      ];

interface NewEmail {
  readonly contactType?: ContactType;
  readonly isDefault?: boolean;
}

/** @throws DomainError `EMAIL_DEFAULT_NOT_PRIMARY` */
export function newEmail(
  email: EmailAddress,
  { contactType = 'primary', isDefault = false }: NewEmail,
  at: Date,
): UserEmail {
  const made = { email, contactType, isDefault, isVerified: false, createdAt: at, verifiedAt: null };
  const owned = frozen<UserEmail>({ id: newId(at), ...made });
  throwOnFaults(emailFaults(owned));
  return owned;
}

export const verifiedEmail = (email: UserEmail, at: Date): UserEmail =>
  frozen({ ...email, isVerified: true, verifiedAt: at });

/** The default address is a primary one. */
export const defaultEmail = (email: UserEmail): UserEmail =>
  frozen({ ...email, isDefault: true, contactType: 'primary' });

export const otherEmail = (email: UserEmail): UserEmail => frozen({ ...email, isDefault: false });
