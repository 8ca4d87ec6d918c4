import { newId, type ContactType, type PhoneNumber } from '../values';
import { frozen } from './frozen';

/** A phone number of a user. */
export interface UserPhone {
  readonly id: string;
  readonly phone: PhoneNumber;
  readonly contactType: ContactType;
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly verifiedAt: Date | null;
}

export const newPhone = (phone: PhoneNumber, contactType: ContactType = 'mobile', at: Date): UserPhone =>
  frozen({
    id: newId(at),
    phone,
    contactType,
    isVerified: false,
    isDefault: false,
    createdAt: at,
    verifiedAt: null,
  });

export const verifiedPhone = (phone: UserPhone, at: Date): UserPhone =>
  frozen({ ...phone, isVerified: true, verifiedAt: at });
