import { age, fullName, shownName, type UserProfile } from '../../domain';
import { activeAda, ada, NOON, refused, told } from './people';

/** The profile after these changes. */
const profileWith = (changes: Partial<UserProfile>, at = NOON): UserProfile => {
  const user = ada();
  user.changeProfile(changes, at);
  return user.profile!;
};

const bornOn = (dateOfBirth: string, at: string, timeZone = 'UTC'): string[] =>
  refused(() => profileWith({ dateOfBirth, timeZone }, new Date(at)));

describe('a profile', () => {
  it('begins in English and in UTC, with nothing else known', () => {
    expect(ada().profile).toBeNull();
    expect(profileWith({ firstName: ' Ada ', lastName: '  ' })).toEqual({
      firstName: 'Ada',
      lastName: null,
      displayName: null,
      dateOfBirth: null,
      gender: null,
      preferredLanguage: 'en',
      timeZone: 'UTC',
      bio: null,
      avatarUrl: null,
    });
  });

  it('has a full name, and shows it unless another is chosen', () => {
    const names = { firstName: 'Ada', lastName: 'Lovelace' };
    expect(fullName(profileWith(names))).toBe('Ada Lovelace');
    expect(fullName(profileWith({ firstName: 'Ada' }))).toBe('Ada');
    expect(shownName(profileWith(names))).toBe('Ada Lovelace');
    expect(shownName(profileWith({ ...names, displayName: 'The Countess' }))).toBe('The Countess');
  });

  it('keeps what is not named, and tells which fields changed but not what they say', () => {
    const user = activeAda();
    user.changeProfile({ firstName: 'Ada', bio: 'Wrote\nprograms.' }, NOON);
    user.takeEvents();
    user.changeProfile({ firstName: 'Augusta' }, NOON);
    expect(user.profile).toMatchObject({ firstName: 'Augusta', bio: 'Wrote\nprograms.' });
    expect(user.takeEvents().map(({ payload }) => payload)).toEqual([{ fields: ['firstName'] }]);
    user.changeProfile({ firstName: 'Augusta' }, NOON);
    expect(told(user)).toEqual([]);
  });

  it('tells everything that is wrong at once, and changes nothing then', () => {
    const user = activeAda();
    const wrong = {
      firstName: 'x'.repeat(101),
      bio: 'a\0b',
      dateOfBirth: '2010-02-30',
      preferredLanguage: 'no language',
      timeZone: 'Mars/Base',
      avatarUrl: 'javascript:alert(1)',
    };
    expect(refused(() => user.changeProfile(wrong, NOON))).toEqual([
      'firstName TEXT_LENGTH',
      'bio TEXT_UNPRINTABLE',
      'dateOfBirth BIRTH_DATE_INVALID',
      'preferredLanguage LANGUAGE_UNKNOWN',
      'timeZone TIME_ZONE_UNKNOWN',
      'avatarUrl URL_INVALID',
    ]);
    expect(user.profile).toBeNull();
  });

  it.each(['en', 'pt-br', 'zh-Hant-TW'])('takes the language %s', (preferredLanguage) => {
    expect(profileWith({ preferredLanguage }).preferredLanguage.toLowerCase()).toBe(
      preferredLanguage.toLowerCase(),
    );
  });

  it.each(['', '+01:00', 'Europe'])('does not take %j for a time zone', (timeZone) => {
    expect(refused(() => profileWith({ timeZone }))).toEqual(['timeZone TIME_ZONE_UNKNOWN']);
  });
});

describe('the age', () => {
  it('is counted in full years', () => {
    const ageAt = (at: string) => age(profileWith({ dateOfBirth: '2000-06-15' }), new Date(at));
    expect(ageAt('2026-06-14T23:59:59Z')).toBe(25);
    expect(ageAt('2026-06-15T00:00:00Z')).toBe(26);
    expect(age(profileWith({}), NOON)).toBeUndefined();
  });

  it('grows on the first of March for who was born on the 29th of February', () => {
    const ageAt = (at: string) => age(profileWith({ dateOfBirth: '2000-02-29' }), new Date(at));
    expect(ageAt('2025-02-28T12:00:00Z')).toBe(24);
    expect(ageAt('2025-03-01T12:00:00Z')).toBe(25);
    expect(ageAt('2024-02-29T12:00:00Z')).toBe(24);
  });

  it('is at least thirteen', () => {
    expect(bornOn('2013-03-01', '2026-03-01T12:00:00Z')).toEqual([]);
    expect(bornOn('2013-03-02', '2026-03-01T12:00:00Z')).toEqual(['dateOfBirth TOO_YOUNG']);
    expect(bornOn('2026-03-01', '2026-03-01T12:00:00Z')).toEqual(['dateOfBirth TOO_YOUNG']);
    expect(bornOn('2026-03-02', '2026-03-01T12:00:00Z')).toEqual(['dateOfBirth BIRTH_DATE_INVALID']);
  });

  it('goes by the day where the user lives', () => {
    expect(bornOn('2013-03-02', '2026-03-01T12:00:00Z', 'Pacific/Auckland')).toEqual([]);
    expect(bornOn('2013-03-01', '2026-03-01T05:00:00Z', 'America/Los_Angeles')).toEqual([
      'dateOfBirth TOO_YOUNG',
    ]);
  });

  it.each(['', '1.5.2001', '2001-13-01', '2001-02-29', '20010501', '2001-05-01T00:00:00Z'])(
    'is not known from %j',
    (dateOfBirth) => {
      expect(bornOn(dateOfBirth, '2026-03-01T12:00:00Z')).toEqual(['dateOfBirth BIRTH_DATE_INVALID']);
    },
  );
});
