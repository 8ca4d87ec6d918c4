/** Steps with e-mail addresses. Exactly one is the default; once any is verified, the default is. */
import { defaultEmail, frozen, newEmail, otherEmail, verifiedEmail, type UserEmail } from '../entities';
import { refusal } from '../faults';
import type { ContactType, EmailAddress } from '../values';
import type { News } from './events';
import { unchanged, type Step, type UserParts } from './parts';

export interface EmailOptions {
  readonly contactType?: ContactType;
  readonly asDefault?: boolean;
}

type Emails = readonly UserEmail[];

const isSame = (email: EmailAddress) => (owned: UserEmail) => owned.email.equals(email);
const anyVerified = (emails: Emails): boolean => emails.some(({ isVerified }) => isVerified);
const defaultOf = (emails: Emails): UserEmail | undefined => emails.find(({ isDefault }) => isDefault);

function find(emails: Emails, email: EmailAddress): UserEmail {
  const found = emails.find(isSame(email));
  if (found !== undefined) return found;
  throw refusal('EMAIL_UNKNOWN', 'email', `${email.value} is not an e-mail address of this user.`);
}

const withDefault = (emails: Emails, chosen: UserEmail): Emails =>
  emails.map((owned) => {
    if (owned.id === chosen.id) return defaultEmail(owned);
    return owned.isDefault ? otherEmail(owned) : owned;
  });

/** The user says in a word what the addresses say together. */
const withEmails = (parts: UserParts, emails: Emails): UserParts => ({
  ...parts,
  emails,
  user: frozen({ ...parts.user, emailVerified: anyVerified(emails) }),
});

function stepTo(parts: UserParts, emails: Emails, news: readonly News[]): Step {
  const [from, to] = [defaultOf(parts.emails), defaultOf(emails)];
  const isOther = from !== undefined && to !== undefined && from.id !== to.id;
  const change = isOther && {
    type: 'defaultEmailChanged' as const,
    payload: { from: from.email.value, to: to.email.value },
  };
  return { parts: withEmails(parts, emails), news: change === false ? news : [...news, change] };
}

function refuseUnverified(emails: Emails, email: UserEmail): void {
  if (email.isVerified || !anyVerified(emails)) return;
  throw refusal(
    'EMAIL_DEFAULT_UNVERIFIED',
    'email',
    `${email.email.value} must be verified before it can be the default e-mail address.`,
  );
}

/** The first becomes the default; so does one that is asked to, and is then primary. */
export function addEmail(
  parts: UserParts,
  email: EmailAddress,
  { contactType = 'primary', asDefault = false }: EmailOptions,
  at: Date,
): Step {
  if (parts.emails.some(isSame(email)))
    throw refusal('EMAIL_TAKEN', 'email', `${email.value} is an e-mail address of this user already.`);
  const added = newEmail(email, { contactType }, at);
  if (asDefault) refuseUnverified(parts.emails, added);
  const isDefault = asDefault || parts.emails.length === 0;
  const emails = [...parts.emails, added];
  const payload = {
    email: email.value,
    contactType: isDefault ? 'primary' : contactType,
    isDefault,
  } as const;
  return stepTo(parts, isDefault ? withDefault(emails, added) : emails, [{ type: 'emailAdded', payload }]);
}

/** Who becomes the default: a primary one, else the first; of the verified ones, when there are any. */
function heirOf(emails: Emails): UserEmail | undefined {
  const candidates = anyVerified(emails) ? emails.filter(({ isVerified }) => isVerified) : emails;
  return candidates.find(({ contactType }) => contactType === 'primary') ?? candidates[0];
}

export function removeEmail(parts: UserParts, email: EmailAddress): Step {
  const removed = find(parts.emails, email);
  const rest = parts.emails.filter(({ id }) => id !== removed.id);
  const heir = heirOf(rest);
  if (heir === undefined)
    throw refusal('EMAIL_LAST', 'email', `${email.value} is the only e-mail address and cannot be removed.`);
  const emails = defaultOf(rest) === undefined ? withDefault(rest, heir) : rest;
  return stepTo(parts, emails, [{ type: 'emailRemoved', payload: { email: removed.email.value } }]);
}

export function setDefaultEmail(parts: UserParts, email: EmailAddress): Step {
  const chosen = find(parts.emails, email);
  if (chosen.isDefault) return unchanged(parts);
  refuseUnverified(parts.emails, chosen);
  return stepTo(parts, withDefault(parts.emails, chosen), []);
}

/** Beside an unverified default the verified address becomes the default: that is the one that reaches somebody. */
export function verifyEmail(parts: UserParts, email: EmailAddress, at: Date): Step {
  const found = find(parts.emails, email);
  if (found.isVerified) return unchanged(parts);
  const verified = verifiedEmail(found, at);
  const emails = parts.emails.map((owned) => (owned.id === found.id ? verified : owned));
  const isBeside = defaultOf(emails)?.isVerified !== true;
  return stepTo(parts, isBeside ? withDefault(emails, verified) : emails, [
    { type: 'emailVerified', payload: { email: found.email.value } },
  ]);
}
