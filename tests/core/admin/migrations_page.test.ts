/** The page about migrations: it tells where each stands, what it does and costs, and what is drift; it changes nothing. */
import request from 'supertest';
import { startTestHost, type TestHost } from '../../../app/testing';
import { readMigrations, type KnownMigration } from '../../../core/migrations';
import type { Project } from '../../../core/project';
import { moduleTree } from '../../support/module_tree';

const PATH = '/admin/system/migrations';
const INITIAL = '20260101090000.harbour.initial';
const CODE = '20260102090000.harbour.add_code';
const CREW = '20260103090000.harbour.crew';
const ALL = [INITIAL, CODE, CREW];

const file = (name: string): string => `modules/admin/harbour/migrations/${name}.ts`;
const migration = (spec: string): string =>
  `import { defineMigration } from 'ordinal-host';\nexport default defineMigration(${spec});\n`;

/** One model, and the three migrations that make it what it is. */
const FILES = {
  // Whoever depends on the host has the modules it carries, the ledger's among them.
  'package.json': JSON.stringify({ dependencies: { 'ordinal-host': '*' } }),
  'modules/admin/harbour/900_ship_model.ts': `import { defineModel, integer, string } from 'ordinal-host';
export default defineModel('Ship', {
  table: 'ships',
  softDelete: false,
  fields: { name: string(60).required(), code: string(10).required(), crew: integer() },
});
`,
  [file(INITIAL)]: migration(`{
  after: null,
  up: [
    {
      sql: [
        \`CREATE TABLE "ships" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(60) NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)\`,
        \`COMMENT ON TABLE "ships" IS 'ordinal-host: admin/harbour'\`,
      ],
    },
  ],
  down: [{ sql: ['DROP TABLE "ships"'] }],
}`),
  [file(CODE)]: migration(`{
  after: '${INITIAL}',
  up: [
    {
      sql: [
        \`ALTER TABLE "ships" ADD COLUMN "code" character varying(10) DEFAULT '<none>' NOT NULL\`,
        'ALTER TABLE "ships" ALTER COLUMN "code" DROP DEFAULT',
      ],
    },
    { transaction: false, sql: ['CREATE INDEX CONCURRENTLY "ships_name" ON "ships" ("name")'] },
    { run: async () => undefined },
    { sql: ['DROP INDEX "ships_name"', 'ALTER TABLE "ships" ADD COLUMN "crew" smallint'] },
  ],
  down: [{ sql: ['ALTER TABLE "ships" DROP COLUMN "crew", DROP COLUMN "code"'] }],
}`),
  [file(CREW)]: migration(`{
  after: '${CODE}',
  up: [{ sql: ['ALTER TABLE "ships" ALTER COLUMN "crew" TYPE integer'] }],
  down: null,
}`),
};

let host: TestHost;
/** Of this project, the ledger's own included. */
let total: number;
let models: number;
beforeAll(async () => {
  const { root } = moduleTree(FILES);
  host = await startTestHost({ root, modules: ['database', 'harbour'] });
  total = host.host.project.modules.flatMap(migrationsOf).length;
  models = host.host.project.registry.models.length;
});
afterAll(() => host?.close());

const sql = (text: string): Promise<unknown> => host.host.sequelize.query(text);
const page = async (query = ''): Promise<string> =>
  (
    await request(host.app)
      .get(PATH + query)
      .set('Accept', 'text/html')
      .expect(200)
  ).text;
const data = async (query = ''): Promise<PageData> =>
  (
    await request(host.app)
      .get(PATH + query)
      .set('Accept', 'application/json')
      .expect(200)
  ).body as PageData;
const migrationsOf = ({ folder }: Project['modules'][number]): readonly KnownMigration[] =>
  readMigrations([folder]).migrations;
interface PageData {
  readonly migrations: readonly object[];
  readonly findings: readonly object[];
  readonly plan: { readonly state: string; readonly migrations?: readonly object[] } | null;
  readonly drift: object | null;
}
/** The part of the page about one migration. */
const part = (text: string, name: string): string =>
  new RegExp(`<details class="mig" id="${name}"[\\s\\S]*?(?=<details class="mig"|<div class="foot">)`).exec(
    text,
  )?.[0] ?? '';
/** What a person reads of it. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replace(/&#34;|&quot;/g, '"')
    .replace(/\s+/g, ' ');

describe('where each migration stands', () => {
  test('those that create-tables made unnecessary are stamped, the last one first', async () => {
    const text = await page();
    expect(text).toContain(`<h1>Migrations <span class="n">${total} applied</span></h1>`);
    const shown = [...text.matchAll(/<details class="mig" id="([^"]+)"/g)].map(([, name]) => name);
    expect(shown).toHaveLength(total);
    expect(shown).toEqual([...shown].sort().reverse());
    expect(shown.slice(-3)).toEqual([...ALL].reverse());
    expect(words(part(text, CODE))).toMatch(
      /Stamped 6 statements just now modules\/admin\/harbour\/migrations batch \d+ stamped [-\d]+ [:\d]+ UTC: its tables were there, so it was not run file unchanged, checksum [0-9a-f]{8}/,
    );
    expect(words(part(text, CREW))).toContain('It has no way back.');
    expect(text).not.toContain('class="finding');
  });

  test('the rail leads there, and nothing on the page can change anything', async () => {
    const text = await page();
    expect(text).toContain(`<a href="${PATH}" aria-current="page">`);
    const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
    expect(main).not.toMatch(/<form|<button|<input/);
    expect(main).toContain('<code>menu-cli migrate up</code>');
  });

  test('its SQL is shown both ways, escaped, its words marked', async () => {
    const text = part(await page(), CODE);
    expect(text).toContain(
      '<span class="kw">ALTER TABLE</span> &#34;ships&#34; <span class="kw">ADD COLUMN</span>',
    );
    expect(text).toContain('&lt;none&gt;');
    expect(words(text)).toContain('A step written as code.');
    expect(words(text)).toMatch(/CREATE INDEX CONCURRENTLY .* outside the transaction may be run again/);
    expect(words(text)).toContain('Way back, 1 statement');
  });

  test.each([
    ['pending', `DELETE FROM migrations WHERE name = '${CREW}'`, CREW, 'Pending', undefined],
    [
      'half-way',
      `UPDATE migrations SET state = 'running', steps_done = 1 WHERE name = '${CODE}'`,
      CODE,
      'Half-way up',
      undefined,
    ],
    [
      'half-way down',
      `UPDATE migrations SET state = 'reverting', steps_done = 1 WHERE name = '${CODE}'`,
      CODE,
      'Half-way down',
      undefined,
    ],
    [
      'edited',
      `UPDATE migrations SET checksum = repeat('0', 64) WHERE name = '${CODE}'`,
      CODE,
      'Changed since',
      'MIGRATION_EDITED',
    ],
    [
      'missing',
      `UPDATE migrations SET name = '20260104090000.harbour.lost', executed_at = '2026-01-04' WHERE name = '${CREW}'`,
      '20260104090000.harbour.lost',
      'Missing',
      'MIGRATION_MISSING',
    ],
    [
      'newer than this server',
      `UPDATE migrations SET name = '20260104090000.harbour.lost', executed_at = now() + interval '1 hour' WHERE name = '${CREW}'`,
      '20260104090000.harbour.lost',
      'Newer',
      undefined,
    ],
    [
      'of a module that is switched off',
      `UPDATE migrations SET name = '20260104090000.boats.initial', module = 'boats' WHERE name = '${CREW}'`,
      '20260104090000.boats.initial',
      'Switched off',
      undefined,
    ],
    [
      'out of order',
      `DELETE FROM migrations WHERE name = '${INITIAL}'`,
      INITIAL,
      'Pending',
      'MIGRATION_OUT_OF_ORDER',
    ],
  ])('%s', async (_, change, name, state, code) => {
    await sql('CREATE TABLE kept AS SELECT * FROM migrations');
    try {
      await sql(change);
      const text = await page();
      expect(words(part(text, name))).toContain(` ${state} `);
      expect(/<span class="code">([A-Z_]+)<\/span>/.exec(text)?.[1]).toBe(code);
    } finally {
      await sql('DELETE FROM migrations');
      await sql('INSERT INTO migrations SELECT * FROM kept');
      await sql('DROP TABLE kept');
    }
  });

  test('the same as data', async () => {
    const body = await data();
    expect(body).toMatchObject({ findings: [], plan: null, drift: null });
    expect(body.migrations).toContainEqual(
      expect.objectContaining({
        name: CREW,
        module: 'harbour',
        file: file(CREW),
        state: 'stamped',
        edited: false,
        up: ['ALTER TABLE "ships" ALTER COLUMN "crew" TYPE integer'],
        down: null,
      }),
    );
  });
});

describe('what each statement costs the others', () => {
  test('is measured on a shadow behind the page, which says so and is complete meanwhile', async () => {
    const first = await page(`?plan=${CODE}`);
    expect(first).toContain('The locks are being measured on a shadow.');
    expect(first).toContain(`data-again="2"`);
    expect(words(part(first, CODE))).not.toContain('ACCESS EXCLUSIVE');
    await host.settled();
    const text = part(await page(`?plan=${CODE}`), CODE);
    expect(text).toContain(' open>');
    expect(words(text)).toMatch(
      /ADD COLUMN .*? ACCESS EXCLUSIVE ships: readers and writers wait, no rewrite .*? SHARE UPDATE EXCLUSIVE ships: readers and writers go on outside the transaction/,
    );
    // Kept: no longer asked for, it is still there.
    expect(part(await page(), CODE)).toContain('ACCESS EXCLUSIVE');
  });

  test('of all that are pending at once, and a table that is written anew stands out', async () => {
    await sql(`DELETE FROM migrations WHERE name IN ('${CODE}', '${CREW}')`);
    const before = await page();
    expect(before).toContain(`<span class="n">2 pending, ${total - 2} applied</span>`);
    expect(before).toContain(`href="${PATH}?plan=pending">`);
    expect(part(before, CODE)).toContain(' open>');
    expect((await data('?plan=pending')).plan).toEqual({ state: 'working', findings: [] });
    await host.settled();
    const text = await page();
    expect(part(text, CREW)).toMatch(/class="lock h">/);
    expect(words(part(text, CREW))).toContain('ships: readers and writers wait, every row is written anew');
    expect(words(part(text, CREW))).toContain('waits 2 s at most for a lock');
    const { plan } = await data();
    expect(plan).toMatchObject({ state: 'ready' });
    expect(plan?.migrations?.[1]).toEqual({
      name: CREW,
      statements: [
        {
          sql: 'ALTER TABLE "ships" ALTER COLUMN "crew" TYPE integer',
          locks: { ships: 'ACCESS EXCLUSIVE' },
          rewrites: ['ships'],
        },
      ],
    });
  });

  test('tables that a migration makes itself keep nobody waiting', async () => {
    await page(`?plan=${INITIAL}`);
    await host.settled();
    expect(words(part(await page(`?plan=${INITIAL}`), INITIAL))).toMatch(
      /none keeps nobody waiting .* none keeps nobody/,
    );
  });
});

describe('drift', () => {
  test('is looked for when somebody asks, and told like any other finding', async () => {
    expect(await page()).toContain(`href="${PATH}?drift=1">`);
    // Two migrations are pending by now, and what they would make is there.
    expect(await page('?drift=1')).toContain('The database is being compared.');
    await host.settled();
    const text = words(await page());
    expect(text).toContain('MIGRATION_DRIFT the database is not what its migrations make');
    expect(text).toContain('column ships.code is too much');
    expect(text).toContain(
      `The database differs from what ${total - 2} migrations replayed and ${models} models make`,
    );
  });

  test('holds until the ledger changes or somebody asks anew', async () => {
    await request(host.app).get(`${PATH}?drift=again`).expect(303).expect('Location', `${PATH}?drift=1`);
    expect(await page()).not.toContain('MIGRATION_DRIFT');
    await page('?drift=1');
    await host.settled();
    expect(await page()).toContain('MIGRATION_DRIFT');
    await sql(`UPDATE migrations SET batch = batch, executed_at = now() WHERE name = '${INITIAL}'`);
    expect(await page()).not.toContain('MIGRATION_DRIFT');
  });

  test('and where there is none, that is said', async () => {
    for (const { name, checksum } of host.host.project.modules.flatMap(migrationsOf))
      await sql(`INSERT INTO migrations
        (id, name, module, checksum, batch, state, steps_done, executed_at, duration_ms, created_at, updated_at)
        SELECT gen_random_uuid(), '${name}', 'harbour', '${checksum}', 2, 'applied', 1, now(), 1234, now(), now()
        WHERE NOT EXISTS (SELECT FROM migrations WHERE name = '${name}')`);
    await page('?drift=1');
    await host.settled();
    const text = words(await page());
    expect(text).toContain(
      `No drift: the database is what ${total} migrations replayed and ${models} models make.`,
    );
    expect(text).toMatch(/add_code \.ts Applied 6 statements just now 1\.2 s/);
  });
});

describe('what goes wrong', () => {
  test.each(['page=0', 'page=x', 'plan=nobody', 'drift=2', 'show=all'])('%s is refused', async (query) => {
    await request(host.app).get(`${PATH}?${query}`).set('Accept', 'text/html').expect(400);
  });

  test('a project without the table of migrations is told so', async () => {
    const bare = await startTestHost({ root: moduleTree(FILES).root, modules: ['harbour'] });
    try {
      const { text } = await request(bare.app).get(PATH).set('Accept', 'text/html').expect(200);
      expect(text).toContain('MIGRATION_NO_LEDGER');
      expect(text).toContain('3 pending');
    } finally {
      await bare.close();
    }
  });

  test('a migration that does not run on the shadow is named, and can be tried again', async () => {
    const { root } = moduleTree({
      ...FILES,
      [file(CREW)]: migration(`{
        after: '${CODE}', up: [{ sql: ['ALTER TABLE "boats" ADD COLUMN "crew" integer'] }], down: null,
      }`),
    });
    const other = await startTestHost({ root, modules: ['database', 'harbour'] });
    const ask = async (): Promise<string> =>
      (await request(other.app).get(`${PATH}?plan=${CREW}`).set('Accept', 'text/html').expect(200)).text;
    try {
      await ask();
      await other.settled();
      const text = words(await ask());
      expect(text).toContain(
        `MIGRATION_UNPROVEN ${CREW} does not run on an empty database after those before it`,
      );
      expect(await ask()).toContain('being measured');
    } finally {
      await other.close();
    }
  });
});
