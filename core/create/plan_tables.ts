/** From the registry to what each numbered file adds to the database. */
import { attributesOf, type Attribute } from '../declare';
import type { Registry } from '../registry';
import { constraintsOf, tableParts, type TablePart } from '../shapes';
import { columnShape } from './column_shape';
import type { TableStep } from './table_shape';

/** Every file's step, in loading order. */
export const planTables = (registry: Registry): readonly TableStep[] => tableParts(registry).map(stepOf);

function stepOf(part: TablePart): TableStep {
  const { entry, file, kind, definition } = part;
  const { table } = entry;
  const { indexes, checks, foreignKeys, enums } = constraintsOf(part);
  return Object.freeze({
    file,
    kind,
    table,
    columns: inOrder(attributesOf(definition)).map((attribute) => columnShape(table, attribute)),
    indexes: indexes.map(({ shape }) => shape),
    checks: checks.map(({ shape }) => shape),
    foreignKeys: foreignKeys.map(({ shape }) => shape),
    enums: enums.map(({ shape }) => shape),
    databaseExtensions: definition.databaseExtensions,
    extraDdl: definition.extraDdl,
  });
}

/** The key first, as people expect it. */
const inOrder = (attributes: readonly Attribute[]): readonly Attribute[] => [
  ...attributes.filter(({ attribute }) => attribute === 'id'),
  ...attributes.filter(({ attribute }) => attribute !== 'id'),
];
