/** The kinds of file a list can be taken away as. One table. */
import type { Row } from '../record';
import { BYTE_ORDER_MARK, csvCell, csvLine } from './csv';
import type { ExportBatch, ExportColumn } from './export_batches';

export interface ExportFormat {
  readonly title: string;
  readonly type: string;
  /** @param batches pieces of rows, as they are read */
  write(columns: readonly ExportColumn[], batches: AsyncIterable<ExportBatch>): AsyncGenerator<string>;
}

const plain = (columns: readonly ExportColumn[], row: Row, label: ExportBatch['label']): object =>
  Object.fromEntries(columns.map(({ name, valueOf }) => [name, valueOf(row, label) ?? null]));

export const EXPORT_FORMATS = {
  csv: {
    title: 'CSV, for spreadsheets',
    type: 'text/csv; charset=utf-8; header=present',
    async *write(columns, batches) {
      yield BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => csvCell(name, false)));
      for await (const { rows, label } of batches)
        yield rows
          .map((row) =>
            csvLine(columns.map(({ valueOf, isNumber }) => csvCell(valueOf(row, label), isNumber))),
          )
          .join('');
    },
  },
  json: {
    title: 'JSON, one list',
    type: 'application/json; charset=utf-8',
    async *write(columns, batches) {
      let before = '[\n';
      for await (const { rows, label } of batches) {
        yield before + rows.map((row) => JSON.stringify(plain(columns, row, label))).join(',\n');
        before = ',\n';
      }
      yield before === '[\n' ? '[]\n' : '\n]\n';
    },
  },
  ndjson: {
    title: 'NDJSON, a line for each',
    type: 'application/x-ndjson; charset=utf-8',
    async *write(columns, batches) {
      for await (const { rows, label } of batches)
        yield rows.map((row) => `${JSON.stringify(plain(columns, row, label))}\n`).join('');
    },
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;

export type ExportName = keyof typeof EXPORT_FORMATS;
export const isExportName = (word: string): word is ExportName => Object.hasOwn(EXPORT_FORMATS, word);
