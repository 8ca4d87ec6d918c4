/**
 * Changes of models on tables with rows: the migration of all of them is written, run, compared, taken back, compared
 * and run again. They change together, since starting a shadow costs more than a change does; BATTERY=<pattern> runs
 * only the changes whose names match. The table in docs/migrations.md is what came of it: UPDATE_BATTERY=1 writes it.
 */
import type { Client } from 'pg';
import { openDatabase, type Database } from '../../../core/database';
import { unanswered } from '../../../core/migrations';
import { rowsOf } from '../../support/doc_tables';
import { onServer, testDatabase, type TestDatabase } from '../../support/database';
import { oneWay, THEMES } from './battery/cases';
import { isAbout, leftOf, namesOf, resultOf, writeTable } from './battery/result';
import { settled, walk, type Walk } from './battery/walk';

const ONLY = process.env['BATTERY'];
const isChosen = ({ name }: { readonly name: string }): boolean => new RegExp(ONLY ?? '').test(name);
const themes = Object.entries(THEMES)
  .map(([theme, cases]) => [theme, cases.filter(isChosen)] as const)
  .filter(([, cases]) => cases.length > 0);
const all = themes.flatMap(([, cases]) => cases);
const describeWhole = ONLY === undefined ? describe : describe.skip;

let at: TestDatabase;
let spare: Database;
let connection: Client;
let there: Walk;
beforeAll(async () => {
  at = await testDatabase({ extensions: ['citext'] });
  // While one embedded database is open, the next ones start in half the time: they share its compiled code.
  spare = onServer ? await openDatabase({ memory: true }) : at.database;
  await spare.health();
  connection = await at.database.connect({ statementMs: 60_000 });
  // Migrations are written in one schema and run in whatever schema the host has.
  await connection.query('CREATE SCHEMA elsewhere; SET search_path TO elsewhere');
  there = walk(connection, all);
});
afterAll(async () => {
  await settled(there.again);
  await connection.end();
  if (spare !== at.database) await spare.close();
  await at.close();
});

describe.each(themes)('%s', (_theme, cases) => {
  describe.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { asks = [], owners = ['shop'], name, up, down } = one;
    const names = namesOf(one);

    test('asks what only a person knows, and nothing else', async () => {
      const mine = (await there.asked).filter(({ about }) => isAbout(names, about.split('.')[0]!));
      expect(mine.map(({ text }) => text).sort()).toEqual([...asks].sort());
    });

    test('stands in the files of its modules, the way it should', async () => {
      const { files } = await there.made;
      const mine = files.filter((file) => file.up.some(({ table }) => isAbout(names, table)));
      expect([...new Set(mine.map(({ module }) => module))]).toEqual(owners);
      const sql = mine.flatMap((file) => file.up.map((statement) => statement.sql));
      if (one.by !== undefined) expect(sql.filter((text) => one.by!.test(text))).toHaveLength(1);
    });

    test('goes up, and leaves nothing to do', async () => {
      expect(leftOf(await there.up, one)).toEqual([]);
    });

    test('keeps its rows on the way up', async () => {
      expect((await there.up).rows.get(name)).toBe(up[1]);
    });

    test('comes down, and leaves nothing to do', async () => {
      expect(leftOf(await there.down, one)).toEqual([]);
    });

    test('has the rows it promises after the way down', async () => {
      expect((await there.down).rows.get(name)).toBe(down[1]);
    });

    test('goes up again', async () => {
      expect((await there.again).rows.get(name)).toBe(up[1]);
    });
  });
});

describe('altogether', () => {
  const names = all.flatMap(namesOf);

  test('nothing is asked and nothing is left that belongs to no case', async () => {
    const questions = (await there.asked).filter(({ about }) => !isAbout(names, about.split('.')[0]!));
    const left = [...(await there.up).left, ...(await there.down).left];
    expect(questions).toEqual([]);
    expect(left.filter(({ table }) => !isAbout(names, table))).toEqual([]);
  });

  test('every file has a way back', async () => {
    const { files, findings } = await there.made;
    expect(findings).toEqual([]);
    expect(files.filter((file) => file.down === null)).toEqual([]);
  });
});

describeWhole('one way', () => {
  let away: Walk;
  let other: Client;
  beforeAll(async () => {
    await settled(there.again);
    await at.clean();
    other = await at.database.connect({ statementMs: 60_000 });
    // The embedded database has one session.
    await other.query('SET search_path TO public');
    away = walk(other, oneWay);
  });
  afterAll(async () => {
    await settled(away.again);
    await other.end();
  });

  test.each(oneWay.map((one) => [one.name, one] as const))('%s: asked, and done', async (_, one) => {
    const asked = (await away.asked).map(({ text }) => text);
    expect(asked).toEqual(expect.arrayContaining([...one.asks!]));
    expect(leftOf(await away.up, one)).toEqual([]);
    expect((await away.up).rows.get(one.name)).toBe(one.up[1]);
  });

  test('where nobody can be asked, every open question is a finding', async () => {
    const findings = (await away.asked).map(unanswered);
    expect(findings).toHaveLength(oneWay.length);
    await expect(away.unanswered()).rejects.toMatchObject({ findings });
  });

  test('the files say that there is no way back, and why', async () => {
    const { files, findings } = await away.made;
    expect(files.map((file) => file.down)).toEqual([null]);
    expect(findings.map(({ code }) => code)).toEqual(['MIGRATION_NO_WAY_BACK']);
    await expect(away.down).rejects.toMatchObject({ findings: [{ code: 'MIGRATION_NO_WAY_BACK' }] });
  });

  test('docs/migrations.md says what came of all, on either database', async () => {
    const rows: string[][] = [];
    for (const one of all) rows.push(await resultOf(one, there));
    for (const one of oneWay) rows.push(await resultOf(one, away));
    if (process.env['UPDATE_BATTERY'] !== undefined) writeTable('docs/migrations.md', 'battery', rows);
    expect(rowsOf('docs/migrations.md', 'battery')).toEqual(rows);
  });
});

test('there are at least 60 changes, of which no more than a quarter ends in a question', () => {
  const every = [...Object.values(THEMES).flat(), ...oneWay];
  expect(new Set(every.map(({ name }) => name)).size).toBe(every.length);
  expect(every.length).toBeGreaterThanOrEqual(60);
  const questions = every.filter(({ asks = [] }) => asks.length > 0);
  expect(questions.length).toBeLessThanOrEqual(every.length / 4);
});
