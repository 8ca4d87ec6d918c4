import type { Models } from 'ordinal-host';
import type { Reach, Seen } from './reach';

interface Note {
  readonly id: string;
  readonly text: string | null;
  readonly type: string | null;
  /** ISO 8601, UTC. */
  readonly at: string | null;
  /** `null` when the author is gone. */
  readonly by: string | null;
}

type Contact = Seen<{ readonly contactType: string; readonly contactValue: string }>;
type Address = Seen<{
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly purpose: string;
}>;

/** Everything a customer's page shows; nothing in the place of what is hidden. */
export interface CustomerRecord {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly terms: string | null;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
  /** The newest ones. */
  readonly notes: readonly Note[];
  readonly noteCount: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTES = 50;

/** A customer with everything their page shows; `null` when there is none of that id. */
export async function readCustomer(models: Models, id: string, reach: Reach): Promise<CustomerRecord | null> {
  if (!UUID.test(id)) return null;
  const row = await models.Customer.findOne({ where: reach.within('customers', { id }) });
  if (row === null) return null;
  const { name, status, email, phone } = row;
  return {
    id,
    ...reach.seen('customers', { name, status, email, phone }),
    terms: await termsOf(models, row.defaultPaymentTermsId, reach),
    contacts: await contactsOf(models, id, reach),
    addresses: await addressesOf(models, id, reach),
    ...(await notesOf(models, id, reach)),
  };
}

async function termsOf(models: Models, id: string | null, reach: Reach): Promise<string | null> {
  if (id === null || !reach.shows('customers', 'defaultPaymentTerms')) return null;
  const where = reach.within('application_settings', { id });
  const terms = await models.ApplicationSetting.findOne({ where });
  return terms !== null && reach.shows('application_settings', 'label') ? terms.label : null;
}

async function contactsOf(models: Models, customerId: string, reach: Reach): Promise<Contact[]> {
  if (!reach.shows('customer_contacts', 'customer')) return [];
  const where = reach.within('customer_contacts', { customerId });
  return (await models.CustomerContact.findAll({ where })).map(({ contactType, contactValue }) =>
    reach.seen('customer_contacts', { contactType, contactValue }),
  );
}

async function addressesOf(models: Models, customerId: string, reach: Reach): Promise<Address[]> {
  if (!reach.shows('customer_addresses', 'customer')) return [];
  const where = reach.within('customer_addresses', { customerId });
  return (await models.CustomerAddress.findAll({ where })).map(
    ({ street, postalCode, city, country, purpose }) =>
      reach.seen('customer_addresses', { street, postalCode, city, country, purpose }),
  );
}

async function notesOf(
  models: Models,
  customerId: string,
  reach: Reach,
): Promise<Pick<CustomerRecord, 'notes' | 'noteCount'>> {
  if (!reach.shows('customer_notes', 'customer')) return { notes: [], noteCount: 0 };
  const where = reach.within('customer_notes', { customerId });
  const rows = await models.CustomerNote.findAll({
    where,
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: NOTES,
  });
  const authors = await authorsOf(
    models,
    rows.flatMap(({ createdById }) => createdById ?? []),
    reach,
  );
  const notes = rows.map(({ id, noteText, noteType, createdAt, createdById: createdBy }) => {
    const seen = reach.seen('customer_notes', { noteText, noteType, createdAt, createdBy });
    return {
      id,
      text: seen.noteText,
      type: seen.noteType,
      at: seen.createdAt?.toISOString() ?? null,
      by: authors.get(seen.createdBy ?? '') ?? null,
    };
  });
  return { notes, noteCount: await models.CustomerNote.count({ where }) };
}

async function authorsOf(
  models: Models,
  ids: readonly string[],
  reach: Reach,
): Promise<ReadonlyMap<string, string>> {
  const rows = await models.User.findAll({ where: reach.within('users', { id: [...new Set(ids)] }) });
  return new Map(
    rows.map(({ id, displayName, username }) => {
      const seen = reach.seen('users', { displayName, username });
      return [id, seen.displayName ?? seen.username ?? ''];
    }),
  );
}
