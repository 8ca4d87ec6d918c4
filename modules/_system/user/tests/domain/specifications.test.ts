import fc from 'fast-check';
import {
  active,
  hasAddressIn,
  hasRole,
  lockedAt,
  Specification,
  USER_STATUSES,
  UserAggregate,
  verifiedEmail,
  type Condition,
  type UserState,
} from '../../domain';
import { activeAda, ada, later, mainStreet, NOON } from './people';

const state = activeAda().toState();
const kept = (changes: Partial<UserState>): UserAggregate => UserAggregate.from({ ...state, ...changes });

describe('a specification', () => {
  it('of active users says what the user says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...USER_STATUSES),
        fc.boolean(),
        fc.constantFrom(null, later(-1), NOON, later(1)),
        (status, emailVerified, accountLockedUntil) => {
          const user = kept({ status, emailVerified, accountLockedUntil });
          expect(active(NOON).isSatisfiedBy(user)).toBe(user.isActive(NOON));
          expect(lockedAt(NOON).isSatisfiedBy(user)).toBe(user.isLocked(NOON));
          expect(verifiedEmail().isSatisfiedBy(user)).toBe(emailVerified);
        },
      ),
    );
  });

  it('of a role, and of a country somebody has an address in', () => {
    const user = kept({ roles: ['user', 'moderator'] });
    expect(hasRole('moderator').isSatisfiedBy(user)).toBe(true);
    expect(hasRole('admin').isSatisfiedBy(user)).toBe(false);
    expect(hasAddressIn('USA').isSatisfiedBy(user)).toBe(false);
    user.addAddress(mainStreet(), {}, NOON);
    expect(hasAddressIn('USA').isSatisfiedBy(user)).toBe(true);
    expect(hasAddressIn('DEU').isSatisfiedBy(user)).toBe(false);
  });

  it('may be asked about the plain state too', () => {
    expect(active(NOON).isSatisfiedBy(state)).toBe(true);
    expect(active(NOON).isSatisfiedBy(ada().toState())).toBe(false);
  });

  it('shows itself as plain data, for whoever asks a database', () => {
    const isStaff = hasRole('admin').or(hasRole('moderator'));
    expect(isStaff.and(active(NOON).not()).toCondition()).toEqual({
      every: [
        {
          some: [
            { field: 'roles', includes: 'admin' },
            { field: 'roles', includes: 'moderator' },
          ],
        },
        {
          not: {
            every: [
              { field: 'status', is: 'active' },
              { field: 'emailVerified', is: true },
              { not: { field: 'accountLockedUntil', after: NOON } },
            ],
          },
        },
      ],
    });
    expect(hasAddressIn('DEU').toCondition()).toEqual({
      has: { relation: 'addresses', where: { field: 'country', is: 'DEU' } },
    });
  });

  it('cannot be changed by what it shows', () => {
    const locked = lockedAt(NOON);
    const shown = locked.toCondition() as { after: Date };
    shown.after.setTime(0);
    expect(Object.isFrozen(shown)).toBe(true);
    expect(locked.toCondition()).toEqual({ field: 'accountLockedUntil', after: NOON });
  });
});

describe('conditions', () => {
  interface Row {
    readonly name: string | null;
    readonly at: Date | null;
    readonly words: readonly string[];
    readonly owned: readonly { readonly size: number }[];
  }
  const row: Row = { name: 'ada', at: NOON, words: ['a', 'b'], owned: [{ size: 1 }, { size: 2 }] };
  const where = Specification.where<Row>;

  it('compare one value', () => {
    expect(where({ field: 'name', is: 'ada' }).isSatisfiedBy(row)).toBe(true);
    expect(where({ field: 'name', is: 'bob' }).isSatisfiedBy(row)).toBe(false);
    expect(where({ field: 'name', is: null }).isSatisfiedBy({ ...row, name: null })).toBe(true);
    expect(where({ field: 'at', is: new Date(NOON) }).isSatisfiedBy(row)).toBe(true);
    expect(where({ field: 'at', after: NOON }).isSatisfiedBy(row)).toBe(false);
    expect(where({ field: 'at', after: later(-1) }).isSatisfiedBy(row)).toBe(true);
  });

  it('take a comparison with nothing for false, and its opposite for true', () => {
    const isLater = where({ field: 'at', after: NOON });
    expect(isLater.isSatisfiedBy({ ...row, at: null })).toBe(false);
    expect(isLater.not().isSatisfiedBy({ ...row, at: null })).toBe(true);
  });

  it('look into lists and rows that belong to a row, each by itself', () => {
    expect(where({ field: 'words', includes: 'b' }).isSatisfiedBy(row)).toBe(true);
    const one = where({ has: { relation: 'owned', where: { field: 'size', is: 2 } } });
    expect(one.isSatisfiedBy(row)).toBe(true);
    expect(one.isSatisfiedBy({ ...row, owned: [] })).toBe(false);
    const both = where({
      has: {
        relation: 'owned',
        where: {
          every: [
            { field: 'size', is: 1 },
            { field: 'size', is: 2 },
          ],
        },
      },
    });
    expect(both.isSatisfiedBy(row)).toBe(false);
  });

  it('of none: every is true, some is false', () => {
    expect(where({ every: [] }).isSatisfiedBy(row)).toBe(true);
    expect(where({ some: [] }).isSatisfiedBy(row)).toBe(false);
  });

  it('that ask for what is not there are a fault of the program', () => {
    const wrong = Specification.where<{ nmae: string }>({ field: 'nmae', is: 'ada' });
    expect(() => wrong.isSatisfiedBy(row as never)).toThrow("asks for 'nmae'");
    const noList = Specification.where<{ name: object[] }>({
      has: { relation: 'name', where: { every: [] } },
    });
    expect(() => noList.isSatisfiedBy(row as never)).toThrow("takes 'name' for a list");
  });

  it('obey the laws of logic, however they are put together', () => {
    const fact = fc.constantFrom(
      where({ field: 'name', is: 'ada' }),
      where({ field: 'name', is: null }),
      where({ field: 'at', after: NOON }),
      where({ field: 'words', includes: 'c' }),
    );
    fc.assert(
      fc.property(fact, fact, fact, (a, b, c) => {
        const ask = (one: Specification<Row>): boolean => one.isSatisfiedBy(row);
        expect(ask(a.and(b, c))).toBe(ask(a) && ask(b) && ask(c));
        expect(ask(a.or(b, c))).toBe(ask(a) || ask(b) || ask(c));
        expect(ask(a.and(b).not())).toBe(ask(a.not().or(b.not())));
        expect(ask(a.not().not())).toBe(ask(a));
      }),
    );
  });

  it('do not compile with a field, a value or a relation that is not there', () => {
    const compiled: Condition[] = [
      // @ts-expect-error no such field
      where({ field: 'nmae', is: 'ada' }).toCondition(),
      // @ts-expect-error a name is no number
      where({ field: 'name', is: 1 }).toCondition(),
      // @ts-expect-error a name is not after anything
      where({ field: 'name', after: NOON }).toCondition(),
      // @ts-expect-error no such relation
      where({ has: { relation: 'owner', where: { every: [] } } }).toCondition(),
      // @ts-expect-error what belongs to it has no such field
      where({ has: { relation: 'owned', where: { field: 'name', is: 'ada' } } }).toCondition(),
    ];
    expect(compiled).toHaveLength(5);
  });
});
