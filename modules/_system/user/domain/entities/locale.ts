/** Languages and time zones, as this Node knows them. */

/** `en`, `pt-BR`, in the writing of BCP 47; undefined when it is no language tag. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** By its name only, `Europe/Berlin`: an offset such as +01:00 does not know of summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
