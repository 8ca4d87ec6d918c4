import type { Request, RequestHandler, Response } from 'express';
import { actor } from '../../actor';
import { counted, lower, type AdminPage } from '../../describe';
import { crumbsOf, idOf, onlyParameters, wantsJson } from '../answer';
import {
  changeValues,
  changeView,
  readChange,
  readSelection,
  selectedIds,
  setValues,
  updatePart,
  type ChangeAsked,
  type Selection,
} from '../bulk';
import type { Wrongs } from '../form';
import { refusal } from '../problem';
import { refusedRecord } from './bulk_words';
import { carryOut, type BulkParts } from './carry_out';
import { seenBy } from './seen_tables';

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
    const doPart = updatePart(admin, page, setValues(admin, page, values));
    const title = `${asked.set.map((name) => lower(labelIn(page, name))).join(', ')} set`;
    try {
      await carryOut(parts, request, response, { ids, doPart, title, back: selection.back });
    } catch (error) {
      const refused = await refusedRecord(admin, page, error);
      await draw({ status: 422, wrong: refused.wrong, trouble: `Nothing was changed. ${refused.words}` });
    }
  };

const labelIn = (page: AdminPage, name: string): string =>
  page.fields.find(({ attribute }) => attribute === name)?.label ?? name;

const movedOn = (page: AdminPage, before: number, now: number): string =>
  `Not changed yet: it was ${counted(before, lower(page.label), lower(page.plural))} when the form was drawn, and is ${counted(now, lower(page.label), lower(page.plural))} now`;

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
    const { id, title, total, done, changed, state, reason, held } = run;
    if (wantsJson(request))
      return void response.json({ id, title, total, done, changed, state, reason: reason ?? null, held });
    response.render('admin/bulk_run', {
      title: `Changing ${page.plural.toLowerCase()}`,
      crumbs: crumbsOf(page, { text: 'Change' }),
      active: page.path,
      run,
      to: `${page.path}/bulk/${id}`,
    });
  };
