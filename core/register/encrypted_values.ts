/** Values of encrypted fields, many at once: from what rows say to what is stored, and back. Knows no statement. */
import { Utils } from 'sequelize';
import type { Cipher, PlacedValue } from '../declare';
import type { Registry } from '../registry';
import type { FoundRow, Values } from './statements';

export interface EncryptedField {
  readonly attribute: string;
  readonly column: string;
  readonly isJson: boolean;
}

export interface EncryptedTable {
  readonly table: string;
  readonly fields: readonly EncryptedField[];
}

/** The tables that have encrypted columns, by name. */
export const encryptedTables = ({ models }: Registry): ReadonlyMap<string, EncryptedTable> =>
  new Map(
    models.flatMap(({ table, attributes }) => {
      const fields = attributes
        .filter(({ spec }) => spec.encrypted === true)
        .map(({ attribute, column, spec }) => ({ attribute, column, isJson: spec.kind === 'json' }));
      return fields.length === 0 ? [] : [[table, { table, fields }] as const];
    }),
  );

const isValue = (value: unknown): boolean => value !== null && value !== undefined;

/** Whether any of what a statement writes is to be encrypted. */
export const isEncrypting = ({ fields }: EncryptedTable, values: Values): boolean =>
  fields.some(({ column }) => isValue(values[column]));

function textOf({ table }: EncryptedTable, { column, isJson }: EncryptedField, value: unknown): string {
  if (value instanceof Utils.SequelizeMethod)
    throw new Error(`${table}.${column} is encrypted: SQL cannot make its value`);
  return isJson ? JSON.stringify(value) : String(value);
}

/** One row of a statement, by column, and the id it has or is given. */
export interface RowValues {
  readonly id: unknown;
  readonly values: Values;
}

/** Copies of what is written, with what is to be encrypted as it is stored. */
export async function encrypted(
  cipher: Cipher,
  table: EncryptedTable,
  rows: readonly RowValues[],
): Promise<readonly FoundRow[]> {
  const copies = rows.map(({ values }) => ({ ...values }));
  const places = rows.flatMap(({ id, values }, at) =>
    table.fields
      .filter(({ column }) => isValue(values[column]))
      .map((field) => ({
        copy: copies[at],
        column: field.column,
        plain: {
          value: textOf(table, field, values[field.column]),
          place: { table: table.table, column: field.column, id: String(id) },
        },
      })),
  );
  if (places.length === 0) return copies;
  const sealed = await cipher.encrypt(places.map(({ plain }) => plain));
  places.forEach(({ copy, column }, at) => Object.assign(copy ?? {}, { [column]: sealed[at] }));
  return copies;
}

/** A value that was read as it is stored, and how the plain one is put in its place. */
export interface Read {
  readonly stored: PlacedValue;
  readonly isJson: boolean;
  put(value: unknown): void;
}

/** @param id of the row; without one nothing can be read, since each value belongs to its row */
export function readOf(
  { table }: EncryptedTable,
  { column, isJson }: EncryptedField,
  { id, value, put }: { readonly id: unknown; readonly value: unknown; put(value: unknown): void },
): Read[] {
  if (!isValue(value)) return [];
  if (typeof id !== 'string') throw new Error(`${table}.${column} is encrypted: it is read together with id`);
  return [{ stored: { value: String(value), place: { table, column, id } }, isJson, put }];
}

/** Values in one row that a statement has brought back, by column or by attribute. */
export const readsOfFound = (
  table: EncryptedTable,
  row: FoundRow,
  by: 'column' | 'attribute' = 'column',
): Read[] =>
  table.fields.flatMap((field) => {
    const name = field[by];
    const put = (value: unknown): void => void (row[name] = value);
    return readOf(table, field, { id: row['id'], value: row[name], put });
  });

/** Puts plain values in the place of all that were read. */
export async function decryptAll(cipher: Cipher, reads: readonly Read[]): Promise<void> {
  if (reads.length === 0) return;
  const texts = await cipher.decrypt(reads.map(({ stored }) => stored));
  reads.forEach(({ isJson, put }, at) => put(isJson ? (JSON.parse(texts[at] ?? '') as unknown) : texts[at]));
}
