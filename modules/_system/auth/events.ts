/** What this module announces. Types only. */
declare module 'ordinal-host' {
  interface EventCatalogue {
    /** Somebody has used the link of the first start. Told in the transaction that makes them. */
    'auth:first-administrator': { readonly userId: string };
    /** Somebody is about to get a link for, sign out, or take the second factor off an account that is not theirs. Whoever throws keeps them from it. */
    'auth:managing': { readonly userId: string };
  }
  interface FilterCatalogue {
    /** Whether somebody has one of some roles. Whoever keeps roles answers. */
    'auth:holds-role': {
      readonly userId: string;
      readonly roles: readonly string[];
      readonly holds: boolean;
    };
  }
}
export {};
