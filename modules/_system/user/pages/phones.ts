import { CONTACT_TYPES } from '../domain';
import { contactsPage } from './contacts';
import { capital, choices, type Entry } from './entry';
import { mine, type OwnPages } from './own_page';

const ENTRIES: readonly Entry[] = [
  {
    name: 'phoneNumber',
    label: 'Phone number',
    kind: 'tel',
    span: 3,
    most: 40,
    autocomplete: 'tel',
    help: 'With the country: +49 30 901820',
  },
  { name: 'contactType', label: 'For', kind: 'choice', span: 3, options: choices(CONTACT_TYPES) },
];

/** `GET /account/phones`, a form to add one, buttons at each. */
export function phonesPage(pages: OwnPages): void {
  const { phone, me } = pages;
  const numberOf = async (id: string): Promise<string> =>
    (await mine(pages)).phones.find((one) => one.id === id)?.phone.value ?? id;
  contactsPage(pages, {
    here: '/account/phones',
    title: 'Phone numbers',
    what: 'phone number',
    kind: 'phone',
    entries: ENTRIES,
    fresh: { contactType: 'mobile' },
    shown: ({ phones }) =>
      phones.map(({ id, phone: { international }, contactType, isDefault }) => ({
        id,
        text: international,
        type: capital(contactType),
        isDefault,
      })),
    add: ({ phoneNumber = '', contactType = '' }) => phone.add(me(), { phoneNumber, contactType }),
    makeDefault: async (id) => phone.makeDefault(me(), await numberOf(id)),
    remove: async (id) => phone.remove(me(), await numberOf(id)),
  });
}
