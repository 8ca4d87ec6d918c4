/** Steps with phone numbers. The first of a type is the default of that type. */
import { frozen, newPhone, verifiedPhone, type UserPhone } from '../entities';
import { refusal } from '../faults';
import type { ContactType, PhoneNumber } from '../values';
import type { News } from './events';
import { defaultChanges, withOneDefault } from './one_default';
import { unchanged, type Step, type UserParts } from './parts';

export interface PhoneOptions {
  readonly contactType?: ContactType;
  readonly asDefault?: boolean;
}

const isSame = (phone: PhoneNumber) => (owned: UserPhone) => owned.phone.equals(phone);

function find({ phones }: UserParts, phone: PhoneNumber): UserPhone {
  const found = phones.find(isSame(phone));
  if (found !== undefined) return found;
  throw refusal('PHONE_UNKNOWN', 'phoneNumber', `${phone.international} is not a phone number of this user.`);
}

/** The user says in a word what the numbers say together. */
function stepTo(parts: UserParts, phones: readonly UserPhone[], news: readonly News[]): Step {
  const changes = defaultChanges(parts.phones, phones).map(({ contactType, from, to }) => ({
    type: 'defaultPhoneChanged' as const,
    payload: { contactType, from: from.phone.value, to: to.phone.value },
  }));
  const user = frozen({ ...parts.user, phoneVerified: phones.some(({ isVerified }) => isVerified) });
  return { parts: { ...parts, user, phones }, news: [...news, ...changes] };
}

export function addPhone(
  parts: UserParts,
  phone: PhoneNumber,
  { contactType, asDefault = false }: PhoneOptions,
  at: Date,
): Step {
  if (parts.phones.some(isSame(phone)))
    throw refusal(
      'PHONE_TAKEN',
      'phoneNumber',
      `${phone.international} is a phone number of this user already.`,
    );
  const added = newPhone(phone, contactType, at);
  const phones = withOneDefault([...parts.phones, added], asDefault ? added.id : undefined);
  const isDefault = phones.at(-1)?.isDefault === true;
  const payload = { phoneNumber: phone.value, contactType: added.contactType, isDefault };
  return stepTo(parts, phones, [{ type: 'phoneAdded', payload }]);
}

export function removePhone(parts: UserParts, phone: PhoneNumber): Step {
  const removed = find(parts, phone);
  const rest = withOneDefault(parts.phones.filter(({ id }) => id !== removed.id));
  return stepTo(parts, rest, [{ type: 'phoneRemoved', payload: { phoneNumber: phone.value } }]);
}

export function setDefaultPhone(parts: UserParts, phone: PhoneNumber): Step {
  const chosen = find(parts, phone);
  return chosen.isDefault ? unchanged(parts) : stepTo(parts, withOneDefault(parts.phones, chosen.id), []);
}

export function verifyPhone(parts: UserParts, phone: PhoneNumber, at: Date): Step {
  const found = find(parts, phone);
  if (found.isVerified) return unchanged(parts);
  const phones = parts.phones.map((owned) => (owned.id === found.id ? verifiedPhone(owned, at) : owned));
  return stepTo(parts, phones, [{ type: 'phoneVerified', payload: { phoneNumber: phone.value } }]);
}
