/** A user as plain data: what a repository keeps, and makes the aggregate from again. */
import {
  frozen,
  type User,
  type UserAddress,
  type UserEmail,
  type UserPhone,
  type UserProfile,
} from '../entities';
import { EmailAddress, PhoneNumber, PostalAddress, UserId, type PostalAddressParts } from '../values';
import type { UserParts } from './parts';

export interface EmailState extends Omit<UserEmail, 'email'> {
  readonly email: string;
}
export interface PhoneState extends Omit<UserPhone, 'phone'> {
  /** E.164 */
  readonly phoneNumber: string;
}
export interface AddressState extends Omit<UserAddress, 'address'>, Required<PostalAddressParts> {}

export interface UserState extends Omit<User, 'id'> {
  readonly id: string;
  /** How often it was saved: 0 for a user that never was. A repository saves only over the version it has loaded. */
  readonly version: number;
  readonly profile: UserProfile | null;
  /** In the order in which they were added. */
  readonly emails: readonly EmailState[];
  readonly phones: readonly PhoneState[];
  readonly addresses: readonly AddressState[];
}

export const stateOf = (
  { user, profile, emails, phones, addresses }: UserParts,
  version: number,
): UserState =>
  frozen({
    ...user,
    id: user.id.value,
    version,
    profile,
    emails: emails.map(({ email, ...rest }) => ({ ...rest, email: email.value })),
    phones: phones.map(({ phone, ...rest }) => ({ ...rest, phoneNumber: phone.value })),
    addresses: addresses.map(({ address, ...rest }) => ({ ...rest, ...address.toJSON() })),
  });

function addressOf({ id, contactType, isDefault, createdAt, ...address }: AddressState): UserAddress {
  return { id, contactType, isDefault, createdAt, address: PostalAddress.restored(address) };
}

/** What was kept is trusted: whether it still holds together says `validate`. */
export function partsOf({
  id,
  version: _version,
  profile,
  emails,
  phones,
  addresses,
  ...user
}: UserState): UserParts {
  return frozen({
    user: { ...user, id: UserId.of(id) },
    profile,
    emails: emails.map((kept) => ({ ...kept, email: EmailAddress.restored(kept.email) })),
    phones: phones.map(({ phoneNumber, ...kept }) => ({
      ...kept,
      phone: PhoneNumber.restored(phoneNumber),
    })),
    addresses: addresses.map(addressOf),
  });
}
