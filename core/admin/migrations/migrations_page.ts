/** What `views/admin/migrations.ejs` draws: where every migration stands, what it does, and drift. It only reads. */
import type { Finding } from '../../findings';
import { driftFindings, type Drift, type Standing, type Standings } from '../../migrations';
import type { Admin } from '../context';
import { counted, grouped } from '../../describe';
import { momentOf } from '../record';
import { askingFor, PENDING, type MigrationsAsked } from './asked';
import type { Kept } from './kept_work';
import { migrationRow, type MigrationRow } from './migration_row';
import type { Costs, MigrationWork } from './migration_work';
import { absenceOf, readStandings } from './read_standings';
import { failureFindings } from './work_failed';

export interface MigrationsView {
  /** `2 pending, 61 applied` */
  readonly counts: string;
  readonly pending: number;
  readonly findings: readonly Finding[];
  readonly rows: readonly MigrationRow[];
  /** `26–50 of 63` */
  readonly span: string;
  readonly newer: string | undefined;
  readonly older: string | undefined;
  /** What is being worked on; undefined when nothing is. The page looks again at `again`. */
  readonly working: string | undefined;
  readonly again: string;
  /** Address that measures all that is pending; undefined when that is done or nothing is. */
  readonly measure: string | undefined;
  readonly drift: DriftView;
}

interface DriftView {
  readonly look: string;
  /** Undefined: nobody has looked. */
  readonly found: { readonly isNone: boolean; readonly at: ReturnType<typeof momentOf> } | undefined;
  readonly words: string;
  readonly unread: readonly string[];
}

const ROWS = 25;

/** Those that will run, as they run; then what has run, the last one first. */
const inViewOrder = (all: readonly Standing[]): Standing[] => [
  ...all.filter(({ state }) => state === 'pending' || state === 'running'),
  ...all.filter(({ state }) => state !== 'pending' && state !== 'running').reverse(),
];

export async function migrationsView(
  admin: Admin,
  work: MigrationWork,
  asked: MigrationsAsked,
): Promise<MigrationsView> {
  const { standings, findings } = await readStandings(admin);
  const plan = work.pending(standings, asked.plan === PENDING ? 'ask' : 'known');
  const drift = work.drift(standings, asked.drift === undefined ? 'known' : 'ask');
  const list = inViewOrder(standings.all);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(list.length / ROWS)));
  const shown = list.slice((page - 1) * ROWS, page * ROWS);
  const measured = shown.map(({ name }) => work.one(name, asked.plan === name ? 'ask' : 'known'));
  const now = admin.now();
  const first = standings.pending[0]?.name;
  const working = workingWords(plan, measured, drift);
  return {
    counts: countsOf(standings),
    pending: standings.pending.length,
    findings: [
      ...findings,
      ...[plan, ...measured].flatMap((kept) => failureFindings(kept, 'the locks cannot be measured')),
      ...failureFindings(drift, 'the database cannot be compared'),
      ...(drift?.state === 'ready' ? driftFindings(drift.value) : []),
    ],
    rows: shown.map((standing, index) => {
      const { name } = standing;
      const costs = costsIn(plan, name) ?? costsIn(measured[index], name);
      return migrationRow({
        standing,
        absence: absenceOf(admin, standing),
        measured: costs,
        isOpen: name === (asked.plan === undefined || asked.plan === PENDING ? first : asked.plan),
        measure:
          costs === undefined && plan?.state !== 'working' && measured[index]?.state !== 'working'
            ? askingFor({ page, plan: name })
            : undefined,
        now,
      });
    }),
    span: `${grouped((page - 1) * ROWS + 1)}–${grouped((page - 1) * ROWS + shown.length)} of ${grouped(list.length)}`,
    newer: page > 1 ? askingFor({ page: page - 1 }) : undefined,
    older: page * ROWS < list.length ? askingFor({ page: page + 1 }) : undefined,
    working,
    again: askingFor({ ...asked, page }),
    measure: first === undefined || plan !== undefined ? undefined : askingFor({ page, plan: PENDING }),
    drift: driftView(drift, standings, admin),
  };
}

const costsIn = (kept: Kept<Costs> | undefined, name: string): ReturnType<Costs['get']> =>
  kept?.state === 'ready' ? kept.value.get(name) : undefined;

function countsOf({ all, pending }: Standings): string {
  const done = all.filter(({ row }) => row !== undefined && row.state !== 'running').length;
  const words = [
    ...(pending.length > 0 ? [`${grouped(pending.length)} pending`] : []),
    ...(done > 0 ? [`${grouped(done)} applied`] : []),
  ];
  return words.join(', ');
}

function workingWords(
  plan: Kept<Costs> | undefined,
  measured: readonly (Kept<Costs> | undefined)[],
  drift: Kept<Drift> | undefined,
): string | undefined {
  const isMeasuring = [plan, ...measured].some((kept) => kept?.state === 'working');
  const parts = [
    ...(isMeasuring ? ['The locks are being measured on a shadow.'] : []),
    ...(drift?.state === 'working' ? ['The database is being compared.'] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

function driftView(kept: Kept<Drift> | undefined, { all }: Standings, admin: Admin): DriftView {
  const done = all.filter(({ row }) => row?.state === 'applied' || row?.state === 'stamped').length;
  const sides = `${counted(done, 'migration')} replayed and ${counted(admin.registry.models.length, 'model')}`;
  if (kept?.state !== 'ready')
    return { look: askingFor({ drift: '1' }), found: undefined, words: sides, unread: [] };
  const { fromMigrations, fromModels, unread } = kept.value;
  return {
    look: askingFor({ drift: 'again' }),
    found: {
      isNone: fromMigrations.length + fromModels.length === 0,
      at: momentOf(kept.at, admin.now()),
    },
    words: sides,
    unread,
  };
}
