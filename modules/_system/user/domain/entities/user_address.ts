import { newId, type ContactType, type PostalAddress } from '../values';
import { frozen } from './frozen';

/** An address of a user. */
export interface UserAddress {
  readonly id: string;
  readonly address: PostalAddress;
  readonly contactType: ContactType;
  readonly isDefault: boolean;
  readonly createdAt: Date;
}

export const newAddress = (
  address: PostalAddress,
  contactType: ContactType = 'home',
  at: Date,
): UserAddress => frozen({ id: newId(at), address, contactType, isDefault: false, createdAt: at });
