/** Who is acting, known to everything that runs for one request, command or job without being passed along. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Identity, Powers } from '../declare';

interface Acting {
  /** Nobody in particular: a stranger. */
  readonly identity: Identity | undefined;
  readonly powers: Powers;
  /** The request they have sent. */
  readonly requestId: string | undefined;
}

const acting = new AsyncLocalStorage<Acting>();
const NONE: Powers = () => false;

/**
 * Runs `work`, and all it waits for, in the name of `identity`.
 * @param powers what they may do; nothing, where it is not said
 * @param requestId names the request that is answered
 */
export const runAs = <T>(
  identity: Identity | undefined,
  work: () => T,
  powers: Powers = NONE,
  requestId?: string,
): T => acting.run({ identity, powers, requestId }, work);

/** Who is acting here; `undefined` where nobody is, e.g. at start. */
export const actor = (): Identity | undefined => acting.getStore()?.identity;

/** Whether whoever is acting here holds a permission; where nobody is, nobody does. */
export const may: Powers = (permission) => acting.getStore()?.powers(permission) ?? false;

/** Names the request that is answered here, as its log lines do; `undefined` where none is. */
export const requestId = (): string | undefined => acting.getStore()?.requestId;
