/** Fields that cannot be stored as they are declared. */
import { attributesOf, BASE_FIELD_NAMES, baseModel, type AnyField, type FieldSpec } from '../declare';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import { LONGEST_NAME } from '../shapes';
import type { Facts } from './facts';
import { rawProblem } from './raw_options';
import { ROW_WORDS } from './row_words';

/** Complaints about the fields of each file, one finding for each field. */
export const unstorableFields = (facts: Facts): Finding[] =>
  facts.models.flatMap((model) => {
    const { definition } = model;
    if (definition.kind === 'abstract') return [];
    const fields = Object.entries(definition.fields as Record<string, AnyField>);
    const own = definition.kind === 'model' ? withoutBase(fields) : fields;
    const findings = own.flatMap(([field, { spec }]) => {
      const problem = nameProblem(field) ?? specProblem(spec);
      return problem === undefined ? [] : [complaint(facts, model, field, problem)];
    });
    return [...findings, ...(definition.kind === 'model' ? columnsTwice(facts, model) : [])];
  });

const BASE = baseModel.fields as Record<string, AnyField>;

/** What a model declares itself: a base column that differs from core's was written by the model. */
const withoutBase = (fields: readonly (readonly [string, AnyField])[]): (readonly [string, AnyField])[] =>
  fields.filter(([name, field]) => {
    const base = BASE[name];
    return base === undefined || (field !== base && shape(field.spec) !== shape(base.spec));
  });

const shape = (spec: FieldSpec): string =>
  JSON.stringify(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));

function nameProblem(field: string): string | undefined {
  if ((BASE_FIELD_NAMES as readonly string[]).includes(field)) return 'is a base column that every table has';
  if (ROW_WORDS.has(field)) return 'is a word that every row has already';
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) return 'is no camelCase name';
  return undefined;
}

function specProblem(spec: FieldSpec): string | undefined {
  const { kind, length, precision, values, item } = spec;
  if (
    kind === 'string' &&
    !(Number.isInteger(length) && (length as number) > 0 && (length as number) <= 10_485_760)
  )
    return `cannot be ${length} characters long`;
  if (kind === 'decimal' && precision !== undefined) {
    const [digits, scale] = precision;
    if (!(Number.isInteger(digits) && Number.isInteger(scale) && digits > 0 && scale >= 0 && scale <= digits))
      return `cannot have ${digits} digits with ${scale} behind the point`;
  }
  if (kind === 'enumeration' && (values === undefined || values.length === 0))
    return 'is an enumeration of nothing';
  if (kind === 'enumeration' && new Set(values).size < (values?.length ?? 0)) return 'names a value twice';
  if (kind === 'array' && item?.kind === 'reference')
    return 'is a list of references: many-to-many goes through a join model with a number of its own';
  if (spec.table !== undefined && spec.required === true && spec.onDelete === 'SET NULL')
    return "is required and cannot become empty: onDelete 'SET NULL' does not fit";
  return kind === 'raw' ? rawProblem(spec) : undefined;
}

/** Two fields that end up in one name on the row or one column, or in a column whose name is cut off. */
function columnsTwice(facts: Facts, model: LoadedModel): Finding[] {
  const { definition } = model;
  if (definition.kind === 'abstract') return [];
  const rows = new Map<string, string>();
  const columns = new Map<string, string>();
  return attributesOf(definition).flatMap(({ field, attribute, column }) => {
    const stored = columns.get(column);
    // A reference has two names on a row: its own, which brings the other row, and that of the key.
    const name = [field, attribute].find((one) => (rows.get(one) ?? field) !== field);
    for (const one of [field, attribute]) if (!rows.has(one)) rows.set(one, field);
    if (!columns.has(column)) columns.set(column, field);
    if (stored !== undefined && stored !== field)
      return [complaint(facts, model, field, `is stored in the column of ${stored}, ${column}`)];
    if (name !== undefined)
      return [complaint(facts, model, field, `is called ${name} on a row, as ${rows.get(name)} is`)];
    const isUsable = column.length > 0 && Buffer.byteLength(column) <= LONGEST_NAME && !column.includes('\0');
    return isUsable
      ? []
      : [complaint(facts, model, field, `has a column name of more than ${LONGEST_NAME} bytes or none`)];
  });
}

const complaint = (facts: Facts, model: LoadedModel, field: string, problem: string): Finding => ({
  code: 'MODEL_FIELD',
  level: 'error',
  summary: `${field} of ${model.file.module}/${model.file.name} ${problem}`,
  at: [facts.placeOfField(model, field, field)],
  waysOut: [{ text: `change or rename ${field}` }],
});
