import { rm, stat } from 'node:fs/promises';
import type { Request, RequestHandler, Response } from 'express';
import { actor, may } from '../../actor';
import type { ImportRun, ImportRuns } from '../../declare';
import { ADMIN_BASE, lower, type AdminPage } from '../../describe';
import { crumbsOf, idOf, onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import {
  BrokenFile,
  columnsView,
  fileWords,
  guessPlan,
  ID,
  lookAtFile,
  preparedPlan,
  readPlan,
  receiveFile,
  runView,
  sizeOf,
  type ImportDesk,
  type ImportPlan,
} from '../import';
import { refusal, type ProblemDetail } from '../problem';
import type { RowCounts } from '../record';

/** Addresses that files may be sent to. */
export const takesFiles = (path: string): boolean =>
  new RegExp(`^${ADMIN_BASE}/[^/]+/[^/]+/import/?$`).test(path);

const MOST_BYTES = 52_428_800;

/** Whoever adds many at once may add one. */
const addressOf = (page: AdminPage, id?: string): string =>
  id === undefined ? `${page.path}/import` : `${page.path}/import/${id}`;

async function runsOf(admin: Admin): Promise<ImportRuns> {
  const runs = (await admin.passImports?.({}))?.runs;
  if (runs === undefined) throw refusal(404, 'Not here', 'No module keeps what is imported.');
  return runs;
}

/** The run of an address, for whoever brought its file. */
async function runOf(runs: ImportRuns, page: AdminPage, request: Request): Promise<ImportRun> {
  const run = await runs.read(idOf(request));
  if (run === undefined || run.tableName !== page.table || run.userId !== (actor()?.id ?? null))
    throw refusal(404, 'Not here', 'You have brought no file here under this address.');
  return run;
}

function mustBeCreatable({ creatable, label }: AdminPage): void {
  if (!creatable)
    throw refusal(403, 'Not allowed', `A new ${lower(label)} needs fields that you may not fill in.`);
}

const mayUpdate = (page: AdminPage): boolean => page.editable && may(`${page.table}.update`);

const given = (page: AdminPage, step: number): object => ({
  title: `Import ${lower(page.plural)}`,
  crumbs: crumbsOf(page, { text: 'Import' }),
  active: page.path,
  admin: page,
  step,
});

/** `GET /import`: choose a file. */
export const askFile =
  (admin: Admin, page: AdminPage): RequestHandler =>
  (request, response) => {
    onlyParameters(request);
    mustBeCreatable(page);
    renderAsk(admin, page, response, 200, undefined);
  };

function renderAsk(
  admin: Admin,
  page: AdminPage,
  response: Response,
  status: number,
  wrong: string | undefined,
): void {
  const most = sizeOf(admin.importMaxBytes ?? MOST_BYTES);
  response.status(status).render('admin/import', { ...given(page, 1), most, wrong, action: addressOf(page) });
}

/** `POST /import`: a file comes. */
export const takeFile =
  (admin: Admin, page: AdminPage, desk: ImportDesk): RequestHandler =>
  async (request, response) => {
    mustBeCreatable(page);
    const runs = await runsOf(admin);
    await desk.tidy();
    const file = await receiveFile(request, response, desk.folder, admin.importMaxBytes ?? MOST_BYTES);
    const looked = await lookAtFile(file.path).catch((error: unknown) => {
      if (error instanceof BrokenFile) return { wrong: `cannot be read. ${error.message}` };
      throw error;
    });
    if ('wrong' in looked) {
      await rm(file.path, { force: true });
      const words = `${file.name} ${looked.wrong.replace(/\.$/, '')}.`;
      if (wantsJson(request))
        throw refusal(422, 'Not a CSV file', words, [{ name: 'file', message: looked.wrong }]);
      return renderAsk(admin, page, response, 422, words);
    }
    const id = await runs.add({
      userId: actor()?.id ?? null,
      tableName: page.table,
      fileName: file.name,
      stored: file.stored,
      bytes: file.bytes,
      state: 'uploaded',
      plan: guessPlan(page, looked, mayUpdate(page)),
    });
    response.redirect(303, addressOf(page, id));
  };

/** `GET /import/:id`: what is to be done next, or how far it is. */
export const showImport =
  (admin: Admin, page: AdminPage, desk: ImportDesk): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const run = await runOf(await runsOf(admin), page, request);
    if (wantsJson(request)) return void response.json(asJson(run, desk));
    await renderRun(admin, page, desk, { run, wrong: [], status: 200 }, response);
  };

function asJson(run: ImportRun, desk: ImportDesk): object {
  const { id, tableName, fileName, bytes, state, plan, position, samples, problem } = run;
  const { created, updated, same, refused } = run;
  const isAtWork = desk.isAtWork(run);
  return {
    id,
    tableName,
    fileName,
    bytes,
    state,
    isAtWork,
    plan,
    position,
    created,
    updated,
    same,
    refused,
    samples,
    problem,
  };
}

/** Without a word for so long, whoever was at work on it is gone. */
const SILENCE = 30_000;

const isCutOff = (admin: Admin, desk: ImportDesk, run: ImportRun): boolean =>
  !desk.isAtWork(run) && admin.now().getTime() - run.updatedAt.getTime() > SILENCE;

interface Shown {
  readonly run: ImportRun;
  readonly wrong: readonly ProblemDetail[];
  readonly status: number;
}

const TEMPLATES = { uploaded: 2, checking: 3, checked: 3, running: 4, stopped: 4, done: 4 } as const;

async function renderRun(
  admin: Admin,
  page: AdminPage,
  desk: ImportDesk,
  { run, wrong, status }: Shown,
  response: Response,
): Promise<void> {
  const plan = run.plan as ImportPlan;
  const keyField = plan.key === ID ? 'id' : page.fields.find((one) => one.attribute === plan.key)?.label;
  const isThere = (await stat(desk.refusedOf(run)).catch(() => undefined)) !== undefined;
  const here = addressOf(page, run.id);
  response.status(status).render('admin/import_run', {
    ...given(page, TEMPLATES[run.state]),
    run,
    wrong,
    here,
    list: page.path,
    file: fileWords(run),
    view: runView(run, keyField),
    columns: columnsView(admin, page, plan, wrong),
    cutOff: isCutOff(admin, desk, run),
    refusedAt: isThere && run.refused > 0 ? `${here}/refused` : undefined,
  });
}

/** `POST /import/:id`: columns matched, a dry run, the import itself. */
export const doImport =
  (admin: Admin, page: AdminPage, desk: ImportDesk, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    mustBeCreatable(page);
    const runs = await runsOf(admin);
    const run = await runOf(runs, page, request);
    const asked = readPlan(page, run.plan as ImportPlan, request.body);
    const back = (): void => response.redirect(303, addressOf(page, run.id));
    const isIdle = ['uploaded', 'checked', 'stopped'].includes(run.state) || isCutOff(admin, desk, run);
    if (!isIdle && asked.does !== 'remove')
      throw refusal(409, 'At work', 'This import is at work or done. Look again in a moment.');
    await mustBeThere(desk, run);
    switch (asked.does) {
      case 'commit':
        if (run.state !== 'checked') throw refusal(409, 'Not tried yet', 'Run it dry first.');
        return go(false, { ...run, ...NOTHING_YET });
      case 'resume':
        if (run.state !== 'stopped' && run.state !== 'running')
          throw refusal(409, 'Nothing to go on with', 'This import has not begun.');
        return go(false, run);
      case 'read':
      case 'check':
      case 'comma':
      case 'nobody':
        break;
      default:
        throw refusal(400, 'Members not understood', `~do cannot be ${asked.does}.`, [
          { name: '~do', message: 'is not known here' },
        ]);
    }
    if (run.state === 'running' || run.state === 'stopped')
      throw refusal(409, 'Begun', 'Rows of this file are written already: go on with it, or bring it anew.');
    if (asked.does === 'read' || isReadAnew(run.plan as ImportPlan, asked.asked))
      return readAnew(asked.asked);
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
    return go(true, { ...run, plan });

    async function go(dry: boolean, from: ImportRun): Promise<void> {
      // What is not allowed is said at once, and not in the background.
      preparedPlan(admin, page, from.plan as ImportPlan);
      await runs.change(run.id, { plan: from.plan, ...(dry && NOTHING_YET) });
      if (!dry) await runs.change(run.id, stateOf(from));
      await desk.begin({ page, runs, run: from }, dry);
      if (!dry) counts.forget(page.table);
      back();
    }
    async function readAnew(how: typeof asked.asked): Promise<void> {
      const looked = await lookAtFile(desk.fileOf(run), how).catch((error: unknown) => {
        if (error instanceof BrokenFile) return { wrong: error.message };
        throw error;
      });
      if ('wrong' in looked) throw refusal(422, 'Not a CSV file', `Read so, the file ${looked.wrong}.`);
      const anew = guessPlan(page, looked, mayUpdate(page));
      await runs.change(run.id, { plan: anew, state: 'uploaded' });
      back();
    }
  };

const NOTHING_YET = {
  created: 0,
  updated: 0,
  same: 0,
  refused: 0,
  position: 0,
  refusedBytes: 0,
  samples: [],
  problem: null,
} as const;

const stateOf = ({
  created,
  updated,
  same,
  refused,
  position,
  refusedBytes,
  samples,
}: ImportRun): object => ({
  created,
  updated,
  same,
  refused,
  position,
  refusedBytes,
  samples,
});

const isReadAnew = (
  { separator, encoding }: ImportPlan,
  asked: Pick<ImportPlan, 'separator' | 'encoding'>,
): boolean => separator !== asked.separator || encoding !== asked.encoding;

async function mustBeThere(desk: ImportDesk, run: ImportRun): Promise<void> {
  if ((await stat(desk.fileOf(run)).catch(() => undefined)) === undefined)
    throw refusal(410, 'File gone', 'The file is not kept here any more. Choose it once more.');
}

/** `GET /import/:id/refused`: the rows that were refused, with their reasons. */
export const takeRefused =
  (admin: Admin, page: AdminPage, desk: ImportDesk): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const run = await runOf(await runsOf(admin), page, request);
    const file = desk.refusedOf(run);
    if (run.refused === 0 || (await stat(file).catch(() => undefined)) === undefined)
      throw refusal(404, 'Not here', 'No rows of this file are kept as refused.');
    response.set({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${page.table}-refused.csv"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    response.sendFile(file, { headers: {}, dotfiles: 'allow', cacheControl: false });
  };
