/** Who is acting, known to everything that runs for one request, command or job without being passed along. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Identity } from '../declare';

const acting = new AsyncLocalStorage<Identity>();

/** Runs `work`, and all it waits for, in the name of `identity`. */
export const runAs = <T>(identity: Identity, work: () => T): T => acting.run(identity, work);

/** Who is acting here; `undefined` where nobody is, e.g. at start. */
export const actor = (): Identity | undefined => acting.getStore();
