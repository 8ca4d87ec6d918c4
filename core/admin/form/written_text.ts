/** A stored value as the text a form shows for it: what comes back unchanged stands for the same value. */
import type { AdminField, AdminPage } from '../../describe';
import type { Row } from '../record';
import { writable, type Typed } from './form_input';
import { writeList } from './list_text';

export function writtenText(field: AdminField, value: unknown): string {
  if (field.secret || value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '');
  if (Array.isArray(value))
    return field.spec.kind === 'json' ? JSON.stringify(value, null, 2) : writeList(value);
  if (typeof value === 'object') return JSON.stringify(value, null, 2);
  return field.spec.kind === 'json' ? JSON.stringify(value) : String(value);
}

/** The texts of a stored row by attribute. */
export function textsOf(page: AdminPage, row: Row): Typed {
  const texts: Record<string, string> = {};
  for (const field of writable(page)) {
    texts[field.attribute] = writtenText(field, row[field.attribute]);
    if (field.currency !== undefined)
      texts[field.currency] = String(row[field.currency] ?? field.spec.currency ?? '');
  }
  return texts;
}

/** The texts of a form for a new record: plain defaults, nothing else. */
export function defaultTexts(page: AdminPage): Typed {
  const texts: Record<string, string> = {};
  for (const field of writable(page)) {
    const { default: value } = field.spec;
    // What a raw field's default stands for, only its type knows.
    const isShown = field.spec.kind !== 'raw' || typeof value !== 'object';
    texts[field.attribute] =
      typeof value === 'function' || value === undefined || !isShown ? '' : writtenText(field, value);
    if (field.currency !== undefined) texts[field.currency] = field.spec.currency ?? '';
  }
  return texts;
}
