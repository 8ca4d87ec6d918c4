/** The rows of a file, a piece at a time: memory does not grow with the file. */
import { createReadStream } from 'node:fs';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Encoding, Separator } from './dialect';

export interface RawRow {
  /** Line of the file it begins at, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file is not what a CSV file is, in words for whoever brought it. */
export class BrokenFile extends Error {}

/** More than this in one row is a quote that nobody closed. */
const LONGEST_ROW = 1_048_576;

function decoding(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    readableObjectMode: false,
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
  });
}

const lineBreaks = (cells: readonly string[]): number => {
  let breaks = 0;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  return breaks;
};

const wordsOf = (error: CsvError, line: number): string =>
  error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    ? `A quotation mark that opens at or after line ${line} is never closed.`
    : `Line ${line} cannot be read: ${error.message.split('\n', 1)[0] ?? ''}`;

/**
 * Blank lines are passed over. The first row are the names of the columns.
 * @throws BrokenFile
 */
export async function* csvRows(
  file: string,
  { encoding, separator }: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<RawRow> {
  const bytes = createReadStream(file, { highWaterMark: 262_144 });
  const parser = parse({
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  const text: Readable = encoding === 'utf-8' ? bytes : bytes.pipe(decoding(encoding));
  bytes.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const at = line;
      line += 1 + lineBreaks(cells);
      if (cells.length > 1 || cells[0] !== '') yield { line: at, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenFile(wordsOf(error, line));
    throw error;
  } finally {
    bytes.destroy();
  }
}

/** Rows in pieces, without the first `skip`: those are only looked at. */
export async function* inBatches(
  rows: AsyncIterable<RawRow>,
  size: number,
  skip: number,
  skipped: (row: RawRow) => void,
): AsyncGenerator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let left = skip;
  for await (const row of rows) {
    if (left > 0) {
      left -= 1;
      skipped(row);
      continue;
    }
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
