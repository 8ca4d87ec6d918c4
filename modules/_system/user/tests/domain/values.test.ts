import fc from 'fast-check';
import {
  CONTACT_TYPES,
  ContactType,
  DomainError,
  EmailAddress,
  PhoneNumber,
  PostalAddress,
  together,
  UserId,
} from '../../domain';
import { mainStreet, NOON, refused } from './people';

describe('an id', () => {
  it('is a UUID of version 7 that begins with the moment it was made', () => {
    const id = UserId.generate(NOON).value;
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(NOON.getTime());
    expect(UserId.of(id).value).toBe(id);
  });

  it('grows with time and is never the same twice', () => {
    const ids = Array.from({ length: 1_000 }, (_, ms) => UserId.generate(new Date(ms)).value);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1_000 }, () => UserId.generate(NOON).value)).size).toBe(1_000);
  });

  it('is refused when it is empty or malformed', () => {
    for (const text of [
      '',
      '  ',
      '42',
      '0190a0b0-0000-7000-8000-00000000000',
      `${UserId.generate(NOON).value}0`,
    ])
      expect(refused(() => UserId.of(text))).toEqual(['id USER_ID_INVALID']);
  });

  it('is equal to the same id in capital letters', () => {
    const id = UserId.generate(NOON);
    expect(UserId.of(` ${id.value.toUpperCase()} `).equals(id)).toBe(true);
    expect(UserId.generate(NOON).equals(id)).toBe(false);
  });
});

describe('an e-mail address', () => {
  it('is kept without blanks around it and with its domain in small letters', () => {
    expect(EmailAddress.of('  Ada.Lovelace@Example.COM ').value).toBe('Ada.Lovelace@example.com');
  });

  it('is equal to the same address in other letters', () => {
    expect(EmailAddress.of('Ada@example.com').equals(EmailAddress.of('aDA@EXAMPLE.com'))).toBe(true);
    expect(EmailAddress.of('ada@example.com').equals(EmailAddress.of('ada@example.org'))).toBe(false);
  });

  it.each([
    ['ada@gmail.com', 'Google'],
    ['ada@outlook.com', 'Microsoft'],
    ['ada@Yahoo.com', 'Yahoo'],
    ['ada@icloud.com', 'Apple'],
    ['ada@mail.gmail.com', 'Custom'],
    ['ada@constructor.com', 'Custom'],
  ])('%s is with %s', (text, provider) => {
    expect(EmailAddress.of(text).provider).toBe(provider);
  });

  it('shares its provider with others of the service, and of its own domain', () => {
    const same = (one: string, other: string): boolean =>
      EmailAddress.of(one).isSameProvider(EmailAddress.of(other));
    expect(same('ada@gmail.com', 'bob@gmail.com')).toBe(true);
    expect(same('ada@gmail.com', 'ada@yahoo.com')).toBe(false);
    expect(same('ada@acme.com', 'bob@acme.com')).toBe(true);
    expect(same('ada@acme.com', 'ada@other.com')).toBe(false);
  });

  it.each([
    'a@b.co',
    "o'neill+tag@mail.example.co.uk",
    'jörg@müller.de',
    '用户@例子.中国',
    `${'a'.repeat(64)}@example.com`,
    '1@2.com',
  ])('may be %s', (text) => {
    expect(refused(() => EmailAddress.of(text))).toEqual([]);
  });

  it.each([
    '',
    '   ',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'ada@exa mple.com',
    'a da@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'a..da@example.com',
    'ada@.example.com',
    'ada@example..com',
    'ada@-example.com',
    'ada@example-.com',
    'ada@127.0.0.1',
    'ada@example.com\nbcc:eve@example.com',
    'ada\0@example.com',
    '<ada@example.com>',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(64)}.com`,
    `ada@${'abcdefgh.'.repeat(28)}com`,
  ])('is never %j', (text) => {
    expect(refused(() => EmailAddress.of(text))).toEqual(['email EMAIL_INVALID']);
  });

  it('is the same again when it is read from what was kept', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        if (refused(() => EmailAddress.of(text)).length > 0) return;
        const email = EmailAddress.of(text);
        expect(EmailAddress.of(email.value)).toEqual(email);
        expect(EmailAddress.restored(email.value)).toEqual(email);
        expect(EmailAddress.of(text.toUpperCase()).equals(email)).toBe(true);
      }),
    );
  });

  it('answers quickly, however it is written', () => {
    const started = performance.now();
    refused(() => EmailAddress.of(`${'a.'.repeat(50_000)}@${'a-'.repeat(50_000)}`));
    refused(() => EmailAddress.of('a'.repeat(200_000)));
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

describe('a phone number', () => {
  it('is kept as E.164, with its country, and written as people there write it', () => {
    const phone = PhoneNumber.of('(213) 373-4253');
    expect(phone.value).toBe('+12133734253');
    expect(phone.country).toBe('US');
    expect(phone.national).toBe('(213) 373-4253');
    expect(phone.international).toBe('+1 213 373 4253');
  });

  it('knows the country of a number that begins with +', () => {
    expect(PhoneNumber.of('+44 20 7946 0958').country).toBe('GB');
    expect(PhoneNumber.of('+1 416 555 0123', 'DE').country).toBe('CA');
    expect(PhoneNumber.of('030 901820', 'DE').value).toBe('+4930901820');
    expect(PhoneNumber.of('+800 1234 5678').country).toBeUndefined();
  });

  it('is equal to the same number written otherwise', () => {
    expect(PhoneNumber.of('213.373.4253').equals(PhoneNumber.of('+1 (213) 373 4253'))).toBe(true);
    expect(PhoneNumber.of('213 373 4253').equals(PhoneNumber.of('213 373 4254'))).toBe(false);
  });

  it('has at least ten digits, those of the country counted', () => {
    for (const text of ['', '555-1234', '213 373 425'])
      expect(refused(() => PhoneNumber.of(text))).toEqual(['phoneNumber PHONE_TOO_SHORT']);
    expect(PhoneNumber.of('22 22 22 22', 'NO').value).toBe('+4722222222');
  });

  it.each(['999 999 9999', '+99 1234 567 890', 'call 213 373 4253', '213 373 4253 ext. 5', '1'.repeat(40)])(
    'is never %j',
    (text) => {
      expect(refused(() => PhoneNumber.of(text))).toEqual(['phoneNumber PHONE_INVALID']);
    },
  );

  it('that was kept is not lost when numbers of its kind are taken out of use', () => {
    expect(PhoneNumber.restored('+19999999999').value).toBe('+19999999999');
    expect(PhoneNumber.restored('old').national).toBe('old');
    expect(PhoneNumber.restored('+12133734253')).toEqual(PhoneNumber.of('213 373 4253'));
  });
});

describe('an address', () => {
  const parts = { streetLine1: '1 Main St', city: 'New York', state: 'NY', postalCode: '10001' };

  it('is in the USA when no country is named, and shows itself as lines', () => {
    const address = PostalAddress.of({ ...parts, streetLine2: 'Apt 4' });
    expect(address.country).toBe('USA');
    expect(address.lines).toEqual(['1 Main St', 'Apt 4', 'New York, NY 10001', 'USA']);
    expect(String(mainStreet())).toBe('1 Main St\nNew York, NY 10001\nUSA');
  });

  it('leaves out what is not there, and names other countries', () => {
    const address = PostalAddress.of({
      streetLine1: 'Unter den Linden 1',
      city: 'Berlin',
      postalCode: '10117',
      country: 'de',
    });
    expect(address.country).toBe('DEU');
    expect(address.state).toBeNull();
    expect(address.lines).toEqual(['Unter den Linden 1', 'Berlin 10117', 'Germany']);
  });

  it('tells everything that is wrong at once', () => {
    const empty = { streetLine1: ' ', city: '', postalCode: '', state: 'x'.repeat(101), country: 'Moon' };
    expect(refused(() => PostalAddress.of(empty))).toEqual([
      'streetLine1 TEXT_MISSING',
      'city TEXT_MISSING',
      'state TEXT_LENGTH',
      'postalCode TEXT_MISSING',
      'country COUNTRY_UNKNOWN',
    ]);
  });

  it.each(['10001', '10001-1234', '10001 1234', ' 10001 '])('takes %j for a ZIP code', (postalCode) => {
    expect(PostalAddress.of({ ...parts, postalCode }).postalCode).toMatch(/^10001(-1234)?$/);
  });

  it.each(['1000', '100011', '10001-123', 'ABCDE', '10001-', '١٢٣٤٥'])(
    'does not take %j for a ZIP code',
    (postalCode) => {
      expect(refused(() => PostalAddress.of({ ...parts, postalCode }))).toEqual([
        'postalCode POSTAL_CODE_INVALID',
      ]);
    },
  );

  it.each([
    ['GBR', 'sw1a 1aa', '12345'],
    ['CAN', 'k1a 0b1', '12345'],
    ['DEU', '10117', '1011'],
    ['NLD', '1012 ab', '1012'],
    ['JPN', '100-0001', '1-1'],
    ['HKG', '999077', '?'],
  ])('checks postal codes of %s: %s but not %s', (country, good, bad) => {
    expect(PostalAddress.of({ ...parts, country, postalCode: good }).postalCode).toBe(good.toUpperCase());
    expect(refused(() => PostalAddress.of({ ...parts, country, postalCode: bad }))).toEqual([
      'postalCode POSTAL_CODE_INVALID',
    ]);
  });

  it('is refused with characters that cannot be seen', () => {
    expect(refused(() => PostalAddress.of({ ...parts, city: 'New\0York' }))).toEqual([
      'city TEXT_UNPRINTABLE',
    ]);
  });

  it('is equal to the same address with other blanks, and to no other', () => {
    const address = PostalAddress.of(parts);
    expect(PostalAddress.of({ ...parts, city: ' New  York ', streetLine2: '' }).equals(address)).toBe(true);
    expect(PostalAddress.of({ ...parts, streetLine2: 'Apt 4' }).equals(address)).toBe(false);
  });

  it('is the same again when it is read from what was kept', () => {
    const address = PostalAddress.of({ ...parts, country: 'US', postalCode: '10001 1234' });
    expect(PostalAddress.of(address.toJSON())).toEqual(address);
    expect(PostalAddress.restored(address.toJSON())).toEqual(address);
  });
});

describe('a kind of contact', () => {
  it('is one of nine words', () => {
    expect(CONTACT_TYPES.map((word) => ContactType.of(` ${word.toUpperCase()} `))).toEqual(CONTACT_TYPES);
    expect(CONTACT_TYPES).toHaveLength(9);
    expect(refused(() => ContactType.of('pigeon'))).toEqual(['contactType CONTACT_TYPE_UNKNOWN']);
  });
});

describe('any value', () => {
  it.each([
    ['an id', UserId.generate(NOON), 'value'],
    ['an e-mail address', EmailAddress.of('ada@example.com'), 'value'],
    ['a phone number', PhoneNumber.of('213 373 4253'), 'value'],
    ['an address', mainStreet(), 'city'],
  ])('%s cannot be changed', (_, value, field) => {
    expect(() => Object.assign(value, { [field]: 'x' })).toThrow(TypeError);
  });

  it('goes into JSON as what is kept of it', () => {
    const id = UserId.generate(NOON);
    const email = EmailAddress.of('Ada@EXAMPLE.com');
    expect(JSON.stringify({ id, email, phone: PhoneNumber.of('213 373 4253') })).toBe(
      `{"id":"${id.value}","email":"Ada@example.com","phone":"+12133734253"}`,
    );
  });
});

describe('a refusal', () => {
  it('says in a sentence what is wrong, with the first code and field on it', () => {
    const attempt = (): unknown =>
      together(
        () => EmailAddress.of('nobody'),
        () => PhoneNumber.of('1'),
      );
    expect(attempt).toThrow(DomainError);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'EMAIL_INVALID',
        field: 'email',
        message:
          'This is not an e-mail address; one looks like name@example.com. A phone number has at least 10 digits.',
      }),
    );
    expect(refused(attempt)).toEqual(['email EMAIL_INVALID', 'phoneNumber PHONE_TOO_SHORT']);
  });

  it('of several attempts is none when all are fine', () => {
    const [email, id] = together(
      () => EmailAddress.of('ada@example.com'),
      () => UserId.generate(NOON),
    );
    expect(email.domain).toBe('example.com');
    expect(id).toBeInstanceOf(UserId);
  });

  it('does not swallow faults of the program', () => {
    expect(() =>
      together(() => {
        throw new RangeError('a fault of ours');
      }),
    ).toThrow(RangeError);
  });
});
