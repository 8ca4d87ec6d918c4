/** What is sensitive is done by those alone who have just shown that it is them, not by whoever sits at their open browser. */
import {
  actor,
  refusal,
  type ExpressResponse,
  type Identity,
  type Models,
  type RequestHandler,
} from 'ordinal-host';
import { hasAuthenticator } from './authenticator';
import { keptForm } from './kept_form';

export const AGAIN = '/sign-in/again';
/** Milliseconds that a password or a code counts for. */
const FRESH_FOR = 10 * 60_000;

/**
 * Whether somebody has given a password or a code within the last ten minutes. Commands and seeds act for nobody who
 * could be asked.
 */
export function isFresh(who: Identity | undefined, now = Date.now()): boolean {
  if (who === undefined || who.id === null) return true;
  return who.provedAt !== undefined && now - who.provedAt.getTime() < FRESH_FOR;
}

/** For listeners: what the host answers as 422, with the place to go to. */
const notFresh = (): Error => {
  const detail = `This needs you to have shown within ten minutes that it is you. Do so at ${AGAIN} and send it once more.`;
  return Object.assign(new Error(detail), { status: 422, title: 'Not proved', detail });
};

const forPeople = (): Error =>
  refusal(403, 'A token does not do this: it needs somebody who shows that it is them.', {
    title: 'Not proved',
  });

export interface Asked {
  /** Whether a code is asked for, and not the password. */
  readonly hasApp: boolean;
  /** Where to go on to. */
  readonly next: string;
  /** A form to be sent again, as `keptForm` writes it; empty where there is none. */
  readonly kept: string;
  readonly note?: string;
  readonly recovers?: boolean;
}

export const askAgain = (response: ExpressResponse, asked: Asked): void =>
  response.set('Cache-Control', 'no-store').render('auth/again', {
    title: 'Is it you?',
    bare: true,
    note: undefined,
    recovers: false,
    ...asked,
  });

/** For listeners: lets those through who have just shown that it is them; no program that acts for them. */
export function mustBeFresh(who: Identity | undefined): void {
  if (who?.program !== undefined) throw forPeople();
  if (!isFresh(who)) throw notFresh();
}

/** Stands behind the policy of a route that gives somebody a way in, or takes it away: no program does that. */
export const inPerson: RequestHandler = (_request, _response, next) => {
  if (actor()?.program !== undefined) throw forPeople();
  next();
};

/**
 * Stands behind the policy of a route. A page is shown once they have proved that it is them. A form is asked about
 * first and kept: it is shown again after that, to be sent once more, and nothing has been done by then. Not for forms
 * that hold a password. Programs are told 403.
 */
export const freshly =
  ({ models }: { readonly models: Pick<Models, 'TwoFactorAuth'> }): RequestHandler =>
  async (request, response, next) => {
    const who = actor();
    if (who?.program !== undefined) throw forPeople();
    if (isFresh(who)) return next();
    const isPerson = request.accepts(['html', 'json']) === 'html';
    if (isPerson && request.method === 'GET')
      return response.redirect(303, `${AGAIN}?next=${encodeURIComponent(request.originalUrl)}`);
    if (!isPerson || !request.is('urlencoded')) {
      const detail = 'This needs a password or a code that was given within the last ten minutes.';
      throw Object.assign(new Error(detail), { status: 403, title: 'Not proved', detail });
    }
    const hasApp = await hasAuthenticator(models, who?.id ?? '');
    askAgain(response.status(403), { hasApp, next: '/', kept: keptForm(request) });
  };
