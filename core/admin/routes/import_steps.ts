import type { Request, RequestHandler, Response } from 'express';
import type { ImportChange, ImportRun, ImportRuns } from '../../declare';
import type { AdminPage } from '../../describe';
import { wantsJson } from '../answer';
import type { Admin } from '../context';
import {
  BrokenFile,
  guessPlan,
  lookAtFile,
  preparedPlan,
  readPlan,
  type AskedPlan,
  type ImportDesk,
  type ImportPlan,
} from '../import';
import { refusal } from '../problem';
import type { RowCounts } from '../record';
import {
  addressOf,
  isCutOff,
  mayUpdate,
  mustBeCreatable,
  mustBeThere,
  renderRun,
  runOf,
  runsOf,
} from './import_at';

interface Step {
  readonly admin: Admin;
  readonly page: AdminPage;
  readonly desk: ImportDesk;
  readonly runs: ImportRuns;
  readonly run: ImportRun;
  readonly request: Request;
  readonly response: Response;
}

const NOTHING_YET: ImportChange = {
  created: 0,
  updated: 0,
  same: 0,
  refused: 0,
  position: 0,
  refusedBytes: 0,
  samples: [],
  milliseconds: 0,
};

/** `POST /import/:id`: columns matched, a dry run, the import itself. */
export const doImport =
  (admin: Admin, page: AdminPage, desk: ImportDesk, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    mustBeCreatable(page);
    const runs = await runsOf(admin);
    const run = await runOf(runs, page, request);
    const asked = readPlan(page, run.plan as ImportPlan, request.body);
    const step: Step = { admin, page, desk, runs, run, request, response };
    await mustBeThere(desk, run);
    switch (asked.does) {
      case 'commit':
        await write(
          step,
          { ...NOTHING_YET, plan: { ...asked.plan, clean: run.refused === 0 } },
          'Run it dry first, and look at what it would do.',
          ['checked'],
        );
        return counts.forget(page.table);
      case 'resume':
        await write(step, {}, 'There is nothing to go on with.', ['stopped', 'running']);
        return counts.forget(page.table);
      case 'read':
        return readAnew(step, asked.asked);
      case 'check':
      case 'comma':
      case 'nobody':
        return tryDry(step, asked);
      default:
        throw refusal(400, 'Members not understood', `~do cannot be ${asked.does}.`, [
          { name: '~do', message: 'is not known here' },
        ]);
    }
  };

/** At work it is left alone, unless whoever was at work is gone. */
const isFree = ({ admin, desk }: Step, run: ImportRun): boolean =>
  (run.state !== 'checking' && run.state !== 'running') || isCutOff(admin, desk, run);

async function write(
  step: Step,
  change: ImportChange,
  otherwise: string,
  states: readonly ImportRun['state'][],
): Promise<void> {
  const { admin, page, runs, run, desk, response } = step;
  // What is not allowed is said at once, and not in the background.
  preparedPlan(admin, page, run.plan as ImportPlan);
  await desk.begin({ page, runs, run }, false, {
    change,
    refuse: (held) =>
      states.includes(held.state) && isFree(step, held) ? undefined : refusal(409, 'Not now', otherwise),
  });
  response.redirect(303, addressOf(page, run.id));
}

const untouched = (step: Step, held: ImportRun): Error | undefined =>
  ['uploaded', 'checked', 'checking'].includes(held.state) && isFree(step, held)
    ? undefined
    : refusal(409, 'Not now', 'This import is at work, or has begun to write: its columns stay as they are.');

async function tryDry(step: Step, asked: AskedPlan): Promise<void> {
  const { admin, page, desk, runs, run, request, response } = step;
  const { separator, encoding } = run.plan as ImportPlan;
  if (separator !== asked.asked.separator || encoding !== asked.asked.encoding)
    return readAnew(step, asked.asked);
  if (asked.wrong.length > 0) {
    if (wantsJson(request))
      throw refusal(422, 'Columns do not fit', 'Some columns cannot be taken in so.', asked.wrong);
    const shown = { ...run, plan: asked.plan, state: 'uploaded' as const };
    return renderRun(admin, page, desk, { run: shown, wrong: asked.wrong, status: 422 }, response);
  }
  const plan: ImportPlan = {
    ...asked.plan,
    ...(asked.does === 'comma' && { numbers: 'comma' as const }),
    ...(asked.does === 'nobody' && { unknown: 'empty' as const }),
  };
  preparedPlan(admin, page, plan);
  await desk.begin({ page, runs, run }, true, {
    change: { ...NOTHING_YET, plan: { ...plan, clean: false } },
    refuse: (held) => untouched(step, held),
  });
  response.redirect(303, addressOf(page, run.id));
}

/** The first line once more, where what was found out about the file is wrong. */
async function readAnew(step: Step, how: AskedPlan['asked']): Promise<void> {
  const { admin, page, desk, runs, run, response } = step;
  const looked = await lookAtFile(desk.fileOf(run), how).catch((error: unknown) => {
    if (error instanceof BrokenFile) return { wrong: `is broken. ${error.message}` };
    throw error;
  });
  if ('wrong' in looked)
    throw refusal(422, 'Not a CSV file', `Read so, the file ${looked.wrong.replace(/\.$/, '')}.`);
  await admin.sequelize.transaction(async () => {
    const held = await runs.hold(run.id);
    const words = held === undefined ? refusal(404, 'Not here', 'It is gone.') : untouched(step, held);
    if (words !== undefined) throw words;
    await runs.change(run.id, { plan: guessPlan(page, looked, mayUpdate(page)), state: 'uploaded' });
  });
  response.redirect(303, addressOf(page, run.id));
}
