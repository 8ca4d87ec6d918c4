/** What every page about oneself has in common. */
import { refusal, type ExpressResponse, type ViewContext, type Wrong } from 'ordinal-host';
import type { ManageAddress, ManagePhone, TellAboutOneself, UpdateEmail } from '../application';
import { UserId, type UserAggregate, type UserRepository } from '../domain';

export interface OwnPages extends Pick<ViewContext, 'router' | 'access' | 'prove'> {
  /** Who sent the request. */
  readonly me: () => UserId;
  readonly users: UserRepository;
  readonly email: UpdateEmail;
  readonly phone: ManagePhone;
  readonly address: ManageAddress;
  readonly tell: TellAboutOneself;
}

/** Said once on the page that follows, by the word in its address. */
const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  added: 'Added.',
  removed: 'Removed.',
  default: 'This is the default from now on.',
  sent: 'A mail is on its way. Follow the link in it within a day.',
};

export const whoAsks = (actor: ViewContext['actor']) => (): UserId => {
  const id = actor()?.id;
  // Where nobody can be told apart, nobody has an account.
  if (id == null) throw refusal(404, 'Nobody has an account here: no module of this host knows people.');
  return UserId.of(id);
};

export async function mine({ users, me }: Pick<OwnPages, 'users' | 'me'>): Promise<UserAggregate> {
  const user = await users.byId(me());
  if (user === undefined) throw new Error('somebody without an account is signed in');
  return user;
}

export interface Drawn {
  readonly title: string;
  readonly here: string;
  readonly errors?: readonly Wrong[];
  /** The word in the address of a page that follows something done. */
  readonly done?: unknown;
}

/** @param locals what the template needs besides */
export function draw(
  response: ExpressResponse,
  template: string,
  { title, here, errors = [], done }: Drawn,
  locals: object,
): void {
  response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 422 : 200);
  response.render(`user/${template}`, {
    title,
    crumbs: [{ text: 'Account', to: '/account' }, { text: title }],
    active: here,
    here,
    errors,
    done: typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : undefined,
    ...locals,
  });
}
