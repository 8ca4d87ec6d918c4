import { emailFaults, userFaults, type UserEmail } from '../entities';
import type { Fault, FaultCode } from '../faults';
import { typesWithoutOneDefault } from './one_default';
import type { UserParts } from './parts';

const when = (isBroken: boolean, code: FaultCode, field: string, message: string): Fault[] =>
  isBroken ? [{ code, field, message }] : [];

/** `['a@x.de']` for `['a@x.de', 'b@x.de', 'a@x.de']`. */
const twice = (keys: readonly string[]): string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
];

function emailBookFaults(emails: readonly UserEmail[]): Fault[] {
  const defaults = emails.filter(({ isDefault }) => isDefault).length;
  const isUnverified = emails.some(({ isDefault, isVerified }) => isDefault && !isVerified);
  return [
    ...when(emails.length === 0, 'EMAIL_MISSING', 'emails', 'A user must have at least one e-mail address.'),
    ...when(
      defaults !== 1,
      'EMAIL_DEFAULT',
      'emails',
      `A user must have exactly one default e-mail address, has ${defaults}.`,
    ),
    ...when(
      isUnverified && emails.some(({ isVerified }) => isVerified),
      'EMAIL_DEFAULT_UNVERIFIED',
      'emails',
      'The default e-mail address must be verified, because another one is.',
    ),
    ...twice(emails.map(({ email }) => email.key)).flatMap((key) =>
      when(true, 'EMAIL_TAKEN', 'emails', `${key} is there more than once.`),
    ),
    ...emails.flatMap(emailFaults),
  ];
}

function contactFaults({ phones, addresses }: UserParts): Fault[] {
  const places = addresses.map(({ contactType, address }) => JSON.stringify([contactType, address]));
  return [
    ...twice(phones.map(({ phone }) => phone.value)).flatMap((number) =>
      when(true, 'PHONE_TAKEN', 'phones', `${number} is there more than once.`),
    ),
    ...typesWithoutOneDefault(phones).flatMap((type) =>
      when(true, 'PHONE_DEFAULT', 'phones', `Exactly one ${type} phone number must be the default.`),
    ),
    ...when(twice(places).length > 0, 'ADDRESS_TAKEN', 'addresses', 'An address is there more than once.'),
    ...typesWithoutOneDefault(addresses).flatMap((type) =>
      when(true, 'ADDRESS_DEFAULT', 'addresses', `Exactly one ${type} address must be the default.`),
    ),
  ];
}

/** All that must hold between the parts and does not. The age of a user was checked when it was told. */
export function brokenInvariants(parts: UserParts): Fault[] {
  const { user, emails, phones } = parts;
  return [
    ...userFaults(user),
    ...emailBookFaults(emails),
    ...when(
      user.emailVerified !== emails.some(({ isVerified }) => isVerified),
      'EMAIL_VERIFIED_DISAGREES',
      'emailVerified',
      'Whether an e-mail address is verified is not what the addresses say.',
    ),
    ...contactFaults(parts),
    ...when(
      user.phoneVerified !== phones.some(({ isVerified }) => isVerified),
      'PHONE_VERIFIED_DISAGREES',
      'phoneVerified',
      'Whether a phone number is verified is not what the numbers say.',
    ),
  ];
}
