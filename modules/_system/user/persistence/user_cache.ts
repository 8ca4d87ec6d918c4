/** States of users that were read before. Each is believed only while the database says that its version is still the one. */
import type { UserState } from '../domain';

type Cached = Omit<UserState, 'roles'>;

export interface UserCache {
  /** @param version as the database has it now, whichever process wrote it */
  get(id: string, version: number): Cached | undefined;
  keep(state: Cached): void;
  forget(id: string): void;
}

/** @param most states that are kept; the one that was not asked for the longest goes first */
export function userCache(most = 1_000): UserCache {
  const states = new Map<string, Cached>();
  return {
    get(id, version) {
      const state = states.get(id);
      if (state === undefined) return undefined;
      states.delete(id);
      if (state.version !== version) return undefined;
      states.set(id, state);
      return state;
    },
    keep(state) {
      states.delete(state.id);
      states.set(state.id, state);
      const [oldest] = states.keys();
      if (states.size > most && oldest !== undefined) states.delete(oldest);
    },
    forget: (id) => void states.delete(id),
  };
}
