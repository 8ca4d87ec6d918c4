import { defineDemo, type NewRow } from 'ordinal-host';
import { book, type Draft } from '../demo_book';

const COUNT = 1000;
const SEGMENTS = [
  ['Shipyards', 'builds or mends boats'],
  ['North Sea coast', 'within an hour of the water'],
  ['Retail', 'sells to people'],
  ['Wholesale', 'sells to shops'],
  ['Press', 'writes about us'],
] as const;

type Key = NewRow<'CustomerNote'>['customerId'];
const dated = (draft: Draft): { createdAt: Date; updatedAt: Date } => ({
  createdAt: draft.since,
  updatedAt: draft.touched,
});

/** A thousand customers with contacts, addresses, notes and segments. Does nothing when there are customers. */
export default defineDemo(async ({ models, log }) => {
  if ((await models.Customer.count()) > 0) return log('customers are there already');
  const users = await models.User.findAll({ order: ['username'] });
  const terms = await models.ApplicationSetting.findAll({
    where: { group: 'payment terms' },
    order: ['key'],
  });
  const drafts = book(COUNT);
  const customers = await models.Customer.bulkCreate(
    drafts.map((draft) => ({
      name: draft.name,
      email: draft.email,
      phone: draft.phone,
      status: draft.status,
      active: draft.status !== 'closed',
      defaultPaymentTermsId: terms[draft.at % 4]?.id ?? null,
      createdById: users[draft.at % users.length]?.id ?? null,
      modifiedById: users[(draft.at + 1) % users.length]?.id ?? null,
      ...dated(draft),
    })),
    { hooks: false },
  );
  const each = <T>(make: (draft: Draft, customerId: Key) => T[]): T[] =>
    drafts.flatMap((draft, index) => make(draft, customers[index]?.id ?? ''));
  await models.CustomerContact.bulkCreate(
    each((draft, customerId) =>
      draft.contacts.map((contact) => ({ ...contact, customerId, ...dated(draft) })),
    ),
    { hooks: false },
  );
  await models.CustomerAddress.bulkCreate(
    each((draft, customerId) => [{ ...draft.address, customerId, ...dated(draft) }]),
    { hooks: false },
  );
  await models.CustomerNote.bulkCreate(
    each((draft, customerId) =>
      draft.notes.map((note, index) => ({
        ...note,
        customerId,
        createdById: users[(draft.at + index) % users.length]?.id ?? null,
        ...dated(draft),
      })),
    ),
    { hooks: false },
  );
  const segments = await models.CustomerSegment.bulkCreate(SEGMENTS.map(([name, rule]) => ({ name, rule })));
  await models.CustomerSegmentMember.bulkCreate(
    each((draft, customerId) =>
      segments
        .filter((_, index) => draft.at % (index + 3) === 0)
        .map((segment) => ({ customerId, segmentId: segment.id })),
    ),
    { hooks: false },
  );
  log(`${COUNT} customers with contacts, addresses, notes and segments`);
});
