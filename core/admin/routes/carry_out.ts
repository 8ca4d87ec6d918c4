/** A change of many records: at once where it is one part, everything or nothing; else in the background. */
import type { Request, Response } from 'express';
import { actor, requestId } from '../../actor';
import type { AdminPage } from '../../describe';
import { wantsJson } from '../answer';
import { PART, type BulkRuns, type DoPart } from '../bulk';
import type { Admin } from '../context';
import { say } from '../flash';
import { refusedRecord } from './bulk_words';

/** What all of these work on. */
export interface BulkParts {
  readonly admin: Admin;
  readonly page: AdminPage;
  readonly runs: BulkRuns;
}

export interface Work {
  readonly ids: readonly string[];
  readonly doPart: DoPart;
  /** `Status set` */
  readonly title: string;
  /** Where it was asked for. */
  readonly back: string;
}

/** @throws what refused it, where it was done at once */
export async function carryOut(
  { admin, page, runs }: BulkParts,
  request: Request,
  response: Response,
  { ids, doPart, title, back }: Work,
): Promise<void> {
  if (ids.length <= PART) {
    const changed = await doPart(ids);
    if (wantsJson(request)) return void response.json({ total: ids.length, changed });
    say(response, changed === 0 ? 'same' : 'changed', changed);
    return response.redirect(303, back);
  }
  const wordsOf = wordsFor(admin, page, request);
  const run = runs.begin(
    { owner: actor()?.id ?? null, table: page.table, title, back },
    ids,
    doPart,
    wordsOf,
  );
  response.redirect(303, `${page.path}/bulk/${run.id}`);
}

/** What stopped a run, in words; a fault of ours is for the log. */
export const wordsFor =
  (admin: Admin, page: AdminPage, request: Request) =>
  async (error: unknown): Promise<string> => {
    try {
      return (await refusedRecord(admin, page, error)).words;
    } catch (fault) {
      const { log } = request as { readonly log?: { error(error: unknown, message: string): void } };
      log?.error(fault, 'a change of many records stopped');
      return `The fault is in the log under the request id ${requestId() ?? 'of this request'}.`;
    }
  };
