/** The page about migrations as data. */
import { deltaWords, standingJson, type KnownMigration, type Standing } from '../../migrations';
import type { Admin } from '../context';
import { PENDING, type MigrationsAsked } from './asked';
import type { Kept } from './kept_work';
import type { Costs, MigrationWork } from './migration_work';
import { readStandings } from './read_standings';
import { failureFindings } from './work_failed';

/** `plan` and `drift` say `working` until they are there: ask again. */
export async function migrationsJson(
  admin: Admin,
  work: MigrationWork,
  { plan, drift }: MigrationsAsked,
): Promise<object> {
  const { standings, findings } = await readStandings(admin);
  const planned =
    plan === undefined || plan === PENDING
      ? work.pending(standings, plan === PENDING ? 'ask' : 'known')
      : work.one(plan, 'ask');
  const compared = work.drift(standings, drift === undefined ? 'known' : 'ask');
  return {
    migrations: standings.all.map(withSql),
    findings,
    plan: keptJson(planned, costsJson),
    drift: keptJson(compared, ({ fromMigrations, fromModels, unread }) => ({
      fromMigrations: fromMigrations.map(deltaWords),
      fromModels: fromModels.map(deltaWords),
      unread,
    })),
  };
}

const withSql = (standing: Standing): object => ({
  ...standingJson(standing),
  up: standing.migration === undefined ? null : sqlOf(standing.migration, 'up'),
  down: standing.migration === undefined ? null : sqlOf(standing.migration, 'down'),
});

/** `null` for a step that is written as code, and for no way back at all. */
const sqlOf = ({ migration }: KnownMigration, way: 'up' | 'down'): readonly (string | null)[] | null =>
  migration[way]?.flatMap((step): readonly (string | null)[] => ('sql' in step ? step.sql : [null])) ?? null;

const costsJson = (costs: Costs): object => ({
  migrations: [...costs].map(([name, statements]) => ({
    name,
    statements: statements.map((one) =>
      one === 'code' ? null : { sql: one.sql, locks: one.cost.locks, rewrites: one.cost.rewrites },
    ),
  })),
});

function keptJson<T>(kept: Kept<T> | undefined, write: (value: T) => object): object | null {
  if (kept === undefined) return null;
  if (kept.state === 'ready') return { state: kept.state, at: kept.at.toISOString(), ...write(kept.value) };
  return { state: kept.state, findings: failureFindings(kept, 'it failed') };
}
