import { rm, stat } from 'node:fs/promises';
import type { RequestHandler, Response } from 'express';
import { actor } from '../../actor';
import type { ImportRun } from '../../declare';
import type { AdminPage } from '../../describe';
import { onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import { BrokenFile, guessPlan, lookAtFile, receiveFile, sizeOf, type ImportDesk } from '../import';
import { refusal } from '../problem';
import { addressOf, given, mayUpdate, mustBeCreatable, renderRun, runOf, runsOf } from './import_at';

const MOST_BYTES = 52_428_800;

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
