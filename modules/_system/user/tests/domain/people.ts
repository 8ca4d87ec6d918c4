/** People for the tests of the domain. */
import {
  DomainError,
  EmailAddress,
  PostalAddress,
  UserAggregate,
  UserId,
  type FaultCode,
} from '../../domain';

export const NOON = new Date('2026-03-01T12:00:00Z');
export const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

export const mail = (text: string): EmailAddress => EmailAddress.of(text);

/** Ada, just registered, with one unverified address. */
export const ada = (): UserAggregate =>
  UserAggregate.register(
    {
      id: UserId.generate(NOON),
      username: 'ada',
      passwordHash: '$argon2id$v=19$secret',
      email: mail('ada@example.com'),
    },
    NOON,
  );

/** Ada, who may log in; what led to it is told already. */
export function activeAda(): UserAggregate {
  const user = ada();
  user.verifyEmail(mail('ada@example.com'), NOON);
  user.activate(NOON);
  user.takeEvents();
  return user;
}

export const mainStreet = (number = 1): PostalAddress =>
  PostalAddress.of({
    streetLine1: `${number} Main St`,
    city: 'New York',
    state: 'NY',
    postalCode: '10001',
  });

/** `['postalCode POSTAL_CODE_INVALID']`: what was refused, and nothing when it was not. */
export function refused(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, code }) => `${field} ${code}`);
  }
}

/** Codes of everything the user breaks. */
export const broken = (user: UserAggregate): FaultCode[] => user.validate().map(({ code }) => code);

/** `['emailAdded', 'statusChanged']` */
export const told = (user: UserAggregate): string[] => user.takeEvents().map(({ type }) => type);
