/** What `views/admin/history.ejs` and `views/admin/revision.ejs` draw. */
import { may } from '../../actor';
import type { Revision } from '../../declare';
import { counted, initials, type AdminPage } from '../../describe';
import { UUID } from '../../query';
import type { Admin } from '../context';
import { versionOf } from '../form';
import { labelOf, linksFor, momentOf, type Links, type Row } from '../record';
import { changedFields, shownChange, type ShownChange } from './shown_change';
import type { History } from './read_history';
import { dayOf } from './day_of';

export interface RevisionView {
  readonly id: string;
  readonly version: number;
  readonly href: string;
  /** The record is as this revision left it. */
  readonly isNow: boolean;
  readonly when: ReturnType<typeof momentOf> & { readonly day: string; readonly time: string };
  readonly who: string;
  readonly initials: string;
  readonly requestId: string;
  /** `changed 2 fields` */
  readonly what: string;
  readonly changes: readonly ShownChange[];
  /** Whoever looks may bring the record back to this. */
  readonly restores: boolean;
}

export interface HistoryView {
  readonly admin: AdminPage;
  readonly id: string;
  readonly name: string;
  /** The record itself, or where it lies in the trash. */
  readonly href: string;
  readonly total: string;
  readonly isTrashed: boolean;
  /** The record as it is while this is drawn: what is restored later is compared with it. */
  readonly recordVersion: string;
  readonly revisions: readonly RevisionView[];
  readonly older: string | undefined;
  readonly newest: string | undefined;
}

/** The host itself, at its start or by a command. */
export const NOBODY = 'The host';

export const historyPath = (page: AdminPage, id: string): string => `${page.path}/${id}/history`;

/** @param whole every field of a record that was made as well */
export async function historyView(
  admin: Admin,
  page: AdminPage,
  row: Row,
  { revisions, total }: History,
  { isFirst, whole = false }: { readonly isFirst: boolean; readonly whole?: boolean },
): Promise<HistoryView> {
  const id = String(row['id']);
  const isTrashed = (row['deletedAt'] ?? null) !== null;
  const mayChange = page.editable && !isTrashed && may(`${page.table}.update`);
  const links = await linksFor(
    admin,
    page,
    revisions.flatMap((one) => sides(page, one)),
  );
  const last = revisions.at(-1);
  const path = historyPath(page, id);
  return {
    admin: page,
    id,
    name: await labelOf(admin, page, row),
    href: isTrashed ? `${page.path}/trash/${id}` : `${page.path}/${id}`,
    total: counted(total, 'revision'),
    isTrashed,
    recordVersion: versionOf(row['updatedAt']),
    revisions: revisions.map((revision) =>
      revisionView(admin, page, revision, { links, path, total, mayChange, whole }),
    ),
    older: last === undefined || last.version <= 1 ? undefined : `${path}?before=${last.id}`,
    newest: isFirst ? undefined : path,
  };
}

/**
 * A row of old values and one of new ones: their references are named all at once. What was written down when a field
 * was something else is no id.
 */
const sides = (page: AdminPage, { changes }: Revision): Row[] =>
  (['from', 'to'] as const).map((side) =>
    Object.fromEntries(
      page.fields.flatMap(({ attribute, target }) => {
        const id = changes[attribute]?.[side];
        return target !== undefined && typeof id === 'string' && UUID.test(id) ? [[attribute, id]] : [];
      }),
    ),
  );

interface Around {
  readonly links: Links;
  readonly path: string;
  readonly total: number;
  readonly mayChange: boolean;
  readonly whole: boolean;
}

function revisionView(
  admin: Admin,
  page: AdminPage,
  { id, version, at, action, actorName, requestId, changes }: Revision,
  { links, path, total, mayChange, whole }: Around,
): RevisionView {
  const now = admin.now();
  const fields = changedFields(page, changes);
  const isNew = action === 'create';
  const isShown = action === 'update' || (whole && isNew);
  return {
    id,
    version,
    href: `${path}/${id}`,
    isNow: version === total,
    when: { ...momentOf(at, now), ...dayOf(at, now) },
    who: actorName ?? NOBODY,
    initials: actorName === null ? '↻' : initials(actorName),
    requestId: requestId ?? '',
    what: wordsFor(action, fields.length),
    changes: isShown
      ? fields.map((field) => shownChange(page, field, changes, { links, now, isNew, mayChange }))
      : [],
    restores: mayChange && version < total,
  };
}

export function wordsFor(action: Revision['action'], fields: number): string {
  if (action === 'create') return `created the record with ${counted(fields, 'field')}`;
  if (action === 'delete') return 'moved the record to trash';
  if (action === 'restore') return 'restored the record';
  return fields === 0 ? 'changed what is not shown here' : `changed ${counted(fields, 'field')}`;
}
