/** Rows that nobody need look at any more, made whole and written as COPY reads them. */
import type { Model, ModelStatic, Transaction } from 'sequelize';
import { copyIn, takesCopies } from '../database';
import type { FieldSpec } from '../declare';
import type { ModelEntry, OwnedAttribute } from '../registry';
import { uuid7 } from './uuid7';

type Values = Readonly<Record<string, unknown>>;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const SPECIAL = /[\\\n\r\t]/;
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\n\r\t]/g, (mark) => ESCAPES[mark] ?? mark) : text;

/** `{"a","b \"c\"",NULL}` */
const listText = (items: readonly unknown[], spec: FieldSpec): string =>
  `{${items
    .map((item) =>
      item === null || item === undefined
        ? 'NULL'
        : `"${plainText(item, spec).replace(/["\\]/g, (mark) => `\\${mark}`)}"`,
    )
    .join(',')}}`;

/** A value as PostgreSQL reads it for the type of its field. */
function plainText(value: unknown, spec: FieldSpec): string {
  if (spec.kind === 'json') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && spec.kind === 'array') return listText(value, spec.item ?? { kind: 'text' });
  if (typeof value === 'object') throw new TypeError(`COPY cannot carry this value of a ${spec.kind} field`);
  return String(value);
}

const cell = (value: unknown, spec: FieldSpec): string =>
  value === null || value === undefined
    ? '\\N'
    : typeof value === 'string' && spec.kind !== 'json'
      ? escaped(value)
      : escaped(plainText(value, spec));

const NOW = new Set(['createdAt', 'updatedAt']);

/** What a row gets that does not say it; nothing where the database has a word of its own. */
function givenBy({ attribute, spec }: OwnedAttribute, now: Date): (() => unknown) | undefined {
  if (attribute === 'id') return () => uuid7();
  if (NOW.has(attribute)) return () => now;
  if (typeof spec.default === 'function') return spec.default as () => unknown;
  if (spec.default !== undefined) return () => spec.default;
  return spec.kind === 'raw' ? undefined : () => null;
}

/** Whether rows of a model can be copied: nothing of them is encrypted on the way, or made by Sequelize's own types. */
export const isCopied = (entry: ModelEntry, model: ModelStatic<Model>): boolean =>
  model.sequelize !== undefined &&
  takesCopies(model.sequelize) &&
  entry.attributes.every(({ spec }) => spec.encrypted !== true);

/**
 * Copies rows that were checked before.
 * @returns the rows as they are stored, plain; nothing where they are not all alike, and none was written
 */
export async function copiedRows(
  entry: ModelEntry,
  model: ModelStatic<Model>,
  rows: readonly Values[],
  transaction: Transaction,
): Promise<Values[] | undefined> {
  if (model.sequelize === undefined) return undefined;
  const now = new Date();
  const columns: { readonly own: OwnedAttribute; readonly given: (() => unknown) | undefined }[] = [];
  for (const own of entry.attributes) {
    const isAsked = rows.some((row) => row[own.attribute] !== undefined);
    const given = givenBy(own, now);
    // A column of the database's own: said by all rows, or by none.
    if (given === undefined && !isAsked) continue;
    if (given === undefined && !rows.every((row) => row[own.attribute] !== undefined)) return undefined;
    if (own.spec.kind === 'raw' && rows.some((row) => typeof row[own.attribute] === 'object'))
      return undefined;
    columns.push({ own, given });
  }
  const whole: Values[] = [];
  const lines: string[] = [];
  for (const row of rows) {
    const stored: Record<string, unknown> = {};
    let line = '';
    for (const { own, given } of columns) {
      const { attribute, spec } = own;
      const value = row[attribute] === undefined ? given?.() : row[attribute];
      stored[attribute] = value;
      line += (line === '' ? '' : '\t') + cell(value, spec);
    }
    whole.push(stored);
    lines.push(`${line}\n`);
  }
  const names = columns.map(({ own }) => own.column);
  await copyIn(model.sequelize, transaction, { table: entry.table, columns: names }, lines);
  return whole;
}
