import type { Revision } from '../../declare';
import type { AdminPage } from '../../describe';
import { changedFields, changedOf, isConcealed } from './shown_change';

/** A revision as it leaves the server: nothing of fields that are hidden, no value that is secret. */
export function revisionJson(page: AdminPage, { changes, actorId, actorName, ...facts }: Revision): object {
  const fields = changedFields(page, changes);
  const shown = fields.filter((field) => !field.secret && field.spec.encrypted !== true);
  const names = shown.flatMap((field) => changedOf(field, changes));
  const open = names.filter((name) => !isConcealed(changes[name] ?? { from: null, to: null }));
  return {
    ...facts,
    actor: actorName === null ? null : { id: actorId, name: actorName },
    changes: Object.fromEntries(open.map((name) => [name, changes[name]])),
    concealed: fields
      .map(({ attribute }) => attribute)
      .filter((name) => !names.includes(name) || (Object.hasOwn(changes, name) && !open.includes(name))),
  };
}
