/** What this module announces. Types only. */
declare module 'ordinal-host' {
  interface EventCatalogue {
    /** A note was added from the customer's page. */
    'customers:note-added': { readonly customerId: string; readonly noteId: string };
  }
}
export {};
