/** Reads the foreign keys out of definitions and extensions. */
import { attributesOf, deleteRule, inverseName, type AnyDefinition, type Extension } from '../declare';
import type { ModelFile } from '../discover';
import type { ReferenceEdge } from './model_entry';

/** Who holds the keys: the model itself, or the model an extension adds to. */
export interface Holder {
  readonly model: string;
  readonly table: string;
}

/**
 * The references one file declares.
 * @param modelOfTable answers the model that declares a table, where there is one
 */
export function referencesOf(
  part: AnyDefinition | Extension<string, object>,
  holder: Holder,
  file: ModelFile,
  modelOfTable: (table: string) => string | undefined,
): ReferenceEdge[] {
  return attributesOf(part)
    .filter(({ spec }) => spec.table !== undefined)
    .map(({ field, attribute, column, spec }) => {
      const target = spec.table as string;
      return {
        model: holder.model,
        table: holder.table,
        field,
        attribute,
        column,
        target,
        targetModel: modelOfTable(target),
        onDelete: deleteRule(spec),
        required: spec.required === true,
        inverse: inverseName(holder.table, field, spec.inverse),
        file,
      };
    });
}
