/** `POST /:id/history/:revision/restore`: what was, written once more, as a form would write it. */
import type { Request, RequestHandler } from 'express';
import type { AdminField, AdminPage } from '../../describe';
import { idOf, recordOf, sendsJson, wantsJson } from '../answer';
import type { Admin } from '../context';
import { say } from '../flash';
import { readJson, updateRecord, writable } from '../form';
import { changedOf, historyPath, isConcealed, valuesAt, valuesOfField, type History } from '../history';
import { refusal } from '../problem';
import { bodyTexts } from './body_texts';
import { refuse } from './form_answer';
import { historyOf, oneRevision } from './history_routes';
import { savedJson } from './record_routes';

/** A record is brought back over at most so many revisions. */
const MOST = 1_000;

type Revision = History['revisions'][number];

/**
 * With `field`, that field as it was before the revision; without it, the whole record as the revision left it.
 * `version` is the moment of the record's last change as whoever restores saw it.
 */
export const doRestoreRevision =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const { field: key, version = '' } = bodyTexts(request, 'field', 'version');
    await recordOf(admin, page, request, 'update');
    const id = idOf(request);
    const { revisions, total } = await oneRevision(admin, page, request);
    const [revision] = revisions;
    const given =
      key === undefined
        ? await valuesOf(admin, page, request, revision, total)
        : valuesOfField(fieldOf(page, key, revision), revision);
    const values = readJson(admin.entryOf(page), page, given, false);
    const outcome = await updateRecord(admin, page, id, values, version).catch((error: unknown) =>
      refuse(admin, page, error),
    );
    if (outcome === 'gone') return void (await recordOf(admin, page, request, 'update'));
    if (outcome === 'changed')
      throw refusal(
        409,
        'Changed meanwhile',
        'Somebody saved this record after its history was shown. Look at it again, then restore.',
      );
    if (wantsJson(request) || sendsJson(request)) return void response.json(await savedJson(admin, page, id));
    say(response, Object.keys(values).length === 0 ? 'same' : 'back');
    response.redirect(303, historyPath(page, id));
  };

/** @throws a problem: 400 for a field that was not changed then, or may not be changed now */
function fieldOf(page: AdminPage, key: string, { action, changes }: Revision): AdminField {
  const field = writable(page).find((one) => one.key === key);
  const names = field === undefined || field.secret ? [] : changedOf(field, changes);
  const isOpen =
    names.length > 0 && names.every((name) => changes[name] !== undefined && !isConcealed(changes[name]));
  if (field !== undefined && isOpen && action === 'update') return field;
  throw refusal(400, 'Members not understood', 'This field cannot be restored from this revision.', [
    { name: 'field', message: 'names no field that can be restored from this revision' },
  ]);
}

async function valuesOf(
  admin: Admin,
  page: AdminPage,
  request: Request,
  { id: revision, version }: Revision,
  total: number,
): Promise<Readonly<Record<string, unknown>>> {
  if (total - version > MOST)
    throw refusal(
      409,
      'Too far back',
      `More than ${MOST.toLocaleString('en')} revisions came after this one. Restore its fields one by one.`,
    );
  const part = { of: 'after', revision } as const;
  const { revisions } = await historyOf(admin, page, idOf(request), { limit: MOST + 1, part });
  return valuesAt(page, revisions);
}
