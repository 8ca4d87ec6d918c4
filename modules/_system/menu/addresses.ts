/** What a link may lead to. `//elsewhere` and `/\elsewhere` lead out of this site and look as if they did not. */

/** An address of this site. */
export const OWN_ADDRESS = /^\/(?![/\\])[^\s\\]*$/;

/** The same, or one that begins with https:// and names another site openly. */
export const ANY_ADDRESS = /^(?:\/(?![/\\])|https:\/\/[^\s/\\]+)[^\s\\]*$/;

/** The path of an address, without what is asked of the page. */
export const pathOf = (address: string): string => address.split(/[?#]/, 1)[0] ?? '';
