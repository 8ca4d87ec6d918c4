/** What all steps of an import share: its run, its address, its page. */
import { stat } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { actor, may } from '../../actor';
import type { ImportRun, ImportRuns } from '../../declare';
import { ADMIN_BASE, lower, type AdminPage } from '../../describe';
import { crumbsOf, idOf } from '../answer';
import type { Admin } from '../context';
import { columnsView, fileWords, ID, runView, type ImportDesk, type ImportPlan } from '../import';
import { refusal, type ProblemDetail } from '../problem';

/** Addresses that files may be sent to. */
export const takesFiles = (path: string): boolean =>
  new RegExp(`^${ADMIN_BASE}/[^/]+/[^/]+/import/?$`).test(path);

/** Whoever adds many at once may add one. */
export const addressOf = (page: AdminPage, id?: string): string =>
  id === undefined ? `${page.path}/import` : `${page.path}/import/${id}`;

export async function runsOf(admin: Admin): Promise<ImportRuns> {
  const runs = (await admin.passImports?.({}))?.runs;
  if (runs === undefined) throw refusal(404, 'Not here', 'No module keeps what is imported.');
  return runs;
}

/** The run of an address, for whoever brought its file. */
export async function runOf(runs: ImportRuns, page: AdminPage, request: Request): Promise<ImportRun> {
  const run = await runs.read(idOf(request));
  if (run === undefined || run.tableName !== page.table || run.userId !== (actor()?.id ?? null))
    throw refusal(404, 'Not here', 'You have brought no file here under this address.');
  return run;
}

export function mustBeCreatable({ creatable, label }: AdminPage): void {
  if (!creatable)
    throw refusal(403, 'Not allowed', `A new ${lower(label)} needs fields that you may not fill in.`);
}

export const mayUpdate = (page: AdminPage): boolean => page.editable && may(`${page.table}.update`);

export const given = (page: AdminPage, step: number): object => ({
  title: `Import ${lower(page.plural)}`,
  crumbs: crumbsOf(page, { text: 'Import' }),
  active: page.path,
  admin: page,
  step,
});

/** Without a word for so long, whoever was at work on it is gone. */
const SILENCE = 30_000;

export const isCutOff = (admin: Admin, desk: ImportDesk, run: ImportRun): boolean =>
  (run.state === 'checking' || run.state === 'running') &&
  !desk.isAtWork(run) &&
  admin.now().getTime() - run.updatedAt.getTime() > SILENCE;

interface Shown {
  readonly run: ImportRun;
  readonly wrong: readonly ProblemDetail[];
  readonly status: number;
}

const TEMPLATES = { uploaded: 2, checking: 3, checked: 3, running: 4, stopped: 4, done: 4 } as const;

export async function renderRun(
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

export async function mustBeThere(desk: ImportDesk, run: ImportRun): Promise<void> {
  if ((await stat(desk.fileOf(run)).catch(() => undefined)) === undefined)
    throw refusal(410, 'File gone', 'The file is not kept here any more. Choose it once more.');
}
