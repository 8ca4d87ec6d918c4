/** Countries by ISO 3166, kept with three letters: `USA`. */
// Not the package itself: that also reads the names of all countries in eighty languages.
import { alpha2ToAlpha3, alpha3ToAlpha2, isValid } from 'i18n-iso-countries/index';

export const HOME_COUNTRY = 'USA';

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** Three letters for two or three, in any size; undefined when there is no such country. */
export function countryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2,3}$/.test(code) || !isValid(code)) return undefined;
  return code.length === 3 ? code : alpha2ToAlpha3(code);
}

/** `DE` for `DEU`. */
export const twoLetters = (code: string): string => alpha3ToAlpha2(code) ?? code;

/** As it stands on an envelope: the home country by its letters, others by their English name. */
export function countryLine(code: string): string {
  const short = alpha3ToAlpha2(code);
  return code === HOME_COUNTRY || short === undefined ? code : (NAMES.of(short) ?? code);
}
