import type { Models } from 'ordinal-host';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTES = 50;

/** A customer with everything their page shows; `null` when there is none of that id. */
export async function readCustomer(models: Models, id: string) {
  if (!UUID.test(id)) return null;
  const row = await models.Customer.findByPk(id, {
    include: ['contacts', 'addresses', 'defaultPaymentTerms'],
  });
  if (row === null) return null;
  const notes = await models.CustomerNote.findAll({
    where: { customerId: id },
    include: ['createdBy'],
    order: [['createdAt', 'DESC']],
    limit: NOTES,
  });
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    email: row.email,
    phone: row.phone,
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
    noteCount: await models.CustomerNote.count({ where: { customerId: id } }),
  };
}
