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
  /** In the kinds of activities: `phone-added`. */
  readonly kind: string;
  readonly entries: readonly Entry[];
  /** What a new one starts with. */
  readonly fresh: Values;
  shown(user: UserAggregate): readonly Shown[];
  /** Each of these throws what the domain refuses. */
  add(values: Values): Promise<UserAggregate>;
  /** What follows once it is added for good. */
  afterAdding?(request: Request): Promise<void>;
  makeDefault(id: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** Whether mail that opens the account goes there: then it is changed by those alone who have just shown that it is them. */
  readonly isSensitive?: boolean;
  /** The word for what was done by adding one. */
  readonly added?: string;
}

const DONE = { default: 'Made the default', remove: 'Removed' } as const;

export function contactsPage(pages: OwnPages, contacts: Contacts): void {
  const { router, access, noting } = pages;
  const proved = contacts.isSensitive === true ? [pages.prove] : [];
  const { here, title, what, kind, entries, fresh } = contacts;
  const textOf = (user: UserAggregate, id: string): string =>
    contacts.shown(user).find((one) => one.id === id)?.text ?? '';
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
    const errors = await refusedBy(() =>
      noting(request, `${kind}-added`, async () => {
        const user = await contacts.add(values);
        return `Added the ${what} ${contacts.shown(user).at(-1)?.text ?? ''}`;
      }),
    );
    if (errors.length > 0) return again(response, { errors, values });
    await contacts.afterAdding?.(request);
    response.redirect(303, `${here}?done=${contacts.added ?? 'added'}`);
  });
  const buttons = { default: contacts.makeDefault, remove: contacts.remove };
  for (const name of ['default', 'remove'] as const)
    router.post(`${path}/:id/${name}`, access.signedIn(), ...proved, async (request, response) => {
      formInput(request, []);
      const id = String(request.params['id']);
      const errors = await refusedBy(() =>
        noting(request, `${kind}-${name === 'remove' ? 'removed' : 'default'}`, async () => {
          const text = textOf(await mine(pages), id);
          await buttons[name].call(contacts, id);
          return `${DONE[name]}: the ${what} ${text}`;
        }),
      );
      if (errors.length > 0) return again(response, { errors });
      response.redirect(303, `${here}?done=${name === 'remove' ? 'removed' : name}`);
    });
}
