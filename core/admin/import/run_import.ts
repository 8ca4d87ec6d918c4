/** Takes a file through, batch by batch: judged only, or written. */
import { rm } from 'node:fs/promises';
import type { ImportChange, ImportCounts, ImportRun, ImportRuns, RefusedSample } from '../../declare';
import type { AdminPage } from '../../describe';
import { takesCopies } from '../../database';
import type { Admin } from '../context';
import { csvRows, inBatches, type RawRow } from './csv_rows';
import type { ImportPlan } from './import_plan';
import { judgeRows, rememberRow, seenFor, type Judged } from './judge_rows';
import { preparedPlan, type Prepared } from './prepared';
import { openRefused, type RefusedFile, type RefusedRow } from './refused_file';
import { reasonOf, samplesOf, SHOWN } from './refused_words';
import { triedRows, writeRows } from './write_rows';

export interface ImportWork {
  readonly admin: Admin;
  readonly page: AdminPage;
  readonly runs: ImportRuns;
  readonly run: ImportRun;
  /** The file that was brought, and where its refused rows are put. */
  readonly given: string;
  readonly refused: string;
  /** Names who is at work: whoever comes after has another name, and this one stops. */
  readonly worker: string;
  /** Asked between batches. */
  readonly isStopped: () => boolean;
  /** What is told of a failure; whatever it is not told of is logged. */
  readonly wordsFor: (error: unknown) => string;
}

/** Somebody else has taken over. */
class Superseded extends Error {}

interface Standing extends ImportCounts {
  readonly position: number;
  readonly refusedBytes: number;
  readonly samples: readonly RefusedSample[];
}

const BATCH = 1_000;
/** Where rows are copied. */
const LARGE_BATCH = 5_000;
const NOTHING: Standing = {
  created: 0,
  updated: 0,
  same: 0,
  refused: 0,
  position: 0,
  refusedBytes: 0,
  samples: [],
};

const standingOf = ({
  created,
  updated,
  same,
  refused,
  position,
  refusedBytes,
  samples,
}: ImportRun): Standing => ({ created, updated, same, refused, position, refusedBytes, samples });

/** One batch through. @returns what stands then */
type Step = (judged: Judged, rows: readonly RawRow[], before: Standing) => Promise<Standing>;

const inOrder = (rows: readonly RefusedRow[]): RefusedRow[] =>
  [...rows].sort((one, other) => one.row.line - other.row.line);

async function noted(
  prepared: Prepared,
  file: RefusedFile,
  rows: readonly RefusedRow[],
  { samples, refusedBytes }: Standing,
): Promise<Pick<Standing, 'samples' | 'refusedBytes'>> {
  if (rows.length === 0) return { samples, refusedBytes };
  const bytes = await file.add(rows, (row) => reasonOf(prepared, row));
  const room = Math.max(0, SHOWN - samples.length);
  return { refusedBytes: bytes, samples: [...samples, ...samplesOf(prepared, rows.slice(0, room))] };
}

/** What a row would do, and nothing done. */
const judging =
  (prepared: Prepared, file: RefusedFile, work: ImportWork): Step =>
  async (judged, rows, before) => {
    const tried = await triedRows(prepared, judged.accepted);
    const out = new Set(tried.map(({ row }) => row));
    const accepted = judged.accepted.filter(({ row }) => !out.has(row));
    const refused = inOrder([...judged.refused, ...tried]);
    const created = accepted.filter(({ id }) => id === undefined).length;
    const after = {
      created: before.created + created,
      updated: before.updated + accepted.length - created,
      same: before.same + judged.same,
      refused: before.refused + refused.length,
      position: before.position + rows.length,
      ...(await noted(prepared, file, refused, before)),
    };
    const held = await work.runs.read(work.run.id);
    if (held?.worker !== work.worker) throw new Superseded();
    await work.runs.change(work.run.id, after);
    return after;
  };

/** Rows and how far the run has come are written together: what is killed in between has done neither. */
const writing =
  (prepared: Prepared, file: RefusedFile, { admin, runs, run, worker }: ImportWork): Step =>
  async (judged, rows, before) =>
    admin.sequelize.transaction(async () => {
      const held = await runs.hold(run.id);
      if (held?.worker !== worker || held.position !== before.position) throw new Superseded();
      const written = await writeRows(prepared, judged.accepted);
      const refused = inOrder([...judged.refused, ...written.refused]);
      const after = {
        created: before.created + written.created,
        updated: before.updated + written.updated,
        same: before.same + judged.same,
        refused: before.refused + refused.length,
        position: before.position + rows.length,
        ...(await noted(prepared, file, refused, before)),
      };
      await runs.change(run.id, after);
      return after;
    });

/** Whether a batch can be judged while the one before it is written: it asks the database nothing. */
const isAhead = ({ admin, plan, trusts, references, hooks, entry }: Prepared, dry: boolean): boolean =>
  !dry &&
  trusts &&
  plan.key === null &&
  references.length === 0 &&
  hooks === 'none' &&
  takesCopies(admin.sequelize) &&
  entry.attributes.every(({ spec }) => spec.encrypted !== true);

/** @returns whether it came to its end; else it was stopped, or somebody took over */
async function through(work: ImportWork, dry: boolean): Promise<boolean> {
  const { admin, page, run, given } = work;
  const plan = run.plan as ImportPlan;
  const prepared = preparedPlan(admin, page, plan);
  let standing = dry ? NOTHING : standingOf(run);
  const file = await openRefused(work.refused, plan, standing.refusedBytes);
  const step = dry ? judging(prepared, file, work) : writing(prepared, file, work);
  const seen = seenFor(prepared);
  try {
    const size = isAhead(prepared, dry) ? LARGE_BATCH : BATCH;
    const skipped = (row: RawRow): void => rememberRow(prepared, row, seen);
    let written = Promise.resolve(standing);
    let isWhole = true;
    for await (const batch of inBatches(csvRows(given, plan), size, standing.position, skipped)) {
      if (work.isStopped()) {
        isWhole = false;
        break;
      }
      const judged = await judgeRows(prepared, batch, seen);
      standing = await written;
      written = step(judged, batch, standing);
      // While this batch is written the next one is read, where it need not know of it; a failure is met below.
      if (size === LARGE_BATCH) written.catch(() => undefined);
      else await written;
    }
    await written;
    return isWhole;
  } finally {
    await file.close();
  }
}

/**
 * Looks at every row or writes every row, from where the run stands.
 * What stops it is written down with the run; everything before the batch at fault is written.
 */
export async function runImport(work: ImportWork, dry: boolean): Promise<void> {
  const { runs, run } = work;
  const started = Date.now();
  const took = (): number => (dry ? 0 : run.milliseconds) + Date.now() - started;
  const end = async (change: ImportChange): Promise<void> => {
    const held = await runs.read(run.id);
    if (held?.worker === work.worker) await runs.change(run.id, { ...change, milliseconds: took() });
  };
  try {
    const isDone = await through(work, dry);
    await end({ state: isDone ? (dry ? 'checked' : 'done') : dry ? 'uploaded' : 'stopped' });
    // Its rows are records now.
    if (isDone && !dry) await rm(work.given, { force: true });
  } catch (error) {
    if (error instanceof Superseded) return;
    await end({ state: dry ? 'uploaded' : 'stopped', problem: work.wordsFor(error) });
  }
}
