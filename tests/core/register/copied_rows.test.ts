/** Rows that were checked go into a server by COPY and into the embedded database by INSERT: what is stored is the same. */
import type { Model, ModelStatic } from 'sequelize';
import { createTables } from '../../../core/create';
import { registerModels } from '../../../core/register';
import { NAUGHTY } from '../../support/naughty_strings';
import { harbour } from '../admin/harbour';
import { testDatabase, type TestDatabase } from '../../support/database';

let base: TestDatabase;
let Ship: ModelStatic<Model>;
let Keeper: ModelStatic<Model>;

beforeAll(async () => {
  base = await testDatabase();
  const connection = await base.database.connect();
  await createTables({ connection, registry: harbour }).finally(() => connection.end());
  const models = registerModels(harbour, await base.sequelize()) as unknown as Record<
    string,
    ModelStatic<Model>
  >;
  Ship = models['Ship']!;
  Keeper = models['Keeper']!;
});
afterAll(() => base?.close());

/** Enough of them to be worth a COPY. */
const many = <T extends object>(row: (at: number) => T): T[] =>
  Array.from({ length: 60 }, (_, at) => row(at));
const put = (model: ModelStatic<Model>, rows: object[]): Promise<unknown> =>
  model.sequelize!.transaction((transaction) =>
    model.bulkCreate(rows as never, { validate: false, returning: false, transaction }),
  );

test('values of every kind come back as they went in, and defaults are filled', async () => {
  const seenAt = new Date('2026-05-01T09:30:00.123Z');
  const values = {
    ...{ name: 'tab\there', status: 'lost', isInsured: true, isFast: false, crew: 7, value: '-12.50' },
    ...{
      builtOn: '1912-02-29',
      seenAt,
      remark: 'back\\slash, "quotes"\r\nand \\N',
      cargo: '9007199254740993',
    },
    ...{ tags: ['a,b', '"q"', '\\', '', 'NULL', '{x}'], depths: [1, -2], papers: { flag: 'tab\t "é" \\n' } },
  };
  await put(
    Ship,
    many((at) => ({ ...values, code: `C${at}` })),
  );
  const [one] = await Ship.findAll({ where: { code: 'C7' } });
  const { id, createdAt, updatedAt, ...stored } = one!.get() as Record<string, unknown>;
  expect(stored).toMatchObject({
    ...values,
    code: 'C7',
    isClean: true,
    valueCurrency: 'CHF',
    keeperId: null,
  });
  expect(id).toMatch(/^[\da-f-]{36}$/);
  expect([createdAt, updatedAt]).toEqual([expect.any(Date), expect.any(Date)]);
});

test('naughty texts come back exactly', async () => {
  const texts = [...new Set(Object.values(NAUGHTY).flat())].filter(
    (text) => [...text].length <= 50 && !text.includes('\0') && Buffer.from(text).toString() === text,
  );
  await put(
    Keeper,
    texts.map((text) => ({ firstName: text, lastName: 'Naughty' })),
  );
  const rows = await Keeper.findAll({ where: { lastName: 'Naughty' } });
  expect(new Set(rows.map((row) => row.get('firstName')))).toEqual(new Set(texts));
});

test('a value that is taken is said as by any other way in, and nothing is stored', async () => {
  const rows = many((at) => ({ name: 'Twice', code: at === 30 ? 'T1' : `T${at}` }));
  const failed = await put(Ship, rows).catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: 'SequelizeUniqueConstraintError', parent: { code: '23505' } });
  expect(await Ship.count({ where: { name: 'Twice' } })).toBe(0);
});
