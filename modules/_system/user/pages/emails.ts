import { formInput, type Request } from 'ordinal-host';
import { CONTACT_TYPES } from '../domain';
import { contactsPage } from './contacts';
import { capital, choices, type Entry } from './entry';
import { mine, type OwnPages } from './own_page';

const HERE = '/account/emails';
const ENTRIES: readonly Entry[] = [
  { name: 'email', label: 'E-mail address', kind: 'email', span: 3, most: 254, autocomplete: 'email' },
  { name: 'contactType', label: 'For', kind: 'choice', span: 3, options: choices(CONTACT_TYPES) },
];

/** Sends a link that shows whose address it is. */
export type AskToVerify = (emailId: string, to: string, request: Request) => Promise<void>;

/** `GET /account/emails`, a form to add one, buttons at each. */
export function emailsPage(pages: OwnPages & { readonly askToVerify: AskToVerify }): void {
  const { router, access, email, me, askToVerify } = pages;
  const one = async (id: string) => (await mine(pages)).emails.find((each) => each.id === id);
  const addressOf = async (id: string): Promise<string> => (await one(id))?.email.value ?? id;
  contactsPage(pages, {
    here: HERE,
    title: 'E-mail addresses',
    what: 'e-mail address',
    kind: 'email',
    entries: ENTRIES,
    fresh: { contactType: 'primary' },
    added: 'sent',
    isSensitive: true,
    shown: ({ emails }) =>
      emails.map(({ id, email: { value }, contactType, isDefault, isVerified }) => ({
        id,
        text: value,
        type: capital(contactType),
        isDefault,
        isVerified,
      })),
    add: ({ email: typed = '', contactType = '' }) => email.add(me(), { email: typed, contactType }),
    async afterAdding(request) {
      const added = (await mine(pages)).emails.at(-1);
      if (added !== undefined) await askToVerify(added.id, added.email.value, request);
    },
    makeDefault: async (id) => email.makeDefault(me(), await addressOf(id)),
    remove: async (id) => email.remove(me(), await addressOf(id)),
  });
  router.post('/emails/:id/verify', access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    const found = await one(String(request.params['id']));
    if (found === undefined || found.isVerified) return next();
    await askToVerify(found.id, found.email.value, request);
    response.redirect(303, `${HERE}?done=sent`);
  });
}
