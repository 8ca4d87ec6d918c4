/** A page of things one has several of: a list with buttons, and a form that adds one. */
import { formInput, type ExpressResponse, type Request, type Wrong } from 'ordinal-host';
import type { UserAggregate } from '../domain';
import { refusedBy, type Entry, type Values } from './entry';
import { draw, mine, type OwnPages } from './own_page';

/** One of them, as the list shows it. */
export interface Shown {
  readonly id: string;
  readonly text: string;
  /** What it is for. */
  readonly type: string;
  readonly isDefault: boolean;
  /** Where it is not shown whose it is, this is nothing. */
  readonly isVerified?: boolean;
  /** Address of the page that changes it. */
  readonly edit?: string;
}

export interface Contacts {
  /** `/account/phones` */
  readonly here: string;
  readonly title: string;
  /** In a sentence: `phone number`. */
  readonly what: string;
  readonly entries: readonly Entry[];
  /** What a new one starts with. */
  readonly fresh: Values;
  shown(user: UserAggregate): readonly Shown[];
  /** Each of these throws what the domain refuses. */
  add(values: Values, request: Request): Promise<unknown>;
  makeDefault(id: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** Whether mail that opens the account goes there: then it is changed by those alone who have just shown that it is them. */
  readonly isSensitive?: boolean;
  /** The word for what was done by adding one. */
  readonly added?: string;
}

export function contactsPage(pages: OwnPages, contacts: Contacts): void {
  const { router, access } = pages;
  const proved = contacts.isSensitive === true ? [pages.prove] : [];
  const { here, title, what, entries, fresh } = contacts;
  const path = here.slice('/account'.length);
  const again = async (
    response: ExpressResponse,
    { errors = [], values = fresh, done }: { errors?: readonly Wrong[]; values?: Values; done?: unknown },
  ): Promise<void> => {
    const rows = contacts.shown(await mine(pages));
    draw(response, 'contacts', { title, here, errors, done }, { entries, values, what, rows });
  };

  router.get(path, access.signedIn(), (request, response) =>
    again(response, { done: request.query['done'] }),
  );
  router.post(path, access.signedIn(), ...proved, async (request, response) => {
    const values = formInput(
      request,
      entries.map(({ name }) => name),
    );
    const errors = await refusedBy(() => contacts.add(values, request));
    if (errors.length > 0) return again(response, { errors, values });
    response.redirect(303, `${here}?done=${contacts.added ?? 'added'}`);
  });
  const buttons = { default: contacts.makeDefault, remove: contacts.remove };
  for (const [name, act] of Object.entries(buttons))
    router.post(`${path}/:id/${name}`, access.signedIn(), ...proved, async (request, response) => {
      formInput(request, []);
      const errors = await refusedBy(() => act.call(contacts, String(request.params['id'])));
      if (errors.length > 0) return again(response, { errors });
      response.redirect(303, `${here}?done=${name === 'remove' ? 'removed' : name}`);
    });
}
