/** One migration as a line that unfolds. */
import { partsOfName, PATIENCE, type PlannedMigration, type Standing } from '../../migrations';
import { counted, grouped } from '../../describe';
import { momentOf } from '../record';
import type { Absence } from './read_standings';
import { statementLines, type StatementLine } from './statement_lines';

export interface MigrationRow {
  readonly name: string;
  /** The three parts of its name: `20261120093000`, `customers`, `add_phone`. */
  readonly parts: ReturnType<typeof partsOfName>;
  readonly extension: string;
  readonly state: string;
  readonly tone: 'ok' | 'info' | 'warn' | 'bad';
  readonly size: string;
  readonly at: ReturnType<typeof momentOf> | undefined;
  readonly took: string;
  readonly facts: readonly string[];
  readonly isOpen: boolean;
  readonly up: readonly StatementLine[];
  /** `undefined`: there is no way back. */
  readonly down: readonly StatementLine[] | undefined;
  readonly isMeasured: boolean;
  /** Address that measures its locks; undefined where there is nothing to measure. */
  readonly measure: string | undefined;
}

export interface RowFacts {
  readonly standing: Standing;
  /** Why there is no file of it here; undefined when there is one, or when it is lost. */
  readonly absence: Absence | undefined;
  readonly measured: PlannedMigration['statements'] | undefined;
  readonly isOpen: boolean;
  readonly measure: string | undefined;
  readonly now: Date;
}

const STATES: Readonly<Record<Standing['state'], readonly [string, MigrationRow['tone']]>> = {
  applied: ['Applied', 'ok'],
  stamped: ['Stamped', 'ok'],
  pending: ['Pending', 'warn'],
  running: ['Half-way up', 'bad'],
  reverting: ['Half-way down', 'bad'],
  missing: ['Missing', 'bad'],
};

const ABSENT: Readonly<Record<Absence, readonly [state: string, words: string]>> = {
  newer: ['Newer', 'it ran after this server had started, which knows no such file'],
  off: ['Switched off', 'its module is switched off'],
};

function stateOf({ standing, absence }: RowFacts): readonly [string, MigrationRow['tone']] {
  if (absence !== undefined) return [ABSENT[absence][0], 'info'];
  return standing.edited ? ['Changed since', 'bad'] : STATES[standing.state];
}

/** `81 ms`, `1.2 s` */
const tookWords = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${milliseconds} ms` : `${grouped((milliseconds / 1_000).toFixed(1))} s`;

const short = (checksum: string): string => checksum.slice(0, 8);

/** The exact moment too: on a narrow page it stands nowhere else. */
function ranWords(row: Standing['row'], now: Date): string[] {
  if (row === undefined) return [];
  const { exact } = momentOf(row.executedAt, now);
  return row.state === 'stamped'
    ? [`stamped ${exact}: its tables were there, so it was not run`]
    : [`run ${exact} in ${tookWords(row.durationMs)}`];
}

function checksumWords({ row, migration, edited }: Standing): string[] {
  if (migration === undefined) return [];
  if (row === undefined) return [`checksum ${short(migration.checksum)}`];
  return edited
    ? [`file changed: checksum ${short(row.checksum)} is now ${short(migration.checksum)}`]
    : [`file unchanged, checksum ${short(row.checksum)}`];
}

function factsOf({ standing, absence, measured, now }: RowFacts): string[] {
  const { row, migration, shown, state, module } = standing;
  const half = state === 'running' || state === 'reverting';
  return [
    shown === undefined ? `module ${module}` : shown.slice(0, shown.lastIndexOf('/')),
    ...(absence === undefined ? [] : [ABSENT[absence][1]]),
    ...(row === undefined ? [] : [`batch ${row.batch}`]),
    ...ranWords(row, now),
    ...(half ? [`${row?.stepsDone ?? 0} steps done, of ${migration?.migration.up.length ?? 0} up`] : []),
    ...checksumWords(standing),
    ...(measured !== undefined && row === undefined
      ? [`waits ${PATIENCE.lockMs / 1_000} s at most for a lock, then tries again`]
      : []),
  ];
}

export function migrationRow(facts: RowFacts): MigrationRow {
  const { standing, measured, isOpen, measure, now } = facts;
  const { name, row, migration } = standing;
  const [state, tone] = stateOf(facts);
  const up = statementLines(migration?.migration.up ?? [], measured);
  const down = migration?.migration.down ?? undefined;
  return {
    name,
    parts: partsOfName(name),
    extension: /\.[tj]s$/.exec(standing.shown ?? '')?.[0] ?? '',
    state,
    tone,
    size: migration === undefined ? '' : counted(up.length, 'statement'),
    at: row === undefined ? undefined : momentOf(row.executedAt, now),
    took: row === undefined || row.state === 'stamped' ? '' : tookWords(row.durationMs),
    facts: factsOf(facts),
    isOpen,
    up,
    down: down === undefined ? undefined : statementLines(down, undefined),
    isMeasured: measured !== undefined,
    measure: up.some(({ sql }) => sql !== undefined) ? measure : undefined,
  };
}
