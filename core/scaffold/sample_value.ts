/** Values for a fresh row, as source: what tests and demo seeds of a new module write. */
import { FIELD_KINDS } from './field_words';
import { quoted, type PlannedField } from './planned_field';

const MINUTE = 60_000;
const START = Date.UTC(2030, 0, 1, 9);

function sampleText(field: PlannedField, index: number, label: string): string {
  const format = FIELD_KINDS[field.kind]?.then ?? field.format;
  if (format === 'email') return `sample${index}@example.com`;
  if (format === 'url') return `https://example.com/${index}`;
  if (format === 'phone') return `+4144668${String(1800 + index)}`;
  const text = `${label} ${index}`;
  const least = Number(field.min ?? 0);
  const most = Math.min(field.length ?? 255, Number(field.max ?? 255));
  // Short columns keep the end, which differs from row to row.
  return text.slice(-most).padEnd(least, 'x');
}

function sampleNumber(field: PlannedField, index: number): number {
  const least = Number(field.min ?? Math.min(1, Number(field.max ?? 1)));
  const most = field.digits === undefined ? Infinity : 10 ** (field.digits[0] - field.digits[1]) - 1;
  return Math.min(least + index - 1, Number(field.max ?? Infinity), Math.max(most, least));
}

const exact = (field: PlannedField, value: number): string =>
  quoted(value.toFixed(field.kind === 'money' ? 2 : (field.digits?.[1] ?? 0)));

/**
 * A value the field takes, as source.
 * @param index counts from 1; unique fields differ by it
 * @param label begins sample texts: `Invoice` gives `'Invoice 1'`
 */
export function sampleSource(field: PlannedField, index: number, label: string): string {
  switch (field.kind) {
    case 'integer':
      return String(sampleNumber(field, index));
    case 'bigint':
    case 'decimal':
    case 'money':
      return exact(field, sampleNumber(field, index));
    case 'boolean':
      return 'true';
    case 'date':
      return quoted(`2030-01-${String(index).padStart(2, '0')}`);
    case 'datetime':
      return `new Date(${quoted(new Date(START + index * MINUTE).toISOString())})`;
    case 'uuid':
      return quoted(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`);
    case 'json':
      return '{}';
    case 'array':
      return '[]';
    case 'enum':
      return quoted(field.values?.[(index - 1) % field.values.length] ?? '');
    default:
      return quoted(sampleText(field, index, label));
  }
}

/** Fields that a row cannot be made without, references apart. */
export const needed = (fields: readonly PlannedField[]): PlannedField[] =>
  fields.filter((field) => field.required && field.default === undefined && field.table === undefined);

/** The field that names a row: the first required text, else the first text at all. */
export function titleField(fields: readonly PlannedField[]): PlannedField | undefined {
  const texts = fields.filter(({ kind, secret, hidden }) => kind === 'string' && !secret && !hidden);
  return texts.find(({ required }) => required) ?? texts[0];
}
