/** Names as people read them. In: names from code. Out: words in sentence case. */

/** `'vat url'` -> `{ vat: 'VAT', url: 'URL' }` */
function capitals(words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, word.toUpperCase()]));
}

/** Short words that people write in their own way. */
const KNOWN: Readonly<Record<string, string>> = {
  email: 'E-mail',
  ...capitals(
    'api bic cpu crm css csv dns ean erp gps gtin html http https iban id ip isbn issn json pdf pin rss sku sms sql ' +
      'ssn tls uri url uuid vat vin vip vpn xml',
  ),
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `noteText` -> `Note text`, `customer_notes` -> `Customer notes`, `vatNumber` -> `VAT number` */
export function sentence(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
    .split(/\s+/);
  return words
    .map((word, index) => {
      const known = KNOWN[word];
      if (known !== undefined)
        return index === 0 || known === known.toUpperCase() ? known : known.toLowerCase();
      return index === 0 ? capital(word) : word;
    })
    .join(' ');
}

/** Headings of the base columns, which read better without their `At`. */
const BASE: Readonly<Record<string, string>> = {
  createdAt: 'Created',
  updatedAt: 'Updated',
  deletedAt: 'In trash since',
};

export const fieldLabel = (name: string): string => BASE[name] ?? sentence(name);

/** `Customer` inside a sentence: `customer`. Words in capitals stay (`VAT rate`). */
export const lower = (label: string): string =>
  /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** `1 record`, `2 records` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `12345.6` -> `12,345.6`. Works on the digits as text, so that no digit of a long number is lost. */
export function grouped(value: number | string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(String(value)) ?? [];
  if (whole === '') return String(value);
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** Two letters for a round badge: `Grace Hopper` -> `GH`. */
export const initials = (name: string): string =>
  name
    .split(/[\s@._-]+/)
    .filter((part) => part !== '')
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('') || '?';
