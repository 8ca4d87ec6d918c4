/** What every page about oneself has in common. */
import { refusal, type ExpressResponse, type Request, type ViewContext, type Wrong } from 'ordinal-host';
import type { Activities } from '../activities';
import type { ManageAddress, ManagePhone, TellAboutOneself, UpdateEmail } from '../application';
import { UserId, type UserAggregate, type UserRepository } from '../domain';

/** Does something and writes it down for whoever asks, both or neither. @param work answers the sentence to write */
export type Noting = (request: Request, kind: string, work: () => Promise<string>) => Promise<void>;

export interface OwnPages extends Pick<
  ViewContext,
  'router' | 'access' | 'prove' | 'models' | 'transaction'
> {
  /** Who sent the request. */
  readonly me: () => UserId;
  readonly users: UserRepository;
  readonly email: UpdateEmail;
  readonly phone: ManagePhone;
  readonly address: ManageAddress;
  readonly tell: TellAboutOneself;
  readonly activities: Activities;
  readonly noting: Noting;
}

/** Said once on the page that follows, by the word in its address. */
const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  added: 'Added.',
  removed: 'Removed.',
  default: 'This is the default from now on.',
  sent: 'A mail is on its way. Follow the link in it within a day.',
  invited: 'The invitation is on its way by mail.',
  revoked: 'The invitation is taken back.',
  joined: 'Welcome: you are in this team now.',
  declined: 'Declined.',
  left: 'You are not in that team any more.',
  deleted: 'The team is gone.',
};

export const whoAsks = (actor: ViewContext['actor']) => (): UserId => {
  const id = actor()?.id;
  // Where nobody can be told apart, nobody has an account.
  if (id == null) throw refusal(404, 'Nobody has an account here: no module of this host knows people.');
  return UserId.of(id);
};

export const notingOf =
  ({ me, activities, transaction }: Pick<OwnPages, 'me' | 'activities' | 'transaction'>): Noting =>
  (request, kind, work) =>
    transaction(async () => {
      await activities.note({ userId: me().value, kind, words: await work(), request });
    });

export async function mine({ users, me }: Pick<OwnPages, 'users' | 'me'>): Promise<UserAggregate> {
  const user = await users.byId(me());
  if (user === undefined) throw new Error('somebody without an account is signed in');
  return user;
}

export interface Drawn {
  readonly title: string;
  readonly here: string;
  /** The page it lies below, which is the one among the tabs. */
  readonly within?: { readonly text: string; readonly to: string };
  readonly errors?: readonly Wrong[];
  /** The word in the address of a page that follows something done. */
  readonly done?: unknown;
}

/** @param locals what the template needs besides */
export function draw(
  response: ExpressResponse,
  template: string,
  { title, here, within, errors = [], done }: Drawn,
  locals: object,
): void {
  response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 422 : 200);
  response.render(`user/${template}`, {
    title,
    crumbs: [{ text: 'Account', to: '/account' }, ...(within === undefined ? [] : [within]), { text: title }],
    active: within?.to ?? here,
    here,
    errors,
    done: typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : undefined,
    ...locals,
  });
}
