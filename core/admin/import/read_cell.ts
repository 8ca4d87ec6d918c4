/** What a cell of a file stands for. As a form reads it, and as exports write it. */
import { isDeepStrictEqual } from 'node:util';
import { sentence, type AdminField } from '../../describe';
import { textOf } from '../export';
import { readText, writtenText, type Reading } from '../form';
import type { ImportPlan } from './import_plan';

type Read = (text: string) => Reading;

const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0']);

/** `12.500,00` -> `12500.00`. A point that does not stand between thousands is none of theirs. */
const commaNumber = (text: string): string =>
  /^\s*[-−]?\d{1,3}(\.\d{3})+(,\d*)?\s*$|^\s*[-−]?\d+(,\d*)?\s*$/.test(text)
    ? text.replaceAll('.', '').replace(/,$/, '').replace(',', '.')
    : text;

/** `1.5.2026` -> `2026-05-01`: with points between, the day always comes first. */
const dottedDay = (text: string): string => {
  const [, day = '', month = '', year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** A word of the field's own, whatever its capitals, or as people are shown it. */
function wordOf(values: readonly string[], text: string): string {
  if (values.includes(text)) return text;
  const said = text.trim().toLowerCase();
  return (
    values.find((value) => value.toLowerCase() === said || sentence(value).toLowerCase() === said) ?? text
  );
}

/** Exports write a list as JSON; people write `a, b`. */
function listAsJson(text: string): Reading | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** How the cells of a column are read; empty ones as a form that was left so. */
export function cellReader(field: AdminField, { numbers }: ImportPlan, isNew: boolean): Read {
  const plain: Read = (text) => readText(field, text, isNew);
  const { kind, values = [] } = field.spec;
  if (kind === 'boolean') {
    return (text) => {
      const word = text.trim().toLowerCase();
      return plain(YES.has(word) ? 'true' : NO.has(word) ? 'false' : text);
    };
  }
  if (kind === 'enumeration') return (text) => plain(wordOf(values, text));
  if (kind === 'date') return (text) => plain(dottedDay(text));
  if (kind === 'array') return (text) => listAsJson(text) ?? plain(text);
  if (field.numeric && numbers === 'comma') return (text) => plain(commaNumber(text));
  return plain;
}

/** Whether a cell says what is stored already, as a form or an export would write it. */
export const isWritten = (field: AdminField, stored: unknown, text: string): boolean =>
  text === textOf(stored) || text === writtenText(field, stored);

const bareNumber = (text: string): string => {
  const [whole = '', rest = ''] = text.replace(/^(-?)0+(?=\d)/, '$1').split('.');
  const fraction = rest.replace(/0+$/, '');
  return fraction === '' ? (whole === '-0' ? '0' : whole) : `${whole}.${fraction}`;
};

/** Whether a value is the stored one, however it was written. */
export function isSame({ spec }: AdminField, stored: unknown, value: unknown): boolean {
  if (stored === null || stored === undefined) return value === null || value === '';
  if (stored instanceof Date && value instanceof Date) return stored.getTime() === value.getTime();
  if (spec.kind === 'decimal' || spec.kind === 'bigint')
    return bareNumber(String(stored)) === bareNumber(String(value));
  return isDeepStrictEqual(stored, value);
}
