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

/** Rows that go out at once: the server stores some while the next are written. */
const PIECE = 250;

function* pieces(rows: readonly Values[], lineOf: (row: Values) => string): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += PIECE) {
    let text = '';
    for (const row of rows.slice(at, at + PIECE)) text += lineOf(row);
    yield Buffer.from(text);
  }
}

interface Column {
  readonly own: OwnedAttribute;
  readonly valueOf: (row: Values) => unknown;
  /** What every row has there, where it is the same for all. */
  readonly fixed: string | undefined;
}

/** The columns that are written; nothing where rows are not alike in one that only the database fills. */
function columnsFor(entry: ModelEntry, rows: readonly Values[]): Column[] | undefined {
  const now = new Date();
  const columns: Column[] = [];
  for (const own of entry.attributes) {
    const { attribute, spec } = own;
    const isAsked = rows.some((row) => row[attribute] !== undefined);
    const given = givenBy(own, now);
    if (given === undefined) {
      if (!isAsked) continue;
      if (rows.some((row) => row[attribute] === undefined || typeof row[attribute] === 'object'))
        return undefined;
    }
    const isFixed = !isAsked && attribute !== 'id' && typeof spec.default !== 'function';
    columns.push({
      own,
      valueOf: (row) => (row[attribute] === undefined ? given?.() : row[attribute]),
      fixed: isFixed || (NOW.has(attribute) && !isAsked) ? cell(given?.(), spec) : undefined,
    });
  }
  return columns;
}

/**
 * Copies rows that were checked before.
 * @param isWhole whether the answer has every value, or the key alone
 * @returns the rows as they are stored, plain; nothing where they are not all alike, and none was written
 */
export async function copiedRows(
  entry: ModelEntry,
  model: ModelStatic<Model>,
  { rows, isWhole }: { readonly rows: readonly Values[]; readonly isWhole: boolean },
  transaction: Transaction,
): Promise<Values[] | undefined> {
  const columns = columnsFor(entry, rows);
  if (model.sequelize === undefined || columns === undefined) return undefined;
  const stored: Values[] = [];
  const lineOf = (row: Values): string => {
    const kept: Record<string, unknown> = {};
    let line = '';
    for (const { own, valueOf, fixed } of columns) {
      const isKept = isWhole || own.attribute === 'id';
      const value = fixed === undefined || isKept ? valueOf(row) : undefined;
      if (isKept) kept[own.attribute] = value;
      if (line !== '') line += '\t';
      line += fixed ?? cell(value, own.spec);
    }
    stored.push(kept);
    return `${line}\n`;
  };
  const names = columns.map(({ own }) => own.column);
  await copyIn(model.sequelize, transaction, { table: entry.table, columns: names }, pieces(rows, lineOf));
  return stored;
}
