import { textFaults, throwOnFaults, tidy, type Fault, type TextRule } from '../faults';
import { ageOn, dayIn, isDay, MINIMUM_AGE } from './age';
import { frozen } from './frozen';
import { isTimeZone, languageTag } from './locale';

/** What a user tells about themselves. */
export interface UserProfile {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly displayName: string | null;
  /** `2001-05-31` */
  readonly dateOfBirth: string | null;
  readonly gender: string | null;
  readonly preferredLanguage: string;
  readonly timeZone: string;
  readonly bio: string | null;
  readonly avatarUrl: string | null;
}

const EMPTY: UserProfile = {
  firstName: null,
  lastName: null,
  displayName: null,
  dateOfBirth: null,
  gender: null,
  preferredLanguage: 'en',
  timeZone: 'UTC',
  bio: null,
  avatarUrl: null,
};

const TEXTS: readonly (TextRule & { readonly field: keyof UserProfile })[] = [
  { field: 'firstName', label: 'The first name', max: 100 },
  { field: 'lastName', label: 'The last name', max: 100 },
  { field: 'displayName', label: 'The display name', max: 100 },
  { field: 'gender', label: 'The gender', max: 20 },
  { field: 'bio', label: 'The biography', max: 5_000, isLong: true },
  { field: 'avatarUrl', label: 'The address of the picture', max: 500 },
];

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** The day it is for this user. */
const today = ({ timeZone }: UserProfile, at: Date): string =>
  dayIn(isTimeZone(timeZone) ? timeZone : 'UTC', at);

export const fullName = ({ firstName, lastName }: UserProfile): string =>
  [firstName, lastName].filter((name) => name !== null).join(' ');

/** What others see: the name chosen for that, else the full name. */
export const shownName = (profile: UserProfile): string => profile.displayName ?? fullName(profile);

/** In full years at that moment, where the user lives; undefined when nothing is known. */
export const age = (profile: UserProfile, at: Date): number | undefined =>
  profile.dateOfBirth === null ? undefined : ageOn(today(profile, at), profile.dateOfBirth);

function birthFaults(profile: UserProfile, at: Date): Fault[] {
  const { dateOfBirth } = profile;
  const field = 'dateOfBirth';
  if (dateOfBirth === null) return [];
  if (!isDay(dateOfBirth))
    return [{ code: 'BIRTH_DATE_INVALID', field, message: 'The date of birth is a day such as 2001-05-31.' }];
  if (dateOfBirth > today(profile, at))
    return [{ code: 'BIRTH_DATE_INVALID', field, message: 'The date of birth lies ahead.' }];
  return ageOn(today(profile, at), dateOfBirth) >= MINIMUM_AGE
    ? []
    : [{ code: 'TOO_YOUNG', field, message: `A user must be at least ${MINIMUM_AGE} years old.` }];
}

/** Everything that is wrong with a profile at that moment. */
export function profileFaults(profile: UserProfile, at: Date): Fault[] {
  const { preferredLanguage, timeZone, avatarUrl } = profile;
  const when = (isWrong: boolean, fault: Fault): Fault[] => (isWrong ? [fault] : []);
  return [
    ...TEXTS.flatMap((rule) => {
      const text = profile[rule.field];
      return text === null ? [] : textFaults(text, rule);
    }),
    ...birthFaults(profile, at),
    ...when(languageTag(preferredLanguage) === undefined, {
      code: 'LANGUAGE_UNKNOWN',
      field: 'preferredLanguage',
      message: 'There is no such language; one is named like en or pt-BR.',
    }),
    ...when(!isTimeZone(timeZone), {
      code: 'TIME_ZONE_UNKNOWN',
      field: 'timeZone',
      message: 'There is no such time zone; one is named like Europe/Berlin.',
    }),
    ...when(avatarUrl !== null && !isWebAddress(avatarUrl), {
      code: 'URL_INVALID',
      field: 'avatarUrl',
      message: 'The address of the picture begins with http:// or https://.',
    }),
  ];
}

/** Blank texts are none. */
const tidied = (profile: UserProfile): UserProfile => ({
  ...profile,
  ...Object.fromEntries(
    TEXTS.map(({ field, isLong }) => {
      const text = (isLong === true ? profile[field]?.trim() : tidy(profile[field] ?? '')) ?? '';
      return [field, text === '' ? null : text];
    }),
  ),
  preferredLanguage: languageTag(profile.preferredLanguage) ?? profile.preferredLanguage,
});

/**
 * @param profile what was there, if anything
 * @param changes what is told now; a field that is not named stays
 * @throws DomainError with everything that is wrong
 */
export function changedProfile(
  profile: UserProfile | null,
  changes: Partial<UserProfile>,
  at: Date,
): UserProfile {
  const changed = tidied({ ...EMPTY, ...profile, ...changes });
  throwOnFaults(profileFaults(changed, at));
  return frozen(changed);
}
