import type { Request, RequestHandler, Response } from 'express';
import { actor, requestId } from '../../actor';
import { counted, lower, type AdminPage } from '../../describe';
import { crumbsOf, idOf, onlyParameters, wantsJson } from '../answer';
import {
  changeValues,
  changeView,
  PART,
  readChange,
  readSelection,
  selectedIds,
  updatePart,
  type BulkRuns,
  type ChangeAsked,
  type DoPart,
  type Selection,
} from '../bulk';
import type { Admin } from '../context';
import { say } from '../flash';
import type { Wrongs } from '../form';
import { refusal } from '../problem';
import { refusedRecord } from './bulk_words';
import { seenBy } from './seen_tables';

/** What all of these work on. */
export interface BulkParts {
  readonly admin: Admin;
  readonly page: AdminPage;
  readonly runs: BulkRuns;
}

interface Draw {
  readonly status: number;
  readonly wrong?: Wrongs;
  readonly trouble?: string;
}

/** `POST /bulk/change`: the form, and what it asks for; a value that was chosen in the list is set at once. */
export const changeMany =
  (parts: BulkParts): RequestHandler =>
  async (request, response) => {
    const { admin, page } = parts;
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const selection = readSelection(page, body, seenBy(admin));
    const asked = readChange(page, body);
    const ids = await selectedIds(admin, page, selection, 'update');
    const draw = ({ status, ...said }: Draw): Promise<void> =>
      drawChange(parts, request, response, { selection, asked, ids, status, said });
    const applies = asked.does === 'apply' || (asked.isQuick && selection.ids !== undefined);
    if (!applies) return draw({ status: 200 });
    if (asked.set.length === 0) return draw({ status: 422, trouble: 'Not changed: tick a field to set' });
    if (asked.expected !== undefined && asked.expected !== ids.length)
      return draw({ status: 409, trouble: movedOn(page, asked.expected, ids.length) });
    const { values, wrong } = changeValues(admin.entryOf(page), page, asked.set, asked.typed);
    if (Object.keys(wrong).length > 0) return draw({ status: 422, wrong });
    const doPart = updatePart(admin, page, (row) => void row.set({ ...values }));
    const title = `${asked.set.map((name) => lower(labelIn(page, name))).join(', ')} set`;
    try {
      await carryOut(parts, request, response, { selection, ids, doPart, title });
    } catch (error) {
      const refused = await refusedRecord(admin, page, error);
      await draw({ status: 422, wrong: refused.wrong, trouble: `Nothing was changed. ${refused.words}` });
    }
  };

const labelIn = (page: AdminPage, name: string): string =>
  page.fields.find(({ attribute }) => attribute === name)?.label ?? name;

const movedOn = (page: AdminPage, before: number, now: number): string =>
  `Not changed yet: it was ${counted(before, lower(page.label), lower(page.plural))} when the form was drawn, and is ${counted(now, lower(page.label), lower(page.plural))} now`;

interface Work {
  readonly selection: Selection;
  readonly ids: readonly string[];
  readonly doPart: DoPart;
  readonly title: string;
}

/** At once where it is one part, everything or nothing; else in the background, with a page that says how far it is. */
async function carryOut(
  { admin, page, runs }: BulkParts,
  request: Request,
  response: Response,
  { selection, ids, doPart, title }: Work,
): Promise<void> {
  if (ids.length <= PART) {
    const changed = await doPart(ids);
    if (wantsJson(request)) return void response.json({ total: ids.length, changed });
    say(response, changed === 0 ? 'same' : 'changed', changed);
    return response.redirect(303, selection.back);
  }
  const { log } = request as { readonly log?: { error(error: unknown, message: string): void } };
  const wordsOf = async (error: unknown): Promise<string> => {
    try {
      return (await refusedRecord(admin, page, error)).words;
    } catch (fault) {
      log?.error(fault, 'a change of many records stopped');
      return `The fault is in the log under the request id ${requestId() ?? 'of this request'}.`;
    }
  };
  const owner = actor()?.id ?? null;
  const run = runs.begin({ owner, table: page.table, title, back: selection.back }, ids, doPart, wordsOf);
  response.redirect(303, `${page.path}/bulk/${run.id}`);
}

async function drawChange(
  { admin, page }: BulkParts,
  request: Request,
  response: Response,
  given: {
    readonly selection: Selection;
    readonly asked: ChangeAsked;
    readonly ids: readonly string[];
    readonly status: number;
    readonly said: Omit<Draw, 'status'>;
  },
): Promise<void> {
  const { selection, asked, ids, status, said } = given;
  const change = await changeView(admin, page, selection, ids, asked, said);
  if (wantsJson(request) && status >= 400)
    throw refusal(
      status,
      'Not changed',
      change.trouble,
      Object.entries(said.wrong ?? {}).map(([name, message]) => ({ name, message })),
    );
  response.status(status).render('admin/bulk_change', {
    title: `Change ${change.heading}`,
    crumbs: crumbsOf(page, { text: 'Change' }),
    active: page.path,
    change,
    form: { isNew: true },
  });
}

/** `GET /bulk/:id`: how far a change of many records is. */
export const showRun =
  ({ page, runs }: BulkParts): RequestHandler =>
  (request, response) => {
    onlyParameters(request);
    const run = runs.of(idOf(request));
    // Somebody else's is none.
    if (run?.table !== page.table || run.owner !== (actor()?.id ?? null))
      throw refusal(404, 'Not here', 'There is no such run, or this server has started again since.');
    const { id, title, total, done, changed, state, reason } = run;
    if (wantsJson(request))
      return void response.json({ id, title, total, done, changed, state, reason: reason ?? null });
    response.render('admin/bulk_run', {
      title: `Changing ${page.plural.toLowerCase()}`,
      crumbs: crumbsOf(page, { text: 'Change' }),
      active: page.path,
      run,
    });
  };
