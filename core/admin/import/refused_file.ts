/** The rows that could not be taken in, as a file: to be mended and brought again. */
import { open, truncate } from 'node:fs/promises';
import { BYTE_ORDER_MARK, csvCell, csvLine } from '../export';
import type { RawRow } from './csv_rows';
import { columnName, type ImportPlan } from './import_plan';

/** Names of the two columns that are added; no field is called so. */
export const LINE = '~line';
export const REASON = '~reason';

export interface RefusedRow {
  readonly row: RawRow;
  /** Attribute, or nothing for the row as a whole; sentence without its subject. */
  readonly wrong: readonly (readonly [attribute: string, sentence: string])[];
}

export interface RefusedFile {
  /** @returns bytes of the file so far */
  add(rows: readonly RefusedRow[], words: (row: RefusedRow) => string): Promise<number>;
  close(): Promise<void>;
}

/** Rows of a file that was itself one of refused rows leave its two columns out. */
const kept = (plan: ImportPlan): number[] =>
  plan.columns.flatMap((name, at) => (name === LINE || name === REASON ? [] : at));

/** What was read without its apostrophes, or with them, comes back with one more where a formula would begin. */
const bareText = (plan: ImportPlan, text: string): string => (plan.bare ? withoutApostrophe(text) : text);

/** `'=1` -> `=1`, as exports write what must not be taken for a formula. */
export const withoutApostrophe = (text: string): string =>
  /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;

/** @param from bytes of it that are to be kept; 0 begins anew */
export async function openRefused(file: string, plan: ImportPlan, from: number): Promise<RefusedFile> {
  if (from > 0) await truncate(file, from);
  const handle = await open(file, from > 0 ? 'a' : 'w', 0o600);
  let bytes = from;
  const write = async (text: string): Promise<void> => {
    if (text !== '') bytes += (await handle.write(text)).bytesWritten;
  };
  const columns = kept(plan);
  if (from === 0)
    await write(
      BYTE_ORDER_MARK + csvLine([...columns.map((at) => csvCell(columnName(plan, at), false)), LINE, REASON]),
    );
  return {
    async add(rows, words) {
      await write(
        rows
          .map((refused) => {
            const { cells, line } = refused.row;
            const own = columns.map((at) => csvCell(bareText(plan, cells[at] ?? ''), false));
            return csvLine([...own, String(line), csvCell(words(refused), false)]);
          })
          .join(''),
      );
      return bytes;
    },
    close: () => handle.close(),
  };
}
