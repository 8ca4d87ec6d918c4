/** Invented customers, the same every time: what the demo seed writes down. */

export interface Draft {
  /** Position in the book, from 0. */
  readonly at: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly status: 'lead' | 'active' | 'dormant' | 'closed';
  readonly since: Date;
  readonly touched: Date;
  readonly address: { street: string; city: string; postalCode: string; country: string };
  readonly contacts: readonly { contactType: 'email' | 'phone'; contactValue: string }[];
  readonly notes: readonly { noteText: string; noteType: string }[];
}

const COUNTRIES = ['DE', 'FR', 'GB', 'US'] as const;
const FIRST = [
  'Kestrel',
  'Lindauer',
  'Boulanger',
  'Novak',
  'Albrecht',
  'Harms',
  'Mora',
  'Delacroix',
  'Sollers',
  'Aster',
  'Rabe',
  'Mirador',
  'Ziegler',
  'Hollis',
  'Okafor',
  'Brandt',
  'Tesselle',
  'Ostsee',
  'Fjord',
  'Quill',
];
const TRADE = [
  'Marine',
  'Textil',
  'Keramik',
  'Optique',
  'Logistik',
  'Feinmechanik',
  'Apotheke',
  'Werft',
  'Bakery',
  'Imprimerie',
  'Studio',
  'Nautique',
  'Holzkontor',
  'Ateliers',
  'Foods',
  'Systems',
  'Garden',
  'Tools',
];
const FORM: Readonly<Record<(typeof COUNTRIES)[number], readonly string[]>> = {
  DE: ['GmbH', 'KG', 'AG'],
  FR: ['SARL', 'SAS', '& Fils'],
  GB: ['Ltd', 'LLP', '& Sons'],
  US: ['Inc.', 'LLC', 'Co.'],
};
const CITIES: Readonly<Record<keyof typeof FORM, readonly (readonly [city: string, postalCode: string])[]>> =
  {
    DE: [
      ['Bremerhaven', '27572'],
      ['Lindau', '88131'],
      ['Rostock', '18055'],
    ],
    FR: [
      ['Nantes', '44000'],
      ['Lyon', '69002'],
      ['Brest', '29200'],
    ],
    GB: [
      ['Bristol', 'BS1 4ST'],
      ['Leeds', 'LS1 2AD'],
      ['Hull', 'HU1 1EL'],
    ],
    US: [
      ['Portland', '97205'],
      ['Boston', '02110'],
      ['Austin', '78701'],
    ],
  };
// Numbers set apart for fiction or with a plain pattern: valid in form, nobody's in use here.
const PHONE = { DE: '+49471300', FR: '+33155500', GB: '+44117496', US: '+1212555' } as const;
const STREETS = [
  'Am Lunedeich',
  'Quay Street',
  'Rue du Port',
  'Mill Lane',
  'Hafenstraße',
  'Market Row',
  'Rue des Ateliers',
];
const NOTES = [
  ['Asked to move the delivery to next week; the crane at the quay is out of service until then.', 'call'],
  ['Credit limit raised after two years without a late payment. Review in May.', 'general'],
  ['Met at the yard. They plan a second slip and will want a quote in spring.', 'visit'],
  ['Prefers invoices by e-mail, one for each order.', 'general'],
] as const;
const STATUS = [
  'active',
  'active',
  'active',
  'lead',
  'dormant',
  'active',
  'active',
  'closed',
  'lead',
  'dormant',
] as const;

const DAY = 86_400_000;
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

function draftAt(at: number, now: number): Draft {
  const country = pick(COUNTRIES, at * 7 + Math.floor(at / 4));
  const family = pick(FIRST, at * 3 + Math.floor(at / 20));
  const trade = pick(TRADE, at * 5 + Math.floor(at / 18));
  const name = `${family} ${trade} ${pick(FORM[country], at + Math.floor(at / 3))}`;
  const number = String(at).padStart(4, '0');
  const domain = `${slug(`${family} ${trade}`)}-${number}.example`;
  const phone = `${PHONE[country]}${country === 'US' ? number : number.padStart(5, '1')}`;
  const [city, postalCode] = pick(CITIES[country], at);
  // Over three years, more of them lately; none has been touched before it was there.
  const age = (((at * 7_919) % 1_000) / 1_000) ** 2 * 1_000;
  const since = now - age * DAY - at * 60_000;
  // A few touched today, most in the last weeks.
  const touched = now - Math.floor((at * at) / 40) * 60_000 - at * 240_000;
  return {
    at,
    name,
    email: `office@${domain}`,
    phone,
    status: pick(STATUS, at * 3 + Math.floor(at / 7)),
    since: new Date(Math.min(since, touched)),
    touched: new Date(touched),
    address: { street: `${pick(STREETS, at)} ${1 + (at % 140)}`, city, postalCode, country },
    contacts: [
      { contactType: 'email', contactValue: `orders@${domain}` },
      ...(at % 2 === 0 ? [{ contactType: 'phone' as const, contactValue: phone }] : []),
    ],
    notes: NOTES.slice(0, at % 5 === 0 ? 3 : at % 3 === 0 ? 1 : 0).map(([noteText, noteType]) => ({
      noteText,
      noteType,
    })),
  };
}

/**
 * @param count how many customers
 * @param now milliseconds since 1970; the book's dates are counted back from it
 */
export const book = (count: number, now = Date.now()): readonly Draft[] =>
  Array.from({ length: count }, (_, at) => draftAt(at, now));
