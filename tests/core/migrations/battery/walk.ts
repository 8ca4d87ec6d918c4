/** A theme of the battery on its way: tables, rows, the change, back, and again. Each step waits for the one before. */
import type { Client } from 'pg';
import { ledgerModel } from '../../../../core/declare';
import { HostError, renderFinding } from '../../../../core/findings';
import {
  asLoaded,
  findDrift,
  makeMigration,
  migrateDown,
  migrateUp,
  PATIENCE,
  readAnswers,
  type Answers,
  type AnswerWords,
  type KnownMigration,
  type Made,
  type MigrateOptions,
  type Question,
} from '../../../../core/migrations';
import type { Registry } from '../../../../core/registry';
import type { Delta } from '../../../../core/schema_engine';
import { moduleFolder } from '../../../support/module_folder';
import { registryOf } from '../../../support/registry_of';
import type { Case, Look, Placed } from './case';

type Walked = Omit<Case, 'down'> & Partial<Pick<Case, 'down'>>;

/** How the database stands after a step. */
export interface Stand {
  /** What it lacks or has too much, against the migrations and against the models. */
  readonly left: readonly Delta[];
  /** Rows by the case's name: what its query gave, or what the database said against it. */
  readonly rows: ReadonlyMap<string, string>;
}

export interface Walk {
  /** Everything that was asked before the answers were given. */
  readonly asked: Promise<readonly Question[]>;
  readonly made: Promise<Made>;
  readonly before: Promise<Pick<Stand, 'rows'>>;
  readonly up: Promise<Stand>;
  readonly down: Promise<Stand>;
  /** The rows after it went up once more. */
  readonly again: Promise<Pick<Stand, 'rows'>>;
  /** The same where nobody can be asked. */
  unanswered(): Promise<Made>;
}

const MODULES = ['database', 'shop', 'more'].map((name) => moduleFolder(name));

const registered = (cases: readonly Walked[], side: 'before' | 'after'): Registry =>
  registryOf([
    [12, ledgerModel, 'database'],
    ...cases.flatMap((one, index) =>
      one[side].map((placed: Placed, at) => {
        const [definition, module] = 'kind' in placed ? [placed, 'shop'] : placed;
        return [100 + index * 10 + at, definition, module] as const;
      }),
    ),
  ]);

const together = (cases: readonly Walked[]): AnswerWords => {
  const all = (word: 'rename' | 'enumMap' | 'fill' | 'accepted'): string[] =>
    cases.flatMap(({ answers }) => answers?.[word] ?? []);
  return { rename: all('rename'), enumMap: all('enumMap'), fill: all('fill'), accepted: all('accepted') };
};

async function rowsOf(connection: Client, [sql]: Look): Promise<string> {
  const found = await connection
    .query<{ rows: string | null }>(
      `SELECT string_agg(r::text, ' ' ORDER BY r::text COLLATE "C") AS rows FROM (${sql}) r`,
    )
    .catch((error: Error) => error);
  return found instanceof Error ? found.message : (found.rows[0]?.rows ?? '');
}

async function put(connection: Client, { name, rows }: Walked): Promise<void> {
  await connection.query(rows).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`);
  });
}

/** The findings in the message: a theme fails as a whole, and somebody has to see whose fault it is. */
function inWords(error: unknown): never {
  if (!(error instanceof HostError)) throw error;
  error.message = error.findings.map((finding) => renderFinding(finding)).join('\n');
  throw error;
}

/** @param connection to an empty database */
export function walk(connection: Client, cases: readonly Walked[]): Walk {
  const before = registered(cases, 'before');
  const after = registered(cases, 'after');
  const questions: Question[] = [];
  const make = (
    registry: Registry,
    migrations: readonly KnownMigration[],
    ask?: (open: readonly Question[]) => Answers,
  ): Promise<Made> =>
    makeMigration({
      registry,
      modules: MODULES,
      files: { migrations, findings: [] },
      slug: migrations.length === 0 ? 'initial' : 'change',
      answers: readAnswers({}),
      now: new Date('2026-01-02T03:04:05Z'),
      ...(ask !== undefined && { ask: async (open) => ask(open) }),
    });
  const answer = (open: readonly Question[]): Answers => {
    if (questions.length > 0) throw new Error(`asked once more: ${open.map(({ text }) => text).join(' ')}`);
    questions.push(...open);
    return readAnswers(together(cases));
  };
  const options = (migrations: readonly KnownMigration[], registry: Registry): MigrateOptions => ({
    connection,
    files: { migrations, findings: [] },
    registry,
    modules: new Set(MODULES.map(({ name }) => name)),
    patience: PATIENCE,
    look: () => Promise.resolve([]),
  });
  const rowsBy = async (look: (one: Walked) => Look | undefined): Promise<Pick<Stand, 'rows'>> => {
    const rows = new Map<string, string>();
    for (const one of cases) rows.set(one.name, await rowsOf(connection, look(one) ?? ['SELECT', '']));
    return { rows };
  };
  const leftBy = async (
    migrations: readonly KnownMigration[],
    registry: Registry,
  ): Promise<Pick<Stand, 'left'>> => {
    const { fromMigrations, fromModels } = await findDrift(connection, registry, migrations);
    return { left: [...fromMigrations, ...fromModels] };
  };
  const first = make(before, []).then(({ files }) => files.map(asLoaded), inWords);
  const made = first.then(async (files) => make(after, files, answer)).catch(inWords);
  const all = async (): Promise<KnownMigration[]> => [...(await first), ...(await made).files.map(asLoaded)];
  const goUp = async (): Promise<Pick<Stand, 'rows'>> => {
    await migrateUp(options(await all(), after)).catch(inWords);
    return rowsBy((one) => one.up);
  };
  const begun = settled(made).then(async () => {
    await migrateUp(options(await first, before));
    for (const one of cases) await put(connection, one);
    return rowsBy((one) => one.down);
  });
  const up = begun.then(async () => ({ ...(await goUp()), ...(await leftBy(await all(), after)) }));
  const down = up.then(async () => {
    await migrateDown(options(await all(), after), { steps: (await made).files.length }).catch(inWords);
    return { ...(await rowsBy((one) => one.down)), ...(await leftBy(await first, before)) };
  });
  const steps = {
    asked: made.then(() => questions),
    made,
    before: begun,
    up,
    down,
    again: down.then(goUp),
  };
  // Each test looks at the step it is about; one that nobody looks at may fail unseen.
  Object.values(steps).forEach((step: Promise<unknown>) => void settled(step));
  return { ...steps, unanswered: async () => make(after, await first) };
}

/** Its end, however it comes. */
export const settled = (step: Promise<unknown>): Promise<void> =>
  step.then(
    () => undefined,
    () => undefined,
  );
