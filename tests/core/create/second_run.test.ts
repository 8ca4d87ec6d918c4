import fc from 'fast-check';
import {
  array,
  bigint,
  boolean,
  date,
  datetime,
  decimal,
  defineModel,
  enumeration,
  integer,
  json,
  money,
  raw,
  string,
  text,
  uncheckedReference as reference,
  uuid,
  type AnyField,
} from '../../../core/declare';
import { createTables } from '../../../core/create';
import { extend } from '../../support/extend';
import { testDatabase, type TestDatabase } from '../../support/database';
import { registryOf } from '../../support/registry_of';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterEach(() => at.clean());
afterAll(() => at.close());

type Registry = ReturnType<typeof registryOf>;
const create = (registry: Registry, zone = 'UTC') =>
  at.database.withDatabaseLock('create', async (connection) => {
    await connection.query(`SET TIME ZONE '${zone}'`);
    return createTables({ connection, registry });
  });

/** Makes the tables and expects a second run to find nothing to do and nothing to say. */
async function expectSettled(registry: Registry): Promise<void> {
  expect((await create(registry)).findings).toEqual([]);
  for (const zone of ['UTC', 'Asia/Kolkata']) {
    const { steps, sql } = await create(registry, zone);
    expect(steps.flatMap(({ differences }) => differences)).toEqual([]);
    expect(steps.filter(({ state }) => state !== 'there')).toEqual([]);
    expect(sql).toEqual([]);
  }
}

const ODD_TEXTS = [
  '',
  ' ',
  "it's",
  "''",
  '"quoted"',
  'back\\slash',
  "\\'",
  'a\nb\tc',
  'a::text',
  "'x'::character varying",
  'now()',
  'NULL',
  'true',
  '1e3',
  '-1',
  '{}',
  '{a,b}',
  '$1; -- no /* comment',
  'Zürich 東京 🎉',
  'e\u0301',
  'x'.repeat(200),
];
const shape = json((z) => z.any());
const WORDS = ["it's", 'say "hi"', 'a,b', 'ü', 'back\\slash', 'open'] as const;

/** For each kind of field, values it may start with. */
const DEFAULTS: Readonly<Record<string, readonly AnyField[]>> = {
  string: ODD_TEXTS.map((word) => string().default(word)),
  shortString: [string(3).default('abc'), string(3).default('ü')],
  text: ODD_TEXTS.map((word) => text().default(word)),
  integer: [0, -0, 1, -1, 1e3, 2147483647, -2147483648].map((number) => integer().default(number)),
  bigint: ['0', '-1', '9007199254740993', '-9223372036854775808'].map((digits) => bigint().default(digits)),
  decimal: ['0', '0.00', '-1.50', '1e3', '1E-2', '.5', '+7'].map((digits) => decimal(12, 4).default(digits)),
  money: ['0.00', '-12.5'].map((digits) => money('CHF').default(digits)),
  boolean: [true, false].map((value) => boolean().default(value)),
  date: ['2020-01-01', '1999-12-31', '0001-01-01'].map((day) => date().default(day)),
  datetime: ['2020-01-01', '2020-02-29T23:59:59.999Z', '1969-07-20T20:17:40.120Z', '0099-01-01'].map(
    (moment) => datetime().default(new Date(moment)),
  ),
  uuid: ['0197c5ac-0000-7000-8000-000000000000', '0197C5AC-0000-7000-8000-00000000000A'].map((id) =>
    uuid().default(id),
  ),
  json: [
    {},
    [],
    '',
    "it's",
    0,
    -1.5,
    1e21,
    1e-7,
    true,
    { street: 's' },
    { long: 1, b: [1, [2, { c: null }]], aa: { 'q"uote': "it's" } },
    { ü: '東京', '': '\\', a: '\n\u0001' },
    { '10': 1, '9': 2 },
  ].map((value) => shape.default(value)),
  enumeration: WORDS.map((word) => enumeration(WORDS).default(word)),
  singleWord: [enumeration(["it's"]).default("it's")],
  array: [
    array(string(20)).default([]),
    array(string()).default(ODD_TEXTS),
    array(text()).default(['null', 'NULL', 'a b', '{', '"']),
    array(integer()).default([1, -1, 0]),
    array(decimal(6, 2)).default(['1.50', '-0.1']),
    array(boolean()).default([true, false]),
    array(date()).default(['2020-01-01']),
    array(datetime()).default([new Date('2020-01-01')]),
    array(enumeration(WORDS)).default([...WORDS]),
    array(shape).default([{ a: "it's" }, [1, 2], 'text']),
    array(array(integer())).default([
      [1, 2],
      [3, 4],
    ]),
    array(array(text())),
    array(array(array(string(5)))).default([[['a,b', "it's"]]]),
  ],
  raw: [
    raw<number>({ type: 'DOUBLE PRECISION', defaultValue: 1e-7 }),
    raw<number>({ type: 'REAL', defaultValue: -0.5 }),
    raw<object>({ type: 'JSONB', defaultValue: [1, { a: 1 }] }),
    raw<object>({ type: 'json', defaultValue: { b: 1, a: 1 } }),
    raw<string>({ type: 'char(3)', defaultValue: 'CHF' }),
    raw<string>({ type: 'interval', defaultValue: '1 day' }),
  ],
};

const fieldsOf = (name: string, fields: readonly AnyField[]): Record<string, AnyField> =>
  Object.fromEntries(fields.map((field, index) => [`${name}${index}`, field]));
const modelOf = (fields: Record<string, AnyField>, rest = {}) =>
  registryOf([[300, defineModel('Odd', { table: 'odd', fields, ...rest })]]);

it.each(Object.entries(DEFAULTS))('finds a default of kind %s as it was made', async (name, fields) => {
  const plain = fieldsOf(name, fields);
  const wanted = fieldsOf(
    `${name}Required`,
    fields.map((field) => (field as ReturnType<typeof text>).required()),
  );
  await expectSettled(modelOf({ ...plain, ...wanted }));
});

it('finds it in an extension too', async () => {
  const base = defineModel('Odd', { table: 'odd', fields: { name: string() } });
  const fields = Object.entries(DEFAULTS).flatMap(([name, some]) => Object.entries(fieldsOf(name, some)));
  await expectSettled(
    registryOf([
      [300, base],
      [310, extend('Odd', { fields: Object.fromEntries(fields) })],
    ]),
  );
});

it('finds whatever text, number, JSON or list a default is', async () => {
  // PostgreSQL stores no NUL and no half of a character.
  const words = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((word) => !word.includes('\0'));
  const values = fc.jsonValue({ noUnicodeString: false }).filter((value) => value !== null);
  const sample = <T>(some: fc.Arbitrary<T>): T[] => fc.sample(some, 60);
  const storable = (value: unknown): boolean => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));
  await expectSettled(
    modelOf({
      ...fieldsOf(
        'text',
        sample(words).map((word) => text().default(word)),
      ),
      ...fieldsOf(
        'json',
        sample(values)
          .filter(storable)
          .map((value) => shape.default(value)),
      ),
      ...fieldsOf(
        'list',
        sample(fc.array(words)).map((list) => array(text()).default(list)),
      ),
      ...fieldsOf(
        'whole',
        sample(fc.integer()).map((number) => integer().default(number)),
      ),
      ...fieldsOf(
        'real',
        sample(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })).map((number) =>
          raw<number>({ type: 'DOUBLE PRECISION', defaultValue: number }),
        ),
      ),
      ...fieldsOf(
        'moment',
        sample(
          fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
        ).map((moment) => datetime().default(moment)),
      ),
    }),
  );
});

it('gives a row the value that was declared', async () => {
  const registry = modelOf({
    ...fieldsOf('word', DEFAULTS['text'] ?? []),
    ...fieldsOf('json', DEFAULTS['json'] ?? []),
    grid: array(array(integer())).default([
      [1, 2],
      [3, 4],
    ]),
    places: array(shape).default([{ a: "it's" }]),
    moments: array(datetime()).default([new Date('2020-01-01')]),
    since: datetime().default(new Date('2020-01-01')),
  });
  await create(registry);
  const [row] = await at.rows('insert into odd default values returning *');
  for (const [index, word] of ODD_TEXTS.entries()) expect(row?.[`word${index}`]).toBe(word);
  for (const [index, field] of (DEFAULTS['json'] ?? []).entries())
    expect(row?.[`json${index}`]).toEqual(field.spec.default);
  expect(row).toMatchObject({
    grid: [
      [1, 2],
      [3, 4],
    ],
    places: [{ a: "it's" }],
    moments: [new Date('2020-01-01')],
    since: new Date('2020-01-01'),
  });
});

it('finds names that are as long as they may be, and longer ones of its own making', async () => {
  const long = 'x'.repeat(63);
  const target = defineModel('Target', {
    table: 't'.repeat(63),
    fields: { [long.slice(0, 60)]: integer().unique() },
  });
  const fields = {
    word: string().column(long).index(),
    kind: enumeration(['a', 'b'])
      .column(`k${'ü'.repeat(31)}`)
      .default('a'),
    target: reference('t'.repeat(63)).column('r'.repeat(63)),
    native: raw<string>({ type: 'text' }).column('"Odd" name'),
  };
  const rules = {
    indexes: [
      { fields: ['word', 'kind'] },
      { fields: ['kind'], name: `i${'ü'.repeat(31)}`, unique: true },
      { expressions: [`lower("${long}")`], where: `"${long}" <> ''` },
    ],
    checks: { [`long_${'y'.repeat(80)}`]: `"${long}" <> 'a'` },
  } as object;
  await expectSettled(
    registryOf([
      [300, target],
      [310, defineModel('Odd', { table: 'o'.repeat(60), fields, ...rules })],
    ]),
  );
});

it('still says which default is another', async () => {
  const before = {
    a: shape.default({ b: 1 }),
    c: string().default('x::text'),
    d: datetime().default(new Date('2020-01-01')),
    e: text(),
  };
  await create(modelOf(before));
  const after = {
    a: shape.default({ b: 2 }),
    c: string().default('y::text'),
    d: datetime().default(new Date('2020-01-02')),
    e: text().default(''),
  };
  const { steps } = await create(modelOf(after));
  expect(steps[0]?.differences.map(({ about }) => about)).toEqual([
    'a default',
    'c default',
    'd default',
    'e default',
  ]);
});
