import { PhoneNumber, UserAggregate } from '../../domain';
import { activeAda, broken, mainStreet, NOON, refused, told } from './people';

const number = (last: number): PhoneNumber => PhoneNumber.of(`+1 213 373 ${4250 + last}`);

/** `['+12133734251 mobile default']` */
const phones = (user: UserAggregate): string[] =>
  user.phones.map(({ phone, contactType, isDefault }) =>
    [phone, contactType, ...(isDefault ? ['default'] : [])].join(' '),
  );

/** `['1 Main St home default']` */
const addresses = (user: UserAggregate): string[] =>
  user.addresses.map(({ address, contactType, isDefault }) =>
    [address.streetLine1, contactType, ...(isDefault ? ['default'] : [])].join(' '),
  );

const idOf = (user: UserAggregate, index: number): string => user.addresses[index]!.id;

describe('phone numbers', () => {
  it('are mobile when nothing is said, and the first of a type is its default', () => {
    const user = activeAda();
    user.addPhone(number(1), {}, NOON);
    user.addPhone(number(2), {}, NOON);
    user.addPhone(number(3), { contactType: 'work' }, NOON);
    expect(phones(user)).toEqual([
      '+12133734251 mobile default',
      '+12133734252 mobile',
      '+12133734253 work default',
    ]);
    expect(told(user)).toEqual(['phoneAdded', 'phoneAdded', 'phoneAdded']);
  });

  it('have one default of each type, another when asked to', () => {
    const user = activeAda();
    user.addPhone(number(1), {}, NOON);
    user.addPhone(number(2), { contactType: 'work' }, NOON);
    user.addPhone(number(3), { asDefault: true }, NOON);
    expect(phones(user)).toEqual([
      '+12133734251 mobile',
      '+12133734252 work default',
      '+12133734253 mobile default',
    ]);
    user.takeEvents();
    user.setDefaultPhone(number(1), NOON);
    user.setDefaultPhone(number(1), NOON);
    expect(user.takeEvents().map(({ type, payload }) => [type, payload])).toEqual([
      ['defaultPhoneChanged', { contactType: 'mobile', from: '+12133734253', to: '+12133734251' }],
    ]);
  });

  it('hand the default on to the first of the type when it goes', () => {
    const user = activeAda();
    for (const last of [1, 2, 3]) user.addPhone(number(last), {}, NOON);
    user.removePhone(number(1), NOON);
    expect(phones(user)).toEqual(['+12133734252 mobile default', '+12133734253 mobile']);
    user.removePhone(number(2), NOON);
    user.removePhone(number(3), NOON);
    expect(phones(user)).toEqual([]);
  });

  it('are refused twice, and when unknown', () => {
    const user = activeAda();
    user.addPhone(number(1), {}, NOON);
    expect(refused(() => user.addPhone(number(1), { contactType: 'work' }, NOON))).toEqual([
      'phoneNumber PHONE_TAKEN',
    ]);
    for (const unknown of ['removePhone', 'setDefaultPhone', 'verifyPhone'] as const)
      expect(refused(() => user[unknown](number(2), NOON))).toEqual(['phoneNumber PHONE_UNKNOWN']);
  });

  it('say of the user whether one is verified', () => {
    const user = activeAda();
    user.addPhone(number(1), {}, NOON);
    expect(user.user.phoneVerified).toBe(false);
    user.verifyPhone(number(1), NOON);
    user.verifyPhone(number(1), NOON);
    expect(user.user.phoneVerified).toBe(true);
    expect(user.phones[0]).toMatchObject({ isVerified: true, verifiedAt: NOON });
    expect(told(user)).toEqual(['phoneAdded', 'phoneVerified']);
    user.removePhone(number(1), NOON);
    expect(user.user.phoneVerified).toBe(false);
  });
});

describe('addresses', () => {
  it('are home when nothing is said, with one default of each type', () => {
    const user = activeAda();
    user.addAddress(mainStreet(1), {}, NOON);
    user.addAddress(mainStreet(1), { contactType: 'billing' }, NOON);
    user.addAddress(mainStreet(2), { asDefault: true }, NOON);
    expect(addresses(user)).toEqual([
      '1 Main St home',
      '1 Main St billing default',
      '2 Main St home default',
    ]);
    user.setDefaultAddress(idOf(user, 0), NOON);
    expect(addresses(user)).toEqual([
      '1 Main St home default',
      '1 Main St billing default',
      '2 Main St home',
    ]);
    user.removeAddress(idOf(user, 0), NOON);
    expect(addresses(user)).toEqual(['1 Main St billing default', '2 Main St home default']);
  });

  it('are changed in place', () => {
    const user = activeAda();
    user.addAddress(mainStreet(1), {}, NOON);
    user.takeEvents();
    user.changeAddress(idOf(user, 0), mainStreet(2), NOON);
    user.changeAddress(idOf(user, 0), mainStreet(2), NOON);
    expect(addresses(user)).toEqual(['2 Main St home default']);
    expect(told(user)).toEqual(['addressChanged']);
  });

  it('are refused twice under one type, and when unknown', () => {
    const user = activeAda();
    user.addAddress(mainStreet(1), {}, NOON);
    user.addAddress(mainStreet(2), {}, NOON);
    expect(refused(() => user.addAddress(mainStreet(1), {}, NOON))).toEqual(['streetLine1 ADDRESS_TAKEN']);
    expect(refused(() => user.changeAddress(idOf(user, 1), mainStreet(1), NOON))).toEqual([
      'streetLine1 ADDRESS_TAKEN',
    ]);
    for (const unknown of ['removeAddress', 'setDefaultAddress'] as const)
      expect(refused(() => user[unknown]('nowhere', NOON))).toEqual(['addressId ADDRESS_UNKNOWN']);
  });
});

describe('what must hold of phone numbers and addresses', () => {
  const full = (): ReturnType<UserAggregate['toState']> => {
    const user = activeAda();
    user.addPhone(number(1), {}, NOON);
    user.addPhone(number(2), {}, NOON);
    user.addAddress(mainStreet(1), {}, NOON);
    user.addAddress(mainStreet(2), {}, NOON);
    expect(broken(user)).toEqual([]);
    return user.toState();
  };

  it('is one default of each type', () => {
    const state = full();
    for (const isDefault of [true, false]) {
      expect(
        broken(UserAggregate.from({ ...state, phones: state.phones.map((one) => ({ ...one, isDefault })) })),
      ).toEqual(['PHONE_DEFAULT']);
      const kept = { ...state, addresses: state.addresses.map((one) => ({ ...one, isDefault })) };
      expect(broken(UserAggregate.from(kept))).toEqual(['ADDRESS_DEFAULT']);
    }
  });

  it('is that none is there twice', () => {
    const state = full();
    const [one, other] = state.phones;
    const kept = { ...state, phones: [one!, { ...other!, phoneNumber: one!.phoneNumber }] };
    expect(broken(UserAggregate.from(kept))).toEqual(['PHONE_TAKEN']);
    const [home, second] = state.addresses;
    const twice = { ...state, addresses: [home!, { ...second!, streetLine1: home!.streetLine1 }] };
    expect(broken(UserAggregate.from(twice))).toEqual(['ADDRESS_TAKEN']);
  });

  it('is that the user says of numbers what they say, and is a user at all', () => {
    const state = full();
    expect(broken(UserAggregate.from({ ...state, phoneVerified: true }))).toEqual([
      'PHONE_VERIFIED_DISAGREES',
    ]);
    expect(broken(UserAggregate.from({ ...state, username: 'ab', roles: [] }))).toEqual([
      'TEXT_LENGTH',
      'ROLE_MISSING',
    ]);
  });
});
