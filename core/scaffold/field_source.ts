/** A planned field as a line of a model file. */
import { FIELD_KINDS } from './field_words';
import { quoted, type PlannedField } from './planned_field';
import { memberSource } from './source_text';

/** Builders a model file has to import for these fields, `reference` and `string` of an array among them. */
export function buildersOf(fields: readonly PlannedField[]): string[] {
  const names = fields.flatMap((field) => [
    FIELD_KINDS[field.kind]?.builder ?? field.kind,
    ...(field.item === undefined ? [] : [FIELD_KINDS[field.item]?.builder ?? field.item]),
  ]);
  return [...new Set(names)];
}

/** What stands in the brackets of the builder. */
function argumentSource(field: PlannedField): string {
  if (field.digits !== undefined) return field.digits.join(', ');
  if (field.currency !== undefined) return quoted(field.currency);
  if (field.values !== undefined) return `[${field.values.map(quoted).join(', ')}]`;
  if (field.item !== undefined) return `${FIELD_KINDS[field.item]?.builder ?? field.item}()`;
  if (field.kind === 'json') return '(z) => z.record(z.string(), z.unknown())';
  if (field.table !== undefined) return referenceArguments(field, ', ', ['{ ', ' }']);
  return field.length === undefined ? '' : String(field.length);
}

function referenceArguments(
  field: PlannedField,
  between: string,
  [open, close]: readonly [string, string],
): string {
  const options = [
    ...(field.onDelete === undefined ? [] : [`onDelete: ${quoted(field.onDelete)}`]),
    ...(field.inverse === undefined ? [] : [`inverse: ${quoted(field.inverse)}`]),
  ];
  const table = quoted(field.table ?? '');
  return options.length === 0 ? table : `${table}, ${open}${options.join(between)}${close}`;
}

/** The builder spread over lines, where its argument can be. */
function brokenBuilder(field: PlannedField, indent: number): string | undefined {
  const pad = ' '.repeat(indent);
  if (field.values !== undefined) {
    return `enumeration([\n${field.values.map((value) => `${pad}  ${quoted(value)},\n`).join('')}${pad}])`;
  }
  if (field.inverse === undefined && field.onDelete === undefined) return undefined;
  return `reference(${referenceArguments(field, `,\n${pad}  `, [`{\n${pad}  `, `,\n${pad}}`])})`;
}

/** One line (or more, where it is long) of the `fields` of a model file. */
export function fieldSource(field: PlannedField, indent: number): string {
  const word = FIELD_KINDS[field.kind];
  const format = word?.then ?? field.format;
  const calls = [
    `${word?.builder ?? field.kind}(${argumentSource(field)})`,
    ...(format === undefined ? [] : [`${format}()`]),
    ...(field.min === undefined ? [] : [`min(${field.min})`]),
    ...(field.max === undefined ? [] : [`max(${field.max})`]),
    ...(field.default === undefined ? [] : [`default(${field.default})`]),
    ...(field.required ? ['required()'] : []),
    ...(field.unique ? ['unique()'] : []),
    ...(field.index ? ['index()'] : []),
    ...(field.secret ? ['secret()'] : []),
    ...(field.hidden ? ['hidden()'] : []),
    ...(field.readOnly ? ['readOnly()'] : []),
  ];
  return memberSource(field.name, calls, brokenBuilder(field, indent), indent);
}
