import { UserAggregate, type EmailState } from '../../domain';
import { activeAda, ada, broken, mail, NOON, refused, told } from './people';

/** `['ada@example.com primary default verified', ...]` */
const listed = (user: UserAggregate): string[] =>
  user.emails.map(({ email, contactType, isDefault, isVerified }) =>
    [email, contactType, ...(isDefault ? ['default'] : []), ...(isVerified ? ['verified'] : [])].join(' '),
  );

/** Ada whose addresses were kept otherwise than this domain would have. */
const keptAs = (...emails: Partial<EmailState>[]): UserAggregate => {
  const state = ada().toState();
  const [first] = state.emails;
  return UserAggregate.from({
    ...state,
    emailVerified: emails.some(({ isVerified }) => isVerified),
    emails: emails.map((email, index) => ({ ...first!, id: String(index), ...email })),
  });
};

describe('adding an e-mail address', () => {
  it('makes the first the default, and therefore primary', () => {
    expect(listed(ada())).toEqual(['ada@example.com primary default']);
    const user = UserAggregate.from({ ...ada().toState(), emails: [] });
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    expect(listed(user)).toEqual(['work@example.com primary default']);
    expect(user.takeEvents()).toMatchObject([
      { payload: { email: 'work@example.com', contactType: 'primary', isDefault: true } },
    ]);
  });

  it('leaves the default alone unless asked to', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    expect(listed(user)).toEqual(['ada@example.com primary default', 'work@example.com work']);
    user.addEmail(mail('new@example.com'), { contactType: 'work', asDefault: true }, NOON);
    expect(listed(user)).toEqual([
      'ada@example.com primary',
      'work@example.com work',
      'new@example.com primary default',
    ]);
  });

  it('refuses one that is there, in other letters as well', () => {
    expect(refused(() => ada().addEmail(mail('ADA@Example.com'), {}, NOON))).toEqual(['email EMAIL_TAKEN']);
  });

  it('refuses an unverified default beside a verified address', () => {
    const add = () => activeAda().addEmail(mail('new@example.com'), { asDefault: true }, NOON);
    expect(refused(add)).toEqual(['email EMAIL_DEFAULT_UNVERIFIED']);
  });
});

describe('removing an e-mail address', () => {
  it('is refused for the only one, and for one that is not there', () => {
    expect(refused(() => ada().removeEmail(mail('ada@example.com'), NOON))).toEqual(['email EMAIL_LAST']);
    expect(refused(() => ada().removeEmail(mail('bob@example.com'), NOON))).toEqual(['email EMAIL_UNKNOWN']);
  });

  it('of the default makes a primary one the default', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.addEmail(mail('second@example.com'), { contactType: 'primary' }, NOON);
    user.takeEvents();
    user.removeEmail(mail('ADA@example.com'), NOON);
    expect(listed(user)).toEqual(['work@example.com work', 'second@example.com primary default']);
    expect(user.takeEvents().map(({ type, payload }) => [type, payload])).toEqual([
      ['emailRemoved', { email: 'ada@example.com' }],
      ['defaultEmailChanged', { from: 'ada@example.com', to: 'second@example.com' }],
    ]);
  });

  it('of the default makes the first the default where none is primary', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.addEmail(mail('home@example.com'), { contactType: 'home' }, NOON);
    user.removeEmail(mail('ada@example.com'), NOON);
    expect(listed(user)).toEqual(['work@example.com primary default', 'home@example.com home']);
  });

  it('of the default prefers a verified one to a primary one', () => {
    const user = activeAda();
    user.addEmail(mail('second@example.com'), { contactType: 'primary' }, NOON);
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.verifyEmail(mail('work@example.com'), NOON);
    user.removeEmail(mail('ada@example.com'), NOON);
    expect(listed(user)).toEqual(['second@example.com primary', 'work@example.com primary default verified']);
    expect(broken(user)).toEqual([]);
  });

  it('of the only verified one leaves a user without a verified address', () => {
    const user = activeAda();
    user.addEmail(mail('second@example.com'), {}, NOON);
    user.removeEmail(mail('ada@example.com'), NOON);
    expect(user.user.emailVerified).toBe(false);
    expect(user.isActive(NOON)).toBe(false);
    expect(broken(user)).toEqual([]);
  });

  it('of another leaves the default alone', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), {}, NOON);
    user.takeEvents();
    user.removeEmail(mail('work@example.com'), NOON);
    expect(listed(user)).toEqual(['ada@example.com primary default']);
    expect(told(user)).toEqual(['emailRemoved']);
  });
});

describe('the default e-mail address', () => {
  it('is another one when asked to, and is then primary', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.takeEvents();
    user.setDefaultEmail(mail('work@example.com'), NOON);
    expect(listed(user)).toEqual(['ada@example.com primary', 'work@example.com primary default']);
    expect(user.defaultEmail?.email.value).toBe('work@example.com');
    expect(told(user)).toEqual(['defaultEmailChanged']);
  });

  it('stays when it is the default already', () => {
    const user = activeAda();
    user.setDefaultEmail(mail('ada@example.com'), NOON);
    expect(told(user)).toEqual([]);
  });

  it('is refused when it is unknown, or unverified beside verified ones', () => {
    const user = activeAda();
    user.addEmail(mail('work@example.com'), {}, NOON);
    expect(refused(() => user.setDefaultEmail(mail('bob@example.com'), NOON))).toEqual([
      'email EMAIL_UNKNOWN',
    ]);
    expect(refused(() => user.setDefaultEmail(mail('work@example.com'), NOON))).toEqual([
      'email EMAIL_DEFAULT_UNVERIFIED',
    ]);
  });
});

describe('verifying an e-mail address', () => {
  it('keeps when it was, once, and says so of the user', () => {
    const user = ada();
    user.verifyEmail(mail('Ada@example.com'), NOON);
    expect(user.emails[0]).toMatchObject({ isVerified: true, verifiedAt: NOON });
    expect(user.user.emailVerified).toBe(true);
    user.takeEvents();
    user.verifyEmail(mail('ada@example.com'), NOON);
    expect(told(user)).toEqual([]);
    expect(refused(() => user.verifyEmail(mail('bob@example.com'), NOON))).toEqual(['email EMAIL_UNKNOWN']);
  });

  it('beside an unverified default makes it the default', () => {
    const user = ada();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.takeEvents();
    user.verifyEmail(mail('work@example.com'), NOON);
    expect(listed(user)).toEqual(['ada@example.com primary', 'work@example.com primary default verified']);
    expect(told(user)).toEqual(['emailVerified', 'defaultEmailChanged']);
  });

  it('leaves a verified default alone', () => {
    const user = activeAda();
    user.addEmail(mail('work@example.com'), { contactType: 'work' }, NOON);
    user.verifyEmail(mail('work@example.com'), NOON);
    expect(user.defaultEmail?.email.value).toBe('ada@example.com');
  });
});

describe('what must hold of the e-mail addresses of a user', () => {
  const one = { email: 'ada@example.com', contactType: 'primary', isDefault: true } as const;
  const other = { email: 'work@example.com', contactType: 'work', isDefault: false } as const;

  it('holds for one, and for several of which one is the default', () => {
    expect(broken(keptAs(one))).toEqual([]);
    expect(broken(keptAs(one, other))).toEqual([]);
    expect(broken(keptAs({ ...one, isVerified: true }, { ...other, isVerified: true }))).toEqual([]);
  });

  it('is that there is one', () => {
    expect(broken(keptAs())).toEqual(['EMAIL_MISSING', 'EMAIL_DEFAULT']);
  });

  it('is that exactly one is the default', () => {
    expect(broken(keptAs(other))).toEqual(['EMAIL_DEFAULT']);
    expect(broken(keptAs(one, { ...one, email: 'two@example.com' }))).toEqual(['EMAIL_DEFAULT']);
  });

  it('is that the default is primary', () => {
    expect(broken(keptAs({ ...one, contactType: 'work' }))).toEqual(['EMAIL_DEFAULT_NOT_PRIMARY']);
  });

  it('is that the default is verified once any is', () => {
    expect(broken(keptAs(one, { ...other, isVerified: true }))).toEqual(['EMAIL_DEFAULT_UNVERIFIED']);
  });

  it('is that none is there twice', () => {
    expect(broken(keptAs(one, { ...other, email: 'ADA@EXAMPLE.COM' }))).toEqual(['EMAIL_TAKEN']);
  });

  it('is that the user says of them what they say', () => {
    const state = ada().toState();
    expect(broken(UserAggregate.from({ ...state, emailVerified: true }))).toEqual([
      'EMAIL_VERIFIED_DISAGREES',
    ]);
  });

  it('is told all at once, in sentences', () => {
    const user = keptAs(
      { ...one, contactType: 'home' },
      { ...one, isVerified: true },
      { ...other, isVerified: true },
    );
    expect(user.validate().map(({ message }) => message)).toEqual([
      'A user must have exactly one default e-mail address, has 2.',
      'The default e-mail address must be verified, because another one is.',
      'ada@example.com is there more than once.',
      'ada@example.com is the default e-mail address, so it must be primary.',
    ]);
  });
});
