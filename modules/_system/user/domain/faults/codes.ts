/** Every code a fault of this domain may have, with its meaning in one line. A code never changes its meaning. */
export const FAULT_CODES = {
  TEXT_MISSING: 'a text that is required is empty',
  TEXT_LENGTH: 'a text is too short or too long',
  TEXT_UNPRINTABLE: 'a text holds characters that cannot be seen',

  USER_ID_INVALID: 'not a UUID',
  USER_UNKNOWN: 'no such user; found by whoever asks for them',
  EMAIL_INVALID: 'not an e-mail address',
  PHONE_INVALID: 'not a phone number anybody could have',
  PHONE_TOO_SHORT: 'a phone number of fewer than ten digits',
  CONTACT_TYPE_UNKNOWN: 'no such kind of contact',
  COUNTRY_UNKNOWN: 'no such country',
  POSTAL_CODE_INVALID: 'not a postal code of that country',

  ROLE_MISSING: 'a user without a role',
  ROLE_UNKNOWN: 'no such role',
  STATUS_REFUSED: 'a change of status that this status does not allow',
  LOGIN_REFUSED: 'a login of a user who may not log in now',
  PREFERENCE_INVALID: 'a preference that is unknown or of the wrong kind',
  BIRTH_DATE_INVALID: 'not a day, or one to come',
  TOO_YOUNG: 'younger than the minimum age',
  LANGUAGE_UNKNOWN: 'not a language tag',
  TIME_ZONE_UNKNOWN: 'no such time zone',
  URL_INVALID: 'not an address of the web',

  EMAIL_TAKEN: 'an e-mail address that is there already',
  EMAIL_UNKNOWN: 'an e-mail address the user does not have',
  EMAIL_LAST: 'the only e-mail address cannot go',
  EMAIL_MISSING: 'a user without an e-mail address',
  EMAIL_DEFAULT: 'not exactly one default e-mail address',
  EMAIL_DEFAULT_NOT_PRIMARY: 'a default e-mail address that is not primary',
  EMAIL_DEFAULT_UNVERIFIED: 'an unverified default beside verified addresses',
  EMAIL_VERIFIED_DISAGREES: 'the user says otherwise than the e-mail addresses whether one is verified',

  PHONE_TAKEN: 'a phone number that is there already',
  PHONE_UNKNOWN: 'a phone number the user does not have',
  PHONE_DEFAULT: 'not exactly one default phone number of a type',
  PHONE_VERIFIED_DISAGREES: 'the user says otherwise than the phone numbers whether one is verified',

  ADDRESS_TAKEN: 'an address that is there already under that type',
  ADDRESS_UNKNOWN: 'an address the user does not have',
  ADDRESS_DEFAULT: 'not exactly one default address of a type',

  USERNAME_TAKEN: 'the name of another user; found by the repository',
  VERSION_CONFLICT: 'somebody else saved the user meanwhile; found by the repository',
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof FAULT_CODES;
