import { refusal } from '../faults';

export const CONTACT_TYPES = [
  'home',
  'work',
  'mobile',
  'billing',
  'shipping',
  'primary',
  'secondary',
  'emergency',
  'other',
] as const;

/** What an e-mail address, a phone number or an address is for. A word: two are the same when they are equal. */
export type ContactType = (typeof CONTACT_TYPES)[number];

export const ContactType = {
  /** @throws DomainError `CONTACT_TYPE_UNKNOWN` */
  of(text: string): ContactType {
    const word = text.trim().toLowerCase();
    const found = CONTACT_TYPES.find((type) => type === word);
    if (found !== undefined) return found;
    const known = CONTACT_TYPES.join(', ');
    throw refusal(
      'CONTACT_TYPE_UNKNOWN',
      'contactType',
      `This kind of contact is not known; choose from ${known}.`,
    );
  },
} as const;
