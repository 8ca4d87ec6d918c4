/**
 * A migration for one changed model among 100: read, compared, tried both ways. Cold, with nothing kept from an earlier
 * run, and warm. Then `migrate status` with nothing to do, against a process that asks the catalog one question.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  asLoaded,
  makeMigration,
  makeOn,
  readAnswers,
  readWanted,
  replay,
  withShadow,
  type KnownMigration,
  type MakeOptions,
  type NewFile,
} from '../../core/migrations';
import type { Registry } from '../../core/registry';
import { scratchDatabase } from '../../app/testing/scratch_database';
import { modelProject, type ModelProject } from './support/model_project';
import { SERVER, whyNoServer } from './support/postgres';
import { registryAt } from './support/registry';
import { pair, say, sayAgainst, sayTime } from './support/report';
import { costOf, inTurn, median } from './support/turns';
import { COMMAND, ROOT, runNode, whyNotTimed } from './support/whole_process';

const COUNT = 100;
const ROUNDS = 5;

function changedProject(): ModelProject {
  const project = modelProject(COUNT, 'models');
  const file = project.files[Math.floor(COUNT / 2)] ?? '';
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('code: string(40)', 'code: string(60), tail: string(20)'),
  );
  return project;
}

const optionsFor = (registry: Registry, migrations: readonly KnownMigration[]): MakeOptions => ({
  registry,
  modules: registry.modules,
  files: { migrations, findings: [] },
  slug: 'change',
  answers: readAnswers({}),
  now: new Date('2026-01-01T00:00:00Z'),
});

async function main(): Promise<void> {
  const project = modelProject(COUNT, 'models');
  const changed = changedProject();
  const before = registryAt(project.root);
  const after = optionsFor(registryAt(changed.root), await first(before));
  const cold: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { wall } = await costOf(async () => oneFile((await makeMigration(after)).files));
    cold.push(wall);
  }
  sayTime('one changed model, cold, nothing kept', cold[0] ?? NaN, 8_000);
  sayTime('  with readings kept from an earlier run (median)', median(cold.slice(1)), 8_000);
  sayTime('one changed model, warm shadow (median)', median(await warm(after)), 1_000);
  project.remove();
  changed.remove();
  await status();
}

async function first(registry: Registry): Promise<readonly KnownMigration[]> {
  say(`${COUNT} models`);
  let made: readonly KnownMigration[] = [];
  const { wall } = await costOf(async () => {
    made = (await makeMigration(optionsFor(registry, []))).files.map(asLoaded);
  });
  sayTime('the first migrations of all', wall);
  return made;
}

function oneFile(files: readonly NewFile[]): NewFile {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error(`${files.length} files were written`);
  return file;
}

/** On one shadow that stays open, and is taken back by each file's own way back. */
const warm = (options: MakeOptions): Promise<readonly number[]> =>
  withShadow(async (shadow) => {
    const wanted = await readWanted(shadow, options.registry);
    await replay(shadow.connection, options.files.migrations);
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      let back: NewFile['down'] = [];
      const { wall } = await costOf(async () => {
        back = oneFile((await makeOn(shadow, wanted, options)).files).down;
      });
      times.push(wall);
      for (const { sql } of back ?? []) await shadow.connection.query(sql);
    }
    return times.slice(1);
  });

/** What a program cannot do without that asks a database anything: start, connect, one question of the catalog. */
const ONE_QUESTION = `const { Client } = require('pg');
const client = new Client({ connectionString: process.env.DATABASE_URL });
void client.connect().then(() => client.query('SELECT relname FROM pg_class')).then(() => client.end());`;

/** `migrate status` of this repository with nothing to do. */
async function status(): Promise<void> {
  const why = whyNotTimed() ?? (await whyNoServer());
  if (why !== undefined) {
    say(`migrate status: not run: ${why}`);
    return;
  }
  const database = await scratchDatabase(SERVER);
  const env = { DATABASE_URL: database.url };
  runNode([COMMAND, 'create-tables', '--quiet'], { env });
  const taken = await inTurn(
    [
      { name: 'one question', run: () => runNode(['-e', ONE_QUESTION], { cwd: ROOT, env }) },
      { name: 'status', run: () => runNode([COMMAND, 'migrate', 'status'], { cwd: ROOT, env }) },
    ],
    9,
  );
  sayAgainst('migrate status, nothing to do, against one question', pair(taken, 1, 0), { most: 3 });
  await database.drop();
}

void main();
