/** A database that goes away under load: what was acknowledged is kept, requests say 503, and it heals by itself. */
import path from 'node:path';
import { Client } from 'pg';
import { start, type Started } from '../../app/start';
import { Cable } from '../support/cable';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree } from '../support/module_tree';
import { runCli } from '../support/run_cli';

const FILES = {
  'modules/admin/notes/300_note_model.ts': `
    import { defineModel, string } from 'ordinal-host';
    export default defineModel('Note', { table: 'notes', fields: { words: string(50).required() } });`,
};
const EDITORS = 4;

describeOnServer('a database that goes away', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let cable: Cable;
  let host: Started;
  const faults: unknown[] = [];
  const note = (fault: unknown): void => void faults.push(fault);

  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note);
    held = await serverDatabase();
    cable = await Cable.to(held.url);
    const { root } = moduleTree(FILES);
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: cable.through(held.url),
      DATA_DIR: path.join(root, '.data'),
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
    host = await start({ root, environment, migrate: true });
  });
  afterAll(async () => {
    process.off('unhandledRejection', note).off('uncaughtException', note);
    await host.close('the test ends');
    cable.close();
    await held.drop();
  });

  const save = async (words: string): Promise<Response> => {
    const answer = await fetch(`${host.address}/admin/notes/notes/new`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ words }),
    });
    await answer.text();
    return answer;
  };

  test('again and again while it is written to', async () => {
    // Sequelize says on the console that it gives up a connection.
    jest.spyOn(console, 'warn').mockReturnValue();
    const server = new Client({ connectionString: held.url });
    await server.connect();
    const saved: string[] = [];
    const took: number[] = [];
    const refused: (readonly [number, string | null])[] = [];
    let goes = true;
    let isCalm = true;
    const edit = async (editor: number): Promise<void> => {
      for (let turn = 0; goes; turn += 1) {
        const words = `${editor}-${turn}`;
        const began = performance.now();
        const answer = await save(words);
        if (answer.status === 201) {
          saved.push(words);
          if (isCalm) took.push(performance.now() - began);
        } else refused.push([answer.status, answer.headers.get('retry-after')]);
      }
    };
    const editors = Array.from({ length: EDITORS }, (_, index) => edit(index));
    const back: number[] = [];
    // Everybody has saved once: it is known what that takes here.
    while (took.length < EDITORS) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const how of ['restart', 'cut', 'restart'] as const) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      isCalm = false;
      cable.cut();
      if (how === 'restart') {
        // What a restart does to those who are connected; the machine's own server stays.
        await server.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
      cable.mend();
      const began = performance.now();
      const before = saved.length;
      while (saved.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
      back.push(performance.now() - began);
    }
    goes = false;
    await Promise.all(editors);
    // Serving again within a second; the save that shows it takes what a save takes on this machine.
    expect(Math.max(...back) - Math.max(...took)).toBeLessThan(1_000);
    expect(saved.length).toBeGreaterThan(EDITORS);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter(([status, after]) => status !== 503 || after === null)).toEqual([]);

    const { rows } = await server.query<{ words: string }>('select words from notes');
    await server.end();
    const kept = new Set(rows.map(({ words }) => words));
    expect(saved.filter((words) => !kept.has(words))).toEqual([]);
    expect(rows.length).toBe(kept.size);
    expect(faults).toEqual([]);
  });

  test('before a start ends the start with its name, whether it refuses or says nothing', () => {
    const { root } = moduleTree(FILES);
    const begin = (url: string): ReturnType<typeof runCli> =>
      runCli(root, ['start'], { DATABASE_URL: url, PORT: '0' });
    const dead = begin('postgres://nobody@127.0.0.1:1/nothing');
    expect(dead.code).toBe(1);
    expect(dead.err).toContain('DATABASE_UNREACHABLE');
    expect(dead.err).toContain('127.0.0.1:1');
    // An address that is routed nowhere: packets vanish.
    const began = performance.now();
    const silent = begin('postgres://nobody@192.0.2.1:5432/nothing');
    expect(silent.code).toBe(1);
    expect(silent.err).toContain('DATABASE_UNREACHABLE');
    // A connection that nobody limits is given up after two minutes.
    expect(performance.now() - began).toBeLessThan(60_000);
  });
});
