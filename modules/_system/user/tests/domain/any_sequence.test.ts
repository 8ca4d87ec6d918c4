/** Whatever is done to a user, in whatever order: what must hold, holds. */
import fc from 'fast-check';
import { CONTACT_TYPES, DomainError, PhoneNumber, UserAggregate } from '../../domain';
import { ada, later, mail, mainStreet } from './people';

type Act = (user: UserAggregate, at: Date) => void;

const MAILS = ['Ada@example.com', 'bob@example.com', 'eve@example.org', 'zoe@gmail.com'].map(mail);
const PHONES = [0, 1, 2, 3].map((last) => PhoneNumber.of(`213 373 425${last}`));
const STREETS = [1, 2, 3].map(mainStreet);

const email = fc.constantFrom(...MAILS);
const phone = fc.constantFrom(...PHONES);
const street = fc.constantFrom(...STREETS);
const options = fc.record(
  { contactType: fc.constantFrom(...CONTACT_TYPES), asDefault: fc.boolean() },
  { requiredKeys: [] },
);
const anId = (user: UserAggregate, index: number): string =>
  user.addresses[index % Math.max(1, user.addresses.length)]?.id ?? 'none';

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(email, options).map(
    ([one, how]): Act =>
      (user, at) =>
        user.addEmail(one, how, at),
  ),
  fc.tuple(email, fc.constantFrom('removeEmail', 'setDefaultEmail', 'verifyEmail')).map(
    ([one, what]): Act =>
      (user, at) =>
        user[what](one, at),
  ),
  fc.tuple(phone, options).map(
    ([one, how]): Act =>
      (user, at) =>
        user.addPhone(one, how, at),
  ),
  fc.tuple(phone, fc.constantFrom('removePhone', 'setDefaultPhone', 'verifyPhone')).map(
    ([one, what]): Act =>
      (user, at) =>
        user[what](one, at),
  ),
  fc.tuple(street, options).map(
    ([one, how]): Act =>
      (user, at) =>
        user.addAddress(one, how, at),
  ),
  fc.tuple(street, fc.nat(9)).map(
    ([one, index]): Act =>
      (user, at) =>
        user.changeAddress(anId(user, index), one, at),
  ),
  fc.tuple(fc.nat(9), fc.constantFrom('removeAddress', 'setDefaultAddress')).map(
    ([index, what]): Act =>
      (user, at) =>
        user[what](anId(user, index), at),
  ),
  fc.constantFrom('activate', 'suspend', 'reinstate', 'ban', 'recordLogin', 'recordFailedLogin').map(
    (what): Act =>
      (user, at) =>
        user[what](at),
  ),
);

/** Whether it was done. */
function attempt(user: UserAggregate, one: Act, at: Date): boolean {
  try {
    one(user, at);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}

const acts = fc.array(act, { maxLength: 60 });

test('no sequence of steps breaks what must hold', () => {
  fc.assert(
    fc.property(acts, (sequence) => {
      const user = ada();
      sequence.forEach((one, minute) => {
        attempt(user, one, later(minute));
        expect(user.validate()).toEqual([]);
      });
    }),
    { numRuns: 300 },
  );
});

test('a step that is refused or tells nothing changes nothing; one that tells something says when', () => {
  fc.assert(
    fc.property(acts, (sequence) => {
      const user = ada();
      user.takeEvents();
      sequence.forEach((one, index) => {
        const before = structuredClone(user.toState());
        const at = later(index + 1);
        const isDone = attempt(user, one, at);
        const events = user.takeEvents();
        if (!isDone) expect(events).toEqual([]);
        if (events.length === 0) expect(user.toState()).toEqual(before);
        else expect(user.toState().updatedAt).toEqual(at);
        expect(events.every((event) => event.at === at.toISOString())).toBe(true);
      });
    }),
    { numRuns: 100 },
  );
});

test('a user made again from its state goes on as if it had never been kept', () => {
  fc.assert(
    fc.property(acts, acts, (first, second) => {
      const user = ada();
      first.forEach((one, minute) => attempt(user, one, later(minute)));
      user.takeEvents();
      const again = UserAggregate.from(structuredClone(user.toState()));
      const done = (who: UserAggregate): unknown[] =>
        second.map((one, minute) => attempt(who, one, later(100 + minute)));
      expect(done(again)).toEqual(done(user));
      const withoutIds = (who: UserAggregate): unknown =>
        JSON.parse(JSON.stringify(who.toState(), (name, value) => (name === 'id' ? undefined : value)));
      expect(withoutIds(again)).toEqual(withoutIds(user));
      expect(again.takeEvents().map(({ type }) => type)).toEqual(user.takeEvents().map(({ type }) => type));
    }),
    { numRuns: 100 },
  );
});

test('the events of the default address lead to the default there is', () => {
  fc.assert(
    fc.property(acts, (sequence) => {
      const user = ada();
      sequence.forEach((one, minute) => attempt(user, one, later(minute)));
      let told: string | undefined;
      for (const event of user.takeEvents()) {
        if (event.type === 'emailAdded' && told === undefined) told = event.payload.email;
        if (event.type === 'defaultEmailChanged') {
          expect(event.payload.from).toBe(told);
          told = event.payload.to;
        }
      }
      expect(user.defaultEmail?.email.value).toBe(told);
    }),
    { numRuns: 100 },
  );
});
