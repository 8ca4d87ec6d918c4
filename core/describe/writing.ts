/** Whether people can make and change records of a model, or only code can. */
import type { ModelEntry, OwnedAttribute } from '../registry';
import type { AdminField, AdminPage } from './admin_page';

/** Columns that are filled on the way to the database, whatever the model. */
const GIVEN = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt']);

/** Must be filled, may not be sent, and nobody is known to fill it. */
const isOutOfReach = ({ attribute, spec }: OwnedAttribute): boolean =>
  spec.required === true &&
  spec.readOnly === true &&
  spec.default === undefined &&
  spec.author === undefined &&
  !GIVEN.has(attribute);

/** A hook of the model that runs before its row is checked may give any value, such as the next number of an invoice. */
const fillsItself = ({ definition, extensions }: ModelEntry): boolean =>
  [definition, ...extensions.map((extension) => extension.definition)].some(
    ({ hooks }) => 'beforeValidate' in hooks,
  );

/** What a model's fields allow. */
export function writingOf(
  entry: ModelEntry,
  fields: readonly AdminField[],
): Pick<AdminPage, 'creatable' | 'editable'> {
  const editable = fields.some((field) => !field.readOnly);
  return {
    editable,
    creatable: editable && (fillsItself(entry) || !entry.attributes.some(isOutOfReach)),
  };
}
