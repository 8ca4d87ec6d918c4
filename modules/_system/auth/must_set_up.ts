/** Roles that need a second factor: whoever has one of them and no app is led to set one up, before anything else. */
import {
  refusal,
  type Hooks,
  type Identity,
  type Models,
  type Request,
  type RequestHandler,
} from 'ordinal-host';
import { hasAuthenticator } from './authenticator';
import type { SecuritySettings } from './security_settings';

interface Asked {
  readonly models: Pick<Models, 'TwoFactorAuth'>;
  readonly hooks: Pick<Hooks, 'filter'>;
  readonly settings: SecuritySettings;
  /** Who sent a request, as far as it is known by then. */
  readonly identify: (request: Request) => Promise<Identity | undefined>;
}

const SET_UP = '/account/two-factor';
/** What setting up needs: its page, a proof, the way out, and what pages are drawn with. */
const OPEN = /^\/(?:account\/two-factor|sign-in|login|logout|assets|static)(?:\/|$)/i;

/** In each process an answer is believed for less than a second. */
const BELIEVED = 800;
const MANY = 10_000;

export function mustSetUp({ models, hooks, settings, identify }: Asked): RequestHandler {
  const known = new Map<string, { readonly must: boolean; readonly until: number }>();
  const must = async (userId: string, roles: readonly string[]): Promise<boolean> => {
    const there = known.get(userId);
    if (there !== undefined && there.until > Date.now()) return there.must;
    const { holds } = await hooks.filter('auth:holds-role', { userId, roles, holds: false });
    const answer = holds && !(await hasAuthenticator(models, userId));
    if (known.size >= MANY) known.clear();
    known.set(userId, { must: answer, until: Date.now() + BELIEVED });
    return answer;
  };
  return async (request, response, next) => {
    if (OPEN.test(request.path)) return next();
    const { twoFactorRoles } = await settings.inForce();
    if (twoFactorRoles.length === 0) return next();
    const id = (await identify(request))?.id ?? null;
    if (id === null || !(await must(id, twoFactorRoles))) return next();
    if (request.method === 'GET' && request.accepts(['html', 'json']) === 'html')
      return response.redirect(303, SET_UP);
    throw refusal(403, `A role of yours needs a second factor: set it up at ${SET_UP} first.`, {
      title: 'Second factor needed',
    });
  };
}
