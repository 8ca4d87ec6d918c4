import {
  changedProfile,
  frozen,
  isActive,
  isLocked,
  newUser,
  type NewUser,
  type Preferences,
  type Role,
  type StatusChange,
  type User,
  type UserAddress,
  type UserEmail,
  type UserPhone,
  type UserProfile,
} from '../entities';
import { together, type Fault } from '../faults';
import type { EmailAddress, PhoneNumber, PostalAddress } from '../values';
import * as account from './account';
import * as addresses from './addresses';
import * as emails from './emails';
import { eventOf, type UserEvent } from './events';
import { brokenInvariants } from './invariants';
import type { Step, UserParts } from './parts';
import * as phones from './phones';
import { partsOf, stateOf, type UserState } from './state';

export interface Registration extends NewUser {
  readonly email: EmailAddress;
  readonly profile?: Partial<UserProfile>;
}

/**
 * A user with all that belongs to them, and the only way to change any of it. Each method is one step: it happens as a
 * whole or is refused with a `DomainError`. What is handed out are copies.
 */
export class UserAggregate {
  #parts: UserParts;
  #events: readonly UserEvent[] = [];
  /** Of the state it was made from; it grows when it is saved. */
  readonly version: number;
  private constructor(parts: UserParts, version: number) {
    this.#parts = parts;
    this.version = version;
  }

  /** Somebody new: pending, with one e-mail address. @throws DomainError with everything that is wrong */
  static register({ email, profile = {}, ...facts }: Registration, at: Date): UserAggregate {
    const [user] = together(
      () => newUser(facts, at),
      () => changedProfile(null, profile, at),
    );
    const made = new UserAggregate({ user, profile: null, emails: [], phones: [], addresses: [] }, 0);
    const { username, roles } = user;
    const payload = { username, email: email.value, roles };
    made.#apply({ parts: made.#parts, news: [{ type: 'userRegistered', payload }] }, at);
    made.addEmail(email, {}, at);
    if (Object.keys(profile).length > 0) made.changeProfile(profile, at);
    return made;
  }

  static from(state: UserState): UserAggregate {
    return new UserAggregate(partsOf(state), state.version);
  }

  toState(): UserState {
    return stateOf(this.#parts, this.version);
  }

  get user(): User {
    return frozen(this.#parts.user);
  }
  get profile(): UserProfile | null {
    return this.#parts.profile;
  }
  get emails(): readonly UserEmail[] {
    return this.#parts.emails.map(frozen);
  }
  get phones(): readonly UserPhone[] {
    return this.#parts.phones.map(frozen);
  }
  get addresses(): readonly UserAddress[] {
    return this.#parts.addresses.map(frozen);
  }
  get defaultEmail(): UserEmail | undefined {
    return this.emails.find(({ isDefault }) => isDefault);
  }

  /** Whether the user may log in at that moment. */
  isActive(at: Date): boolean {
    return isActive(this.#parts.user, at);
  }
  isLocked(at: Date): boolean {
    return isLocked(this.#parts.user, at);
  }
  hasRole(role: Role): boolean {
    return this.#parts.user.roles.includes(role);
  }

  /** Everything that must hold and does not; empty for a user that was changed by this class alone. */
  validate(): Fault[] {
    return brokenInvariants(this.#parts);
  }

  addEmail(email: EmailAddress, options: emails.EmailOptions, at: Date): void {
    this.#apply(emails.addEmail(this.#parts, email, options, at), at);
  }
  removeEmail(email: EmailAddress, at: Date): void {
    this.#apply(emails.removeEmail(this.#parts, email), at);
  }
  setDefaultEmail(email: EmailAddress, at: Date): void {
    this.#apply(emails.setDefaultEmail(this.#parts, email), at);
  }
  verifyEmail(email: EmailAddress, at: Date): void {
    this.#apply(emails.verifyEmail(this.#parts, email, at), at);
  }

  addPhone(phone: PhoneNumber, options: phones.PhoneOptions, at: Date): void {
    this.#apply(phones.addPhone(this.#parts, phone, options, at), at);
  }
  removePhone(phone: PhoneNumber, at: Date): void {
    this.#apply(phones.removePhone(this.#parts, phone), at);
  }
  setDefaultPhone(phone: PhoneNumber, at: Date): void {
    this.#apply(phones.setDefaultPhone(this.#parts, phone), at);
  }
  verifyPhone(phone: PhoneNumber, at: Date): void {
    this.#apply(phones.verifyPhone(this.#parts, phone, at), at);
  }

  addAddress(address: PostalAddress, options: addresses.AddressOptions, at: Date): void {
    this.#apply(addresses.addAddress(this.#parts, address, options, at), at);
  }
  changeAddress(id: string, address: PostalAddress, at: Date): void {
    this.#apply(addresses.changeAddress(this.#parts, id, address), at);
  }
  removeAddress(id: string, at: Date): void {
    this.#apply(addresses.removeAddress(this.#parts, id), at);
  }
  setDefaultAddress(id: string, at: Date): void {
    this.#apply(addresses.setDefaultAddress(this.#parts, id), at);
  }

  changeProfile(changes: Partial<UserProfile>, at: Date): void {
    this.#apply(account.profileStep(this.#parts, changes, at), at);
  }
  changePreferences(changes: Partial<Preferences>, at: Date): void {
    this.#apply(account.preferencesStep(this.#parts, changes), at);
  }
  activate(at: Date): void {
    this.#changeStatus('activate', at);
  }
  suspend(at: Date): void {
    this.#changeStatus('suspend', at);
  }
  reinstate(at: Date): void {
    this.#changeStatus('reinstate', at);
  }
  ban(at: Date): void {
    this.#changeStatus('ban', at);
  }
  delete(at: Date): void {
    this.#changeStatus('delete', at);
  }
  changePassword(passwordHash: string, at: Date): void {
    this.#apply(account.passwordStep(this.#parts, passwordHash, at), at);
  }
  setTwoFactor(enabled: boolean, at: Date): void {
    this.#apply(account.twoFactorStep(this.#parts, enabled), at);
  }
  recordLogin(at: Date): void {
    this.#apply(account.loginStep(this.#parts, at), at);
  }
  recordFailedLogin(at: Date): void {
    this.#apply(account.failedLoginStep(this.#parts, at), at);
  }

  /** What happened since it was made or last asked for; whoever saves the user takes it along. */
  takeEvents(): readonly UserEvent[] {
    const taken = this.#events;
    this.#events = [];
    return taken;
  }

  #changeStatus(change: StatusChange, at: Date): void {
    this.#apply(account.statusStep(this.#parts, change), at);
  }

  #apply({ parts, news }: Step, at: Date): void {
    if (news.length === 0) return;
    this.#parts = { ...parts, user: frozen({ ...parts.user, updatedAt: at }) };
    this.#events = [...this.#events, ...news.map((item) => eventOf(item, parts.user.id.value, at))];
  }
}
