import { textFaults, throwOnFaults, tidy, type Fault } from '../faults';
import { countryCode, countryLine, HOME_COUNTRY } from './country';
import { isPostalCode, postalCode } from './postal_code';

/** An address as plain data, as it is typed and as it is kept. */
export interface PostalAddressParts {
  readonly streetLine1: string;
  readonly streetLine2?: string | null;
  readonly city: string;
  readonly state?: string | null;
  readonly postalCode: string;
  /** ISO 3166, two or three letters; kept with three. */
  readonly country?: string;
}

const RULES = [
  { field: 'streetLine1', label: 'The street', max: 255, isRequired: true },
  { field: 'streetLine2', label: 'The second line of the street', max: 255, isRequired: false },
  { field: 'city', label: 'The city', max: 100, isRequired: true },
  { field: 'state', label: 'The state', max: 100, isRequired: false },
  { field: 'postalCode', label: 'The postal code', max: 20, isRequired: true },
] as const;

const NO_COUNTRY: Fault = {
  code: 'COUNTRY_UNKNOWN',
  field: 'country',
  message: 'There is no such country; give its two or three letters, such as US or USA.',
};
const NO_POSTAL_CODE: Fault = {
  code: 'POSTAL_CODE_INVALID',
  field: 'postalCode',
  message: 'This is not a postal code of that country.',
};
const NO_ZIP: Fault = {
  ...NO_POSTAL_CODE,
  message: 'This is not a ZIP code; one has five digits, or five, a hyphen and four.',
};

function postalCodeFaults(code: string, country: string | undefined): Fault[] {
  if (country === undefined) return [NO_COUNTRY];
  if (code === '' || isPostalCode(code, country)) return [];
  return [country === HOME_COUNTRY ? NO_ZIP : NO_POSTAL_CODE];
}

const optional = (text: string | null | undefined): string | null => {
  const tidied = tidy(text ?? '');
  return tidied === '' ? null : tidied;
};

/** Where post is sent. It belongs to nobody: whose it is says a `UserAddress`. */
export class PostalAddress {
  readonly streetLine1: string;
  readonly streetLine2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
  readonly country: string;
  private constructor(parts: PostalAddressParts) {
    this.country = countryCode(parts.country ?? HOME_COUNTRY) ?? tidy(parts.country ?? '');
    this.streetLine1 = tidy(parts.streetLine1);
    this.streetLine2 = optional(parts.streetLine2);
    this.city = tidy(parts.city);
    this.state = optional(parts.state);
    this.postalCode = postalCode(parts.postalCode, this.country);
    Object.freeze(this);
  }

  /** @throws DomainError with everything that is wrong */
  static of(parts: PostalAddressParts): PostalAddress {
    const address = new PostalAddress(parts);
    throwOnFaults([
      ...RULES.flatMap(({ isRequired, ...rule }) => {
        const text = address[rule.field];
        return text === null || (text === '' && !isRequired) ? [] : textFaults(text, rule);
      }),
      ...postalCodeFaults(address.postalCode, countryCode(address.country)),
    ]);
    return address;
  }

  /** One that was let in before: postal codes change, and a user must not be lost over that. */
  static restored(parts: PostalAddressParts): PostalAddress {
    return new PostalAddress(parts);
  }

  /** As on an envelope: `['1 Main St', 'New York, NY 10001', 'USA']`. */
  get lines(): readonly string[] {
    const state = this.state === null ? '' : `, ${this.state}`;
    const place = `${this.city}${state} ${this.postalCode}`;
    return [this.streetLine1, this.streetLine2, place, countryLine(this.country)].filter(
      (line) => line !== null,
    );
  }

  equals(other: PostalAddress): boolean {
    const one = this.toJSON();
    const another = other.toJSON();
    return (Object.keys(one) as (keyof typeof one)[]).every((part) => one[part] === another[part]);
  }

  toString(): string {
    return this.lines.join('\n');
  }

  toJSON(): Required<PostalAddressParts> {
    const { streetLine1, streetLine2, city, state, postalCode, country } = this;
    return { streetLine1, streetLine2, city, state, postalCode, country };
  }
}
