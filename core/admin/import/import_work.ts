/** Imports at work in this process: one piece of work for each run, stopped between batches when the host closes. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { runNamed } from '../../actor';
import type { ImportChange, ImportRun, ImportRuns } from '../../declare';
import type { AdminPage } from '../../describe';
import { describeError } from '../../web';
import type { Admin } from '../context';
import { BrokenFile } from './csv_rows';
import { runImport } from './run_import';

export interface ImportDesk {
  /** Where files lie that were brought. */
  readonly folder: string;
  /** Makes the folder, and drops what nobody has come back for within a day. */
  tidy(): Promise<void>;
  fileOf(run: ImportRun): string;
  refusedOf(run: ImportRun): string;
  /** Begins, or goes on; answers when it is done, or when it takes long. */
  begin(given: Begun, dry: boolean, how: Beginning): Promise<void>;
  isAtWork(run: ImportRun): boolean;
  /** Asks everything to stop at the next batch, and waits for it. */
  settled(): Promise<void>;
}

interface Begun {
  readonly page: AdminPage;
  readonly runs: ImportRuns;
  readonly run: ImportRun;
}

interface Beginning {
  /** What is written down with the beginning. */
  readonly change: ImportChange;
  /** Why it may not begin as it stands now. */
  readonly refuse: (held: ImportRun) => Error | undefined;
}

interface Job {
  stopped: boolean;
  readonly done: Promise<void>;
}

const DAY = 86_400_000;
/** Milliseconds that a small file takes at most: its answer waits for it. */
const PATIENCE = 1_500;

const inTime = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
};

async function tidied(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const age = Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > DAY) await rm(file, { force: true });
  }
}

/** What may be told of a failure; the rest is for the log. */
const wordsWith =
  ({ log }: Admin) =>
  (error: unknown): string => {
    if (error instanceof BrokenFile) return error.message;
    const { status, detail } = describeError(error);
    if (status >= 500) log?.error({ err: error }, 'an import stopped');
    return status < 500 || status === 503 ? detail : 'The server could not go on. The fault is in its log.';
  };

export function importDesk(admin: Admin): ImportDesk {
  const folder = path.join(admin.cacheDir, 'imports');
  const jobs = new Map<string, Job>();
  const wordsFor = wordsWith(admin);
  const desk: ImportDesk = {
    folder,
    tidy: () => tidied(folder),
    fileOf: ({ stored }) => path.join(folder, stored),
    refusedOf: ({ stored }) => path.join(folder, `${stored}.refused`),
    async begin({ page, runs, run: { id } }, dry, { change, refuse }) {
      const worker = randomUUID();
      // Two who begin at once meet here, and one of them finds it begun.
      const run = await admin.sequelize.transaction(async () => {
        const held = await runs.hold(id);
        const words = held === undefined ? new Error('the run is gone') : refuse(held);
        if (words !== undefined || held === undefined) throw words ?? new Error('the run is gone');
        const begun = { ...change, worker, problem: null, state: dry ? 'checking' : 'running' } as const;
        await runs.change(id, begun);
        return { ...held, ...begun };
      });
      const job: Job = {
        stopped: false,
        done: runNamed(`import-${id}`, () =>
          runImport(
            {
              admin,
              page,
              runs,
              run,
              given: desk.fileOf(run),
              refused: desk.refusedOf(run),
              worker,
              isStopped: () => job.stopped,
              wordsFor,
            },
            dry,
          ),
        )
          .catch((error: unknown) => {
            admin.log?.error({ err: error }, 'an import stopped');
          })
          .finally(() => {
            if (jobs.get(id) === job) jobs.delete(id);
          }),
      };
      jobs.set(id, job);
      await inTime(job.done);
    },
    isAtWork: ({ id }) => jobs.has(id),
    async settled() {
      const all = [...jobs.values()];
      for (const job of all) job.stopped = true;
      await Promise.all(all.map(({ done }) => done));
    },
  };
  return desk;
}
