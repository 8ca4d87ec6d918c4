import { op, type Models } from 'ordinal-host';
import type { Reach } from './reach';

interface Note {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `null` when the author is gone. */
  readonly by: string | null;
}

/** Everything a customer's page shows. */
export interface CustomerRecord {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly terms: string | null;
  readonly contacts: readonly { readonly contactType: string; readonly contactValue: string }[];
  readonly addresses: readonly {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly purpose: string;
  }[];
  /** The newest ones. */
  readonly notes: readonly Note[];
  readonly noteCount: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTES = 50;

/** A customer with everything their page shows; `null` when there is none of that id. */
export async function readCustomer(models: Models, id: string, reach: Reach): Promise<CustomerRecord | null> {
  if (!UUID.test(id)) return null;
  const row = await models.Customer.findOne({
    where: { [op.and]: [{ id }, reach.customers] },
    include: ['contacts', 'addresses', 'defaultPaymentTerms'],
  });
  if (row === null) return null;
  const ofThem = { [op.and]: [{ customerId: id }, reach.notes] };
  const notes = await models.CustomerNote.findAll({
    where: ofThem,
    include: ['createdBy'],
    order: [['createdAt', 'DESC']],
    limit: NOTES,
  });
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    email: reach.shows('email') ? row.email : null,
    phone: reach.shows('phone') ? row.phone : null,
    terms: row.defaultPaymentTerms?.label ?? null,
    contacts: row.contacts.map(({ contactType, contactValue }) => ({ contactType, contactValue })),
    addresses: row.addresses.map(({ street, postalCode, city, country, purpose }) => ({
      street,
      postalCode,
      city,
      country,
      purpose,
    })),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.noteText,
      type: note.noteType,
      at: note.createdAt.toISOString(),
      by: note.createdBy?.displayName ?? note.createdBy?.username ?? null,
    })),
    noteCount: await models.CustomerNote.count({ where: ofThem }),
  };
}
