/** From the text that was typed into a field to the value it stands for. One table from the kind of a field to its reading. */
import type { FieldKind, FieldSpec } from '../../declare';
import { placed, readMoment } from '../../register';
import type { AdminField, AdminPage } from '../../describe';
import { readList as readItems } from './list_text';

/** A value, or what is wrong with the text. `skip`: the field was left alone. */
export type Reading = { readonly value: unknown } | { readonly wrong: string } | { readonly skip: true };

/** Attribute -> the text that was typed. */
export type Typed = Readonly<Record<string, string>>;

/** The fields a form shows and may change. */
export const writable = (page: AdminPage): AdminField[] => page.fields.filter((field) => !field.readOnly);

const NUMBER_WITH_COMMAS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const exact = (text: string): string => {
  const bare = text.trim().replace('−', '-');
  return NUMBER_WITH_COMMAS.test(bare) ? bare.replaceAll(',', '') : bare;
};

/** `2026-05-01 09:30`, `2026-05-01T09:30:00` or with a zone; without one it is UTC, as the form says. */
function moment(text: string): Reading {
  const typed = text.trim();
  const value = /[T ]/.test(typed) ? readMoment(typed) : undefined;
  return value === undefined ? { wrong: 'must be a moment such as 2026-05-01 09:30' } : { value };
}

function jsonValue(text: string): Reading {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = text.slice(0, at === undefined ? text.length : Number(at)).split('\n');
    return { wrong: `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: this is not JSON` };
  }
}

const asIs = (text: string): Reading => ({ value: text });
const integer = (text: string): Reading =>
  /^-?\d{1,15}$/.test(exact(text)) ? { value: Number(exact(text)) } : { wrong: 'must be a whole number' };

const READERS: { readonly [K in FieldKind]: (text: string, spec: FieldSpec) => Reading } = {
  string: asIs,
  text: asIs,
  integer,
  bigint: (text) => asIs(exact(text)),
  decimal: (text) => asIs(exact(text)),
  boolean: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { wrong: 'must be true or false' },
  date: (text) => asIs(text.trim()),
  datetime: moment,
  uuid: (text) => asIs(text.trim()),
  json: jsonValue,
  enumeration: asIs,
  array: (text, spec) => itemValues(text, spec),
  reference: (text) => asIs(text.trim()),
  raw: asIs,
};

function itemValues(text: string, spec: FieldSpec): Reading {
  const item = spec.item ?? { kind: 'text' as const };
  const readings = readItems(text).map((part, index): Reading => {
    const reading = READERS[item.kind](part, item);
    return 'wrong' in reading ? { wrong: placed([index], reading.wrong) } : reading;
  });
  const wrong = readings.find((reading) => 'wrong' in reading);
  return wrong ?? { value: readings.map((reading) => ('value' in reading ? reading.value : null)) };
}

/**
 * The value a typed text stands for. Left empty, a field that need not be filled is nothing, one with a default takes
 * it on a new record, and a secret stays as it was.
 */
export function readText(field: AdminField, text: string, isNew: boolean): Reading {
  if (text !== '') return READERS[field.spec.kind](text, field.spec);
  if (field.secret)
    return field.required && isNew && field.spec.default === undefined
      ? { wrong: 'is required' }
      : { skip: true };
  if (isNew && field.spec.default !== undefined) return { skip: true };
  // A raw column may have a value of the database's own: only what is left out gets it.
  if (!field.required) return isNew && field.spec.kind === 'raw' ? { skip: true } : { value: null };
  return field.spec.kind === 'array' ? { value: [] } : { wrong: 'is required' };
}
