/** Rows as CSV, by RFC 4180, that no spreadsheet takes for formulas. */

/** A program that opens the file would read letters beyond ASCII wrongly without it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would carry out. An apostrophe before it makes a text of it again.
 * Source: OWASP, "CSV Injection".
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Texts that begin like a formula are defused; numbers are left as they are. */
const defused = (value: unknown, text: string): string =>
  typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;

/** A value as a text: moments as ISO 8601, what has parts as JSON, nothing as nothing. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @param isNumber whether the column holds numbers, which PostgreSQL hands over as texts */
export function csvCell(value: unknown, isNumber: boolean): string {
  const text = isNumber ? textOf(value) : defused(value, textOf(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
