import { formInput } from 'ordinal-host';
import { CONTACT_TYPES, type UserAddress } from '../domain';
import { contactsPage } from './contacts';
import { capital, choices, refusedBy, type Entry, type Values } from './entry';
import { draw, mine, type OwnPages } from './own_page';

const HERE = '/account/addresses';
const TITLE = 'Addresses';
const PARTS = [
  { name: 'streetLine1', label: 'Street', kind: 'text', most: 255, autocomplete: 'address-line1' },
  {
    name: 'streetLine2',
    label: 'Second line',
    kind: 'text',
    isOptional: true,
    most: 255,
    autocomplete: 'address-line2',
  },
  { name: 'postalCode', label: 'Postal code', kind: 'text', span: 2, most: 20, autocomplete: 'postal-code' },
  { name: 'city', label: 'City', kind: 'text', span: 2, most: 100, autocomplete: 'address-level2' },
  {
    name: 'state',
    label: 'State',
    kind: 'text',
    span: 2,
    isOptional: true,
    most: 100,
    autocomplete: 'address-level1',
  },
  {
    name: 'country',
    label: 'Country',
    kind: 'text',
    span: 3,
    most: 3,
    help: 'Two or three letters, such as US or USA.',
    autocomplete: 'country',
  },
] as const satisfies readonly Entry[];
const NEW: readonly Entry[] = [
  ...PARTS,
  { name: 'contactType', label: 'For', kind: 'choice', span: 3, options: choices(CONTACT_TYPES) },
];
const NAMES = PARTS.map(({ name }) => name);

const partsOf = (values: Values): Record<(typeof NAMES)[number], string> =>
  Object.fromEntries(NAMES.map((name) => [name, values[name] ?? ''])) as Record<
    (typeof NAMES)[number],
    string
  >;

/** `GET /account/addresses`, a form to add one, a page to change one, buttons at each. */
export function addressesPage(pages: OwnPages): void {
  const { address, me } = pages;
  contactsPage(pages, {
    here: HERE,
    title: TITLE,
    what: 'address',
    kind: 'address',
    entries: NEW,
    fresh: { contactType: 'home', country: 'USA' },
    shown: ({ addresses }) =>
      addresses.map(({ id, address: { lines }, contactType, isDefault }) => ({
        id,
        text: lines.join(', '),
        edit: `${HERE}/${id}`,
        type: capital(contactType),
        isDefault,
      })),
    add: (values) => address.add(me(), { ...partsOf(values), contactType: values['contactType'] ?? '' }),
    makeDefault: (id) => address.makeDefault(me(), id),
    remove: (id) => address.remove(me(), id),
  });
  changePage(pages);
}

/** `GET` and `POST /account/addresses/:id` */
function changePage(pages: OwnPages): void {
  const { router, access, address, me, noting } = pages;
  const one = async (id: unknown): Promise<UserAddress | undefined> =>
    (await mine(pages)).addresses.find((each) => each.id === id);
  router.get('/addresses/:id', access.signedIn(), async (request, response, next) => {
    const found = await one(request.params['id']);
    if (found === undefined) return next();
    const locals = { entries: PARTS, values: found.address.toJSON(), lead: capital(found.contactType) };
    draw(response, 'form', { title: TITLE, here: HERE }, locals);
  });
  router.post('/addresses/:id', access.signedIn(), async (request, response, next) => {
    const values = formInput(request, NAMES);
    const found = await one(request.params['id']);
    if (found === undefined) return next();
    const errors = await refusedBy(() =>
      noting(request, 'address-changed', async () => {
        await address.change(me(), found.id, partsOf(values));
        return `Changed the address ${found.address.lines.join(', ')}`;
      }),
    );
    if (errors.length === 0) return response.redirect(303, `${HERE}?done=saved`);
    const locals = { entries: PARTS, values, lead: capital(found.contactType) };
    draw(response, 'form', { title: TITLE, here: HERE, errors }, locals);
  });
}
