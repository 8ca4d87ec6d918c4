import type { Request, RequestHandler, Response } from 'express';
import { may } from '../../actor';
import { counted, lower, type AdminAction, type AdminPage } from '../../describe';
import { crumbsOf, idOf, recordOf, wantsJson } from '../answer';
import { actOnPart, namesIn, readSelection, readSure, selectedIds, SELECTING } from '../bulk';
import { refusal } from '../problem';
import { refusedRecord } from './bulk_words';
import { carryOut, type BulkParts } from './carry_out';
import { seenBy } from './seen_tables';

interface Asked {
  readonly ids: readonly string[];
  readonly back: string;
  /** What a page that asks first carries along. */
  readonly carried: readonly (readonly [name: string, value: string])[];
  /** Where it is asked for once more. */
  readonly to: string;
  /** All that a list shows are meant: they are counted before anything is done. */
  readonly isAll: boolean;
}

/** `POST /bulk/act/:action`: a button in the bar below a list. */
export const actOnMany =
  (parts: BulkParts, action: AdminAction): RequestHandler =>
  async (request, response) => {
    const { admin, page } = parts;
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const sure = readSure(body, SELECTING);
    const selection = readSelection(page, body, seenBy(admin));
    await act(parts, request, response, action, sure, {
      ids: await selectedIds(admin, page, selection, 'update'),
      back: selection.back,
      carried: selection.carried,
      to: `${page.path}/bulk/act/${action.name}`,
      isAll: selection.ids === undefined,
    });
  };

/** `POST /:id/act/:action`: a button on the page of a record. */
export const actOnOne =
  (parts: BulkParts, action: AdminAction): RequestHandler =>
  async (request, response) => {
    const { admin, page } = parts;
    const sure = readSure((request.body ?? {}) as Readonly<Record<string, unknown>>, []);
    if (may(`${page.table}.read`)) await recordOf(admin, page, request);
    await recordOf(admin, page, request, 'update');
    const id = idOf(request);
    const back = `${page.path}/${id}`;
    const to = `${back}/act/${action.name}`;
    await act(parts, request, response, action, sure, { ids: [id], back, carried: [], to, isAll: false });
  };

async function act(
  parts: BulkParts,
  request: Request,
  response: Response,
  action: AdminAction,
  sure: boolean,
  asked: Asked,
): Promise<void> {
  const { admin, page } = parts;
  const { ids, back, isAll } = asked;
  if (!sure && !wantsJson(request) && (action.question !== undefined || isAll))
    return ask(parts, response, action, asked);
  try {
    const doPart = actOnPart(admin, page, action);
    await carryOut(parts, request, response, { ids, doPart, title: action.label, back });
  } catch (error) {
    const { words } = await refusedRecord(admin, page, error);
    throw refusal(422, 'Nothing was changed', words);
  }
}

async function ask(
  { admin, page }: BulkParts,
  response: Response,
  action: AdminAction,
  { ids, back, carried, to }: Asked,
): Promise<void> {
  const names = await namesIn(admin, page, ids);
  const what = howMany(page, ids.length);
  response.render('admin/act', {
    title: `${action.label}: ${what}`,
    crumbs: crumbsOf(page, { text: action.label }),
    active: page.path,
    act: { admin: page, action, what, names, more: ids.length - names.length, back, carried, to },
  });
}

const howMany = (page: AdminPage, count: number): string =>
  counted(count, lower(page.label), lower(page.plural));
