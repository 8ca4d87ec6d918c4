import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber as Parsed,
} from 'libphonenumber-js/max';
import { refusal } from '../faults';

const FEWEST_DIGITS = 10;
const FIELD = 'phoneNumber';

const parse = (text: string, country?: CountryCode): Parsed | undefined =>
  parsePhoneNumberFromString(text, {
    ...(country !== undefined && { defaultCountry: country }),
    // The whole text is the number; none is looked for in a sentence.
    extract: false,
  });

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

function parseOrRefuse(text: string, country: CountryCode): Parsed {
  const parsed = parse(text, country);
  const isValid = parsed?.isValid() === true;
  // Of a number that exists the digits of its country count too, typed or not; they are part of what is kept.
  if (digitsIn(isValid ? parsed.number : text) < FEWEST_DIGITS)
    throw refusal('PHONE_TOO_SHORT', FIELD, `A phone number has at least ${FEWEST_DIGITS} digits.`);
  if (!isValid)
    throw refusal(
      'PHONE_INVALID',
      FIELD,
      'There is no such phone number; outside the United States it begins with + and the code of the country.',
    );
  if (parsed.ext !== undefined)
    throw refusal('PHONE_INVALID', FIELD, 'An extension cannot be kept; give the number without it.');
  return parsed;
}

/** A phone number, kept as E.164: `+12133734253`. */
export class PhoneNumber {
  readonly value: string;
  /** ISO 3166, two letters; undefined for numbers that belong to no country, such as +800. */
  readonly country: string | undefined;
  /** As it is written in its own country: `(213) 373-4253`. */
  readonly national: string;
  /** As it is written abroad: `+1 213 373 4253`. */
  readonly international: string;
  private constructor(value: string, parsed: Parsed | undefined) {
    this.value = value;
    this.country = parsed?.country;
    this.national = parsed?.formatNational() ?? value;
    this.international = parsed?.formatInternational() ?? value;
    Object.freeze(this);
  }

  /**
   * @param country where a number without + is dialled
   * @throws DomainError `PHONE_TOO_SHORT` or `PHONE_INVALID`
   */
  static of(text: string, country: CountryCode = 'US'): PhoneNumber {
    const parsed = parseOrRefuse(text.trim(), country);
    return new PhoneNumber(parsed.number, parsed);
  }

  /** One that was let in before: numbering plans change, and a user must not be lost over that. */
  static restored(value: string): PhoneNumber {
    return new PhoneNumber(value, parse(value));
  }

  equals(other: PhoneNumber): boolean {
    return this.value === other.value;
  }

  toString(): string {
    return this.value;
  }

  toJSON(): string {
    return this.value;
  }
}
