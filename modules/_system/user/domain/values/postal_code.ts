import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import { HOME_COUNTRY, twoLetters } from './country';

/** ZIP, or ZIP+4. */
const ZIP = /^\d{5}(?:-\d{4})?$/;
/** For countries whose form is not known, or which have none: what a postal code is made of anywhere. */
const ANY = /^[A-Z0-9](?:[A-Z0-9 -]{0,18}[A-Z0-9])?$/;

/** As it is printed: capital letters; `12345 6789` is a ZIP+4 as well. */
export function postalCode(text: string, country: string): string {
  const code = text.trim().replace(/\s+/g, ' ').toUpperCase();
  return country === HOME_COUNTRY ? code.replace(/^(\d{5}) (\d{4})$/, '$1-$2') : code;
}

/** @param country three letters */
export function isPostalCode(code: string, country: string): boolean {
  if (country === HOME_COUNTRY) return ZIP.test(code);
  const short = twoLetters(country);
  return postcodeValidatorExistsForCountry(short) ? postcodeValidator(code, short) : ANY.test(code);
}
