/** Files, ledger, answers and forms of migrations: what is known without a database. */
import { transformSync } from '@swc/core';
import { defineMigration, type MigrationStep } from '../../../core/declare';
import { HostError } from '../../../core/findings';
import { loadMigrations } from '../../../core/load';
import {
  checksumOf,
  groupsOf,
  readAnswers,
  readMigrations,
  standingsOf,
  type AnswerWords,
  type KnownMigration,
  type LedgerRow,
} from '../../../core/migrations';
import { withoutSchema } from '../../../core/migrations/generate/neutral_sql';
import { onlineForm } from '../../../core/migrations/generate/online';
import { moduleFolder } from '../../support/module_folder';
import { moduleTree } from '../../support/module_tree';

const A = '20260101000001.shop.first';
const B = '20260101000002.shop.second';
const C = '20260101000003.shop.third';

const fileText = (after: string | null, sql = 'SELECT 1'): string =>
  `import { defineMigration } from 'ordinal-host';
export default defineMigration({ after: ${JSON.stringify(after)}, up: [{ sql: [\`${sql}\`] }], down: [] });
`;

/** Codes and sentences of what is wrong with the files of the module `shop`: name -> forerunner. */
function wrong(files: Readonly<Record<string, string | null>>): string[] {
  const places = Object.keys(files).map((name) => `modules/admin/shop/migrations/${name}.ts`);
  const tree = moduleTree(
    Object.fromEntries(places.map((place, at) => [place, fileText(Object.values(files)[at] ?? null)])),
  );
  const migrations = places.map((place) => tree.path(place));
  return readMigrations([moduleFolder('shop', { migrations }, tree.root)]).findings.map(
    ({ code, summary }) => `${code}  ${summary}`,
  );
}

describe('files', () => {
  test('a chain in which each names the one before it is sound, whatever order the disk gives', () => {
    expect(wrong({ [C]: B, [A]: null, [B]: A })).toEqual([]);
  });

  test('two that name one forerunner are branches', () => {
    expect(wrong({ [A]: null, [B]: A, [C]: A })).toEqual([
      `MIGRATION_BRANCHES  two migrations of shop start from one state: both come after ${A}`,
    ]);
    expect(wrong({ [A]: null, [B]: null })).toEqual([
      'MIGRATION_BRANCHES  two migrations of shop start from one state: both come after nothing',
    ]);
  });

  test('a forerunner that is not there is a gap', () => {
    expect(wrong({ [A]: null, [C]: B })).toEqual([
      `MIGRATION_GAP  ${C} comes after ${B}, which is not there`,
    ]);
  });

  test('one that would run before its forerunner is found', () => {
    expect(wrong({ [A]: B, [B]: null })).toEqual([
      `MIGRATION_GAP  ${A} would run before ${B}, which it comes after`,
    ]);
  });

  test('a file that is named after another module is found', () => {
    const name = '20260101000001.stock.first';
    expect(wrong({ [name]: null })).toEqual([
      `MIGRATION_NAME  ${name} lies in the module shop and is named after stock`,
    ]);
  });

  test('modules have chains of their own', () => {
    const other = '20260101000001.stock.first';
    const tree = moduleTree({
      [`modules/admin/shop/migrations/${A}.ts`]: fileText(null),
      [`modules/admin/stock/migrations/${other}.ts`]: fileText(null),
    });
    const { migrations, findings } = readMigrations([
      moduleFolder(
        'stock',
        { migrations: [tree.path(`modules/admin/stock/migrations/${other}.ts`)] },
        tree.root,
      ),
      moduleFolder('shop', { migrations: [tree.path(`modules/admin/shop/migrations/${A}.ts`)] }, tree.root),
    ]);
    expect(findings).toEqual([]);
    expect(migrations.map(({ name }) => name)).toEqual([A, other]);
  });
});

describe('checksums', () => {
  const sum = (up: readonly MigrationStep[], down: readonly MigrationStep[] | null = []): string =>
    checksumOf(defineMigration({ after: null, up, down }));

  test('a source and what it is compiled to have one', () => {
    const place = 'modules/admin/shop/migrations/';
    const source = `import { defineMigration } from 'ordinal-host';
/** Said once. */
export default defineMigration({
  after: null,
  up: [
    // keeps nobody waiting
    { sql: [\`CREATE TABLE "a" (
  "id" uuid
)\`, 'SELECT \\'\\u00e9\\''] },
    { run: async (query) => { await query('SELECT 1'); } },
  ],
  down: null,
});
`;
    const { code } = transformSync(source, {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' }, minify: { compress: true, mangle: true } },
      module: { type: 'commonjs' },
      minify: true,
    });
    const tree = moduleTree({ [`${place}${A}.ts`]: source, [`${place}${B}.js`]: code });
    const migrations = [tree.path(`${place}${A}.ts`), tree.path(`${place}${B}.js`)];
    const loaded = loadMigrations([moduleFolder('shop', { migrations }, tree.root)]);
    expect(loaded.findings).toEqual([]);
    const [one, other] = loaded.migrations.map(({ migration }) => checksumOf(migration));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
  });

  test('what is said by leaving it out and what is said in words is one', () => {
    expect(sum([{ sql: ['SELECT 1'], transaction: true, repeat: false }])).toBe(sum([{ sql: ['SELECT 1'] }]));
  });

  test.each<[string, MigrationStep[], MigrationStep[] | null]>([
    ['another statement', [{ sql: ['SELECT 2'] }], []],
    ['a step outside a transaction', [{ sql: ['SELECT 1'], transaction: false }], []],
    ['a repeated step', [{ sql: ['SELECT 1'], repeat: true }], []],
    ['statements cut into steps', [{ sql: ['SELECT 1'] }, { sql: [] }], []],
    ['a step of code', [{ sql: ['SELECT 1'] }, { run: () => Promise.resolve() }], []],
    ['no way back', [{ sql: ['SELECT 1'] }], null],
    ['another way back', [{ sql: ['SELECT 1'] }], [{ sql: ['SELECT 1'] }]],
  ])('%s is another', (_, up, down) => {
    expect(sum(up, down)).not.toBe(sum([{ sql: ['SELECT 1'] }]));
  });
});

describe('a ledger against the files', () => {
  const known = (name: string, checksum = 'x'): KnownMigration => ({
    name,
    module: name.split('.')[1]!,
    file: `/project/${name}.ts`,
    shown: `modules/admin/shop/migrations/${name}.ts`,
    migration: defineMigration({ after: null, up: [], down: [] }),
    checksum,
  });
  const row = (name: string, state: LedgerRow['state'] = 'applied'): LedgerRow => ({
    name,
    module: name.split('.')[1]!,
    checksum: 'x',
    batch: 1,
    state,
    stepsDone: 0,
    executedAt: new Date(0),
    durationMs: 1,
  });
  const standings = (
    files: readonly KnownMigration[],
    rows: readonly LedgerRow[],
    on = ['shop', 'stock'],
  ): ReturnType<typeof standingsOf> =>
    standingsOf(files, new Map(rows.map((one) => [one.name, one])), new Set(on));
  const codes = (...given: Parameters<typeof standings>): string[] =>
    standings(...given).findings.map(({ code, summary }) => `${code}  ${summary}`);

  test('what has not run is pending, and what was cut off is too', () => {
    const { all, pending, findings } = standings(
      [known(A), known(B), known(C)],
      [row(A, 'stamped'), row(B, 'running')],
    );
    expect(findings).toEqual([]);
    expect(all.map(({ state }) => state)).toEqual(['stamped', 'running', 'pending']);
    expect(pending.map(({ name }) => name)).toEqual([B, C]);
  });

  test('a file that was changed after it had run is a finding', () => {
    expect(codes([known(A, 'y')], [row(A)])).toEqual([`MIGRATION_EDITED  ${A} was changed after it had run`]);
  });

  test('a file that is gone is a finding, unless its module is switched off', () => {
    expect(codes([], [row(A)])).toEqual([
      `MIGRATION_MISSING  ${A} has run on this database and its file is gone`,
    ]);
    expect(codes([], [row(A)], ['stock'])).toEqual([]);
  });

  test('one that has not run, before one that has, is out of order', () => {
    expect(codes([known(A), known(B)], [row(B)])).toEqual([
      `MIGRATION_OUT_OF_ORDER  ${A} has not run, and ${B} after it has`,
    ]);
  });

  test('an older file of another module may come later: packages bring those', () => {
    expect(codes([known(A), known('20250101000000.stock.first')], [row(A)])).toEqual([]);
  });

  test('everything is said at once', () => {
    expect(codes([known(A), known(B, 'y')], [row(B), row(C)]).map((text) => text.split(' ')[0])).toEqual([
      'MIGRATION_OUT_OF_ORDER',
      'MIGRATION_EDITED',
      'MIGRATION_MISSING',
    ]);
  });
});

describe('what is carried out at once', () => {
  const sql = (text: string): MigrationStep => ({ sql: [text] });
  const alone: MigrationStep = { sql: ['CREATE INDEX CONCURRENTLY i ON t (c)'], transaction: false };
  const often: MigrationStep = { sql: ['UPDATE t SET c = 1'], repeat: true };
  const code: MigrationStep = { run: () => Promise.resolve() };

  test('neighbours share a transaction; what cannot be in one stands by itself', () => {
    const steps = [sql('a'), code, alone, often, sql('b')];
    expect(groupsOf(steps, 0)).toEqual([
      { transaction: true, steps: [steps[0], code], end: 2 },
      { transaction: false, steps: [alone], end: 3 },
      { transaction: false, steps: [often], end: 4 },
      { transaction: true, steps: [steps[4]], end: 5 },
    ]);
  });

  test('what is done is left out, and the count goes on', () => {
    const steps = [sql('a'), alone, sql('b')];
    expect(groupsOf(steps, 2)).toEqual([{ transaction: true, steps: [steps[2]], end: 3 }]);
    expect(groupsOf(steps, 3)).toEqual([]);
  });
});

describe('answers', () => {
  test('are read as they are written on a command line', () => {
    const answers = readAnswers({
      rename: ['customers.mail:email', 'clients:customers'],
      enumMap: ['customers.state:on hold:', 'customers.state:old:gone'],
      fill: [`customers.rank=CASE WHEN a = 'x:y' THEN 1 ELSE 2 END`],
      accepted: ['customers.fax'],
    });
    expect([...answers.renames]).toEqual([
      ['customers.mail', 'email'],
      ['clients', 'customers'],
    ]);
    expect([...answers.enumMaps.get('customers.state')!]).toEqual([
      ['on hold', ''],
      ['old', 'gone'],
    ]);
    expect(answers.fills.get('customers.rank')).toBe(`CASE WHEN a = 'x:y' THEN 1 ELSE 2 END`);
    expect([answers.acceptLoss, ...answers.accepted]).toEqual([false, 'customers.fax']);
  });

  test('each one that cannot be read is named with its form', () => {
    const words: AnswerWords = {
      rename: ['customers.mail', 'a.b:c.d'],
      fill: ['rank=0'],
      enumMap: ['customers.state:old'],
    };
    const read = (): unknown => readAnswers(words);
    expect(read).toThrow(HostError);
    let said: readonly string[] = [];
    try {
      read();
    } catch (error) {
      said = (error as HostError).findings.map(({ code, summary }) => `${code}  ${summary}`);
    }
    expect(said).toEqual([
      'MIGRATION_ANSWER  --rename customers.mail cannot be read',
      'MIGRATION_ANSWER  --rename a.b:c.d cannot be read',
      'MIGRATION_ANSWER  --fill rank=0 cannot be read',
      'MIGRATION_ANSWER  --enum-map customers.state:old cannot be read',
    ]);
  });
});

describe('statements name no schema', () => {
  test.each([
    [
      'ALTER TABLE "public"."a" ADD COLUMN "b" "public"."a_b_enum";',
      'ALTER TABLE "a" ADD COLUMN "b" "a_b_enum"',
    ],
    ['CREATE INDEX i ON public.a USING btree (b)', 'CREATE INDEX i ON a USING btree (b)'],
    [`COMMENT ON TABLE "public"."a" IS 'in public.a'`, `COMMENT ON TABLE "a" IS 'in public.a'`],
    [`SELECT 'it''s public.a', public.f()`, `SELECT 'it''s public.a', f()`],
    [
      `SELECT nextval('public.a_b_seq'::regclass), 'public.a'`,
      `SELECT nextval('a_b_seq'::regclass), 'public.a'`,
    ],
    ['SELECT "public.a", republic.a, public', 'SELECT "public.a", republic.a, public'],
    [
      'CREATE FUNCTION public.f() RETURNS int AS $x$ SELECT 1 FROM public.a; $x$ LANGUAGE sql',
      'CREATE FUNCTION f() RETURNS int AS $x$ SELECT 1 FROM public.a; $x$ LANGUAGE sql',
    ],
  ])('%s', (given, expected) => {
    expect(withoutSchema(given)).toBe(expected);
  });
});

describe('the form that does not hold others up', () => {
  const online = (sql: string, isThere = true): string[] =>
    onlineForm([{ sql, table: 't', about: [] }], () => isThere).map(
      (one) => `${one.repeat === true ? 'repeat' : one.alone === true ? 'alone' : 'in'}: ${one.sql}`,
    );

  test.each([
    [
      'CREATE UNIQUE INDEX "i" ON "t" USING btree ("c")',
      ['alone: CREATE UNIQUE INDEX CONCURRENTLY "i" ON "t" USING btree ("c")'],
    ],
    ['DROP INDEX "i"', ['alone: DROP INDEX CONCURRENTLY "i"']],
    [
      'ALTER TABLE "t" ADD CONSTRAINT "r" CHECK (c > 0)',
      [
        'in: ALTER TABLE "t" ADD CONSTRAINT "r" CHECK (c > 0) NOT VALID',
        'alone: ALTER TABLE "t" VALIDATE CONSTRAINT "r"',
      ],
    ],
    [
      'ALTER TABLE "t" ADD CONSTRAINT "k" FOREIGN KEY (c) REFERENCES "o"(id)',
      [
        'in: ALTER TABLE "t" ADD CONSTRAINT "k" FOREIGN KEY (c) REFERENCES "o"(id) NOT VALID',
        'alone: ALTER TABLE "t" VALIDATE CONSTRAINT "k"',
      ],
    ],
    [
      'ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL',
      [
        'in: ALTER TABLE "t" ADD CONSTRAINT "t_c_filled" CHECK ("c" IS NOT NULL) NOT VALID',
        'alone: ALTER TABLE "t" VALIDATE CONSTRAINT "t_c_filled"',
        'in: ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL',
        'in: ALTER TABLE "t" DROP CONSTRAINT "t_c_filled"',
      ],
    ],
    [
      'UPDATE "t" SET "c" = 0 WHERE "c" IS NULL',
      [
        'repeat: UPDATE "t" SET "c" = 0 WHERE "id" IN ' +
          '(SELECT "id" FROM "t" WHERE "c" IS NULL AND (0) IS NOT NULL LIMIT 5000)',
      ],
    ],
    [`UPDATE "t" SET "c" = 'new' WHERE "c" = 'old'`, [`in: UPDATE "t" SET "c" = 'new' WHERE "c" = 'old'`]],
    ['ALTER TABLE "t" ADD COLUMN "c" integer', ['in: ALTER TABLE "t" ADD COLUMN "c" integer']],
  ])('%s', (given, expected) => {
    expect(online(given)).toEqual(expected);
  });

  test('a column is filled once more when its rule stands: rows that came in between have no value', () => {
    const fill = 'UPDATE "t" SET "c" = 0 WHERE "c" IS NULL';
    const close = 'ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL';
    const kinds = onlineForm(
      [fill, close].map((sql) => ({ sql, table: 't', about: [] })),
      () => true,
    ).map(({ sql, repeat }) =>
      repeat === true ? 'fill' : (/NOT VALID|VALIDATE|SET|DROP/.exec(sql)?.[0] ?? sql),
    );
    expect(kinds).toEqual(['fill', 'NOT VALID', 'fill', 'VALIDATE', 'SET', 'DROP']);
  });

  test("a table that the same change makes is nobody else's yet", () => {
    expect(online('CREATE INDEX "i" ON "t" USING btree ("c")', false)).toEqual([
      'in: CREATE INDEX "i" ON "t" USING btree ("c")',
    ]);
  });
});
