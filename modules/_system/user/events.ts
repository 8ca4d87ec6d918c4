/** What this module asks of others. Types only. */
import type { Where } from 'ordinal-host';
import type { Role } from './domain';
import type { OnboardingStep } from './onboarding';

declare module 'ordinal-host' {
  interface FilterCatalogue {
    /** Which roles users have, by id. Whoever keeps roles answers; without an answer somebody is a `user`. */
    'user:roles': { readonly users: readonly string[]; readonly roles: ReadonlyMap<string, readonly Role[]> };
    /** A condition on users that have a role, for a query. */
    'user:with-role': { readonly role: Role; readonly where: Where<'User'> | undefined };
    /** What somebody new may want to do first: each module adds its steps, with whether they are done. */
    'user:onboarding': { readonly userId: string; readonly steps: readonly OnboardingStep[] };
  }
}
export {};
