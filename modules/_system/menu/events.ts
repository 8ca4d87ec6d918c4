declare module 'ordinal-host' {
  interface EventCatalogue {
    /** The menu was changed, for everybody or for one person; it is stored. */
    'menu:changed': { readonly userId: string | null };
  }
}
export {};
