/** Schemas are typed by the fields and not inferred from zod, so it is proven here that the two say the same. */
import fc from 'fast-check';
import { decimal, defineModel, json } from '../../../core/declare';
import { schemasOf } from '../../../core/register';
import type { ModelEntry } from '../../../core/registry';
import { registryOf } from '../../support/registry_of';
import { shop } from '../../support/shop';

const entry = (name: string): ModelEntry => shop.byName.get(name) as ModelEntry;
const { create, update, response } = schemasOf(entry('Basket'));
const id = '01890a5d-ac96-774b-bcce-b302099a8057';

/** No NUL and no lone surrogate: what PostgreSQL can store. */
const text = (most: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', maxLength: most })
    .filter((words) => [...words].length <= most && !words.includes('\0'));
const digits = (value: number): string => value.toFixed(2);

/** Attribute -> values that the field's type promises to be fine. */
const GOOD: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  code: text(20),
  status: fc.constantFrom('open', "it's ordered", 'dropped'),
  total: fc.double({ min: -99_999_999, max: 99_999_999, noNaN: true }).map(digits),
  totalCurrency: fc.constantFrom('CHF', 'EUR', 'USD'),
  discount: fc.double({ min: 0, max: 100, noNaN: true }).map(digits),
  items: fc.integer({ min: 0, max: 2_147_483_647 }),
  visits: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  isGift: fc.boolean(),
  wantedOn: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  orderedAt: fc.date({
    min: new Date('0001-01-01'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  }),
  remark: text(5000),
  outside: fc.constant(id),
  tags: fc.array(text(20)),
  shipTo: fc.record({ city: text(100) }),
  weight: fc.double({ noNaN: true }),
  ownerId: fc.constant(id),
  packerId: fc.constant(id),
  copiedFromId: fc.constant(id),
};

/** Attribute -> values that it must refuse. */
const BAD: Readonly<Record<string, readonly unknown[]>> = {
  code: [null, 3, 'x'.repeat(21), 'a\0b'],
  status: [null, 'lost', ''],
  total: [null, 12.5, '1,5', '1e3', '9999999999999.00', '1.234'],
  totalCurrency: [null, 'eur', 'EURO'],
  discount: ['-0.01', '100.01', 'NaN'],
  items: [null, 1.5, '3', -1, 2 ** 31],
  visits: [3, '9223372036854775808', '1.5', ''],
  isGift: [null, 'false', 0],
  wantedOn: ['2026-02-30', '1.2.2026', 'soon', '0000-01-01', '10000-01-01'],
  orderedAt: ['yesterday', 12, '2026-01-01', '0000-01-01T00:00:00Z', new Date('-000001-01-01T00:00:00Z')],
  outside: ['x', 7],
  tags: ['new', [3], ['x'.repeat(21)]],
  shipTo: [{}, { city: 3 }, { city: 'a\0' }],
  ownerId: [null, 'nobody'],
};

const good = fc.record(GOOD);

it('has a sample for every attribute that may be sent', () => {
  const writable = entry('Basket')
    .attributes.filter(({ spec }) => spec.readOnly !== true)
    .map(({ attribute }) => attribute);
  expect(Object.keys(GOOD).sort()).toEqual(writable.sort());
});

it('takes whatever the types allow, on create and on update', () => {
  fc.assert(
    fc.property(good, (row) => {
      expect(create.safeParse(row).error?.issues).toBeUndefined();
      expect(update.safeParse(row).success).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each(Object.entries(BAD))('refuses a wrong %s by its name, and nothing else', (attribute, values) => {
  const [sample] = fc.sample(good, 1);
  for (const value of values) {
    for (const schema of [create, update]) {
      const { success, error } = schema.safeParse({ ...(sample as object), [attribute]: value });
      expect([value, success, error?.issues.map(({ path }) => path[0])]).toEqual([
        value,
        false,
        expect.arrayContaining([attribute]),
      ]);
      expect(new Set(error?.issues.map(({ path }) => path[0])).size).toBe(1);
    }
  }
});

it('asks on create only for what is required and has no default; an update may be empty', () => {
  expect(create.safeParse({ code: 'b-1', ownerId: id }).success).toBe(true);
  expect(
    create
      .safeParse({})
      .error?.issues.map(({ path }) => path[0])
      .sort(),
  ).toEqual(['code', 'ownerId']);
  expect(update.safeParse({}).success).toBe(true);
});

it.each(['id', 'createdAt', 'updatedAt', 'deletedAt', 'nothing'])('refuses %s in input', (name) => {
  for (const schema of [create, update]) {
    expect(schema.safeParse({ code: 'b-1', ownerId: id, [name]: 'x' }).success).toBe(false);
  }
});

it('lets no secret out, and takes it in', () => {
  const person = schemasOf(entry('Person'));
  expect(person.create.safeParse({ name: 'Ada', passwordHash: 'x' }).success).toBe(true);
  const row = {
    id,
    name: 'Ada',
    email: null,
    passwordHash: 'x',
    team: null,
    favouriteId: null,
    createdAt: new Date(),
    updatedAt: new Date(),
    deletedAt: null,
    isDeleted: false,
  };
  expect(person.response.parse(row)).not.toHaveProperty('passwordHash');
  expect(person.response.parse(row)).toHaveProperty('team');
  expect(response).toBeDefined();
});

it('knows the columns that extensions add', () => {
  const person = schemasOf(entry('Person'));
  expect(person.create.safeParse({ name: 'Ada', team: 'north' }).success).toBe(true);
  expect(person.create.safeParse({ name: 'Ada', team: 'x'.repeat(41) }).error?.issues[0]?.path).toEqual([
    'team',
  ]);
});

it('a decimal takes what its digits can hold, and nothing more, for every number of digits and places', () => {
  const legal = fc
    .integer({ min: 1, max: 40 })
    .chain((digits) => fc.tuple(fc.constant(digits), fc.integer({ min: 0, max: digits })));
  const written = (value: bigint, scale: number): string => {
    const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
    const [whole, part] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
    return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${part}` : ''}`;
  };
  fc.assert(
    fc.property(
      legal,
      fc.bigInt({ min: 0n, max: 10n ** 40n }),
      fc.boolean(),
      ([digits, scale], any, below) => {
        const Sample = defineModel('Sample', { table: 'samples', fields: { value: decimal(digits, scale) } });
        const schema = schemasOf(registryOf([[100, Sample]]).models[0] as ModelEntry).create;
        const takes = (value: string): boolean => schema.safeParse({ value }).success;
        const most = 10n ** BigInt(digits);
        const fits = (any % most) * (below ? -1n : 1n);
        expect(takes(written(fits, scale))).toBe(true);
        expect(takes(written(below ? -most : most, scale))).toBe(false);
        expect(takes(`${written(fits, scale)}${scale > 0 ? '0' : '.0'}`)).toBe(false);
      },
    ),
  );
});

it('a JSON value is judged by its schema and passed on as it came', () => {
  const Sample = defineModel('Sample', {
    table: 'samples',
    fields: {
      day: json((z) => z.coerce.date()),
      prefs: json((z) =>
        z.object({
          name: z.string().transform((name) => name.length),
          tags: z.array(z.string()).default([]),
        }),
      ),
    },
  });
  const schemas = schemasOf(registryOf([[100, Sample]]).models[0] as ModelEntry);
  const given = { day: '2026-05-01', prefs: { name: 'Ada' } };
  for (const schema of [schemas.create, schemas.update]) expect(schema.parse(given)).toEqual(given);
  const wrong = schemas.create.safeParse({ day: 'soon', prefs: { name: 'a', tags: [1] } });
  expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['day', 'prefs.tags.0']);
});
