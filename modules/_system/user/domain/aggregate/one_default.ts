/** Of phone numbers and of addresses, exactly one of each type is the default. */
import { frozen } from '../entities';
import type { ContactType } from '../values';

interface Contact {
  readonly id: string;
  readonly contactType: ContactType;
  readonly isDefault: boolean;
}

/** One type whose default is another than before. */
export interface DefaultChange<T> {
  readonly contactType: ContactType;
  readonly from: T;
  readonly to: T;
}

function defaultOf<T extends Contact>(
  contacts: readonly T[],
  type: ContactType,
  chosen?: string,
): T | undefined {
  const same = contacts.filter(({ contactType }) => contactType === type);
  return same.find(({ id }) => id === chosen) ?? same.find(({ isDefault }) => isDefault) ?? same[0];
}

/**
 * The same contacts, with one default of each type: the chosen one, else the one it is, else the first.
 * @param chosen id of the one that shall be the default of its type
 */
export const withOneDefault = <T extends Contact>(contacts: readonly T[], chosen?: string): readonly T[] =>
  contacts.map((contact) => {
    const isDefault = defaultOf(contacts, contact.contactType, chosen)?.id === contact.id;
    return isDefault === contact.isDefault ? contact : frozen({ ...contact, isDefault });
  });

const typesIn = (contacts: readonly Contact[]): ContactType[] => [
  ...new Set(contacts.map(({ contactType }) => contactType)),
];

/** Types that had a default and have another now. */
export const defaultChanges = <T extends Contact>(
  before: readonly T[],
  after: readonly T[],
): DefaultChange<T>[] =>
  typesIn(after).flatMap((contactType) => {
    const [from, to] = [defaultOf(before, contactType), defaultOf(after, contactType)];
    return from !== undefined && to !== undefined && from.id !== to.id ? [{ contactType, from, to }] : [];
  });

/** Types with none or several. */
export const typesWithoutOneDefault = (contacts: readonly Contact[]): ContactType[] =>
  typesIn(contacts).filter(
    (type) => contacts.filter(({ contactType, isDefault }) => contactType === type && isDefault).length !== 1,
  );
