import type { Request, RequestHandler, Response } from 'express';
import { actor } from '../../actor';
import { counted, lower } from '../../describe';
import { crumbsOf, idOf, wantsJson } from '../answer';
import {
  namesIn,
  readSelection,
  readSure,
  restorePart,
  selectedIds,
  SELECTING,
  trashPart,
  type Run,
  type RunPart,
} from '../bulk';
import { say } from '../flash';
import { refusal } from '../problem';
import type { RowCounts } from '../record';
import { wordsFor, type BulkParts } from './carry_out';
import { seenBy } from './seen_tables';

/** As many are moved while somebody waits; more go on in the background. */
const AT_ONCE = 50;

/** `POST /bulk/trash`: asks first, then moves what is meant into the trash. */
export const trashMany =
  (parts: BulkParts, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { admin, page } = parts;
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const sure = readSure(body, SELECTING);
    const selection = readSelection(page, body, seenBy(admin));
    const ids = await selectedIds(admin, page, selection, 'delete');
    const what = counted(ids.length, lower(page.label), lower(page.plural));
    if (!sure && !wantsJson(request)) {
      const names = await namesIn(admin, page, ids);
      return response.render('admin/act', {
        title: `Move ${what} to trash`,
        crumbs: crumbsOf(page, { text: 'Move to trash' }),
        active: page.path,
        act: {
          admin: page,
          action: { label: 'Move to trash', question: WHAT_GOES },
          what,
          names,
          more: ids.length - names.length,
          back: selection.back,
          carried: selection.carried,
          to: `${page.path}/bulk/trash`,
        },
      });
    }
    const run = await begin(parts, request, ids, {
      title: 'Moved to trash',
      back: selection.back,
      doPart: trashPart(admin, page, counts),
    });
    answer(parts, request, response, run, 'trashed');
  };

const WHAT_GOES =
  'What belongs to them goes with them. For as long as they are in the trash, all of it can be brought back.';

/** `POST /bulk/:id/undo`: what one run has put into the trash comes back. */
export const undoMany =
  (parts: BulkParts, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { admin, page, runs } = parts;
    const before = runs.of(idOf(request));
    if (before?.table !== page.table || before.owner !== (actor()?.id ?? null) || before.undo.length === 0)
      throw refusal(404, 'Not here', 'There is nothing to undo here. What was deleted is in the trash.');
    const operations = new Map(before.undo.map(({ id, operation }) => [id, operation]));
    const run = await begin(parts, request, [...operations.keys()], {
      title: 'Restored',
      back: before.back,
      doPart: restorePart(admin, page, counts, operations),
    });
    answer(parts, request, response, run, 'restored');
  };

async function begin(
  { admin, page, runs }: BulkParts,
  request: Request,
  ids: readonly string[],
  { title, back, doPart }: { readonly title: string; readonly back: string; readonly doPart: RunPart },
): Promise<Run> {
  const asked = { owner: actor()?.id ?? null, table: page.table, title, back };
  const run = runs.begin(asked, ids, doPart, wordsFor(admin, page, request));
  if (ids.length <= AT_ONCE) await runs.ended(run.id);
  return run;
}

/** The list, where everything went as asked; else the page of the run, which says what did not. */
function answer(
  { page }: BulkParts,
  request: Request,
  response: Response,
  run: Run,
  said: 'trashed' | 'restored',
): void {
  const { id, state, total, changed, held } = run;
  if (wantsJson(request) && state === 'done') return void response.json({ total, changed, held });
  if (state !== 'done' || held.length > 0) return response.redirect(303, `${page.path}/bulk/${id}`);
  const undoing = said === 'trashed' && run.undo.length > 0 ? { table: page.table, id } : undefined;
  say(response, changed === 0 ? 'same' : said, changed, undoing);
  response.redirect(303, run.back);
}
