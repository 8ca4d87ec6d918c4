/** The rows of a file, a piece at a time: memory does not grow with the file. */
import { createReadStream } from 'node:fs';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { CsvError, Parser, type Options } from 'csv-parse';
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

/** Hands rows over as they are found: as a stream of single rows they would cost more than reading them does. */
class CellParser extends Parser {
  readonly #take: (cells: readonly string[]) => void;
  constructor(options: Options, take: (cells: readonly string[]) => void) {
    super(options);
    this.#take = take;
  }
  override push(cells: unknown): boolean {
    if (!Array.isArray(cells)) return super.push(cells);
    this.#take(cells as string[]);
    return true;
  }
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
 * As many rows at once as a piece of the file has. Blank lines are passed over; the first row are the names of the columns.
 * @throws BrokenFile
 */
export async function* csvRows(
  file: string,
  { encoding, separator }: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<readonly RawRow[]> {
  const bytes = createReadStream(file, { highWaterMark: 262_144 });
  let line = 1;
  let read: RawRow[] = [];
  const parser = new CellParser(
    {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
    },
    (cells) => {
      const at = line;
      line += 1 + lineBreaks(cells);
      if (cells.length > 1 || cells[0] !== '') read.push({ line: at, cells });
    },
  );
  let failure: Error | undefined;
  parser.on('error', (error) => (failure = error));
  const taken = (): readonly RawRow[] => {
    const rows = read;
    read = [];
    return rows;
  };
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      parser.once('error', () => resolve()).once('end', () => resolve());
      parser.resume().end();
    });
  try {
    const text: Readable = encoding === 'utf-8' ? bytes : bytes.pipe(decoding(encoding));
    bytes.once('error', (error) => text.destroy(error));
    for await (const chunk of text) {
      parser.write(chunk as Buffer);
      yield taken();
      if (failure !== undefined) break;
    }
    if (failure === undefined) await end();
    yield taken();
    if (failure !== undefined) throw failure;
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenFile(wordsOf(error, line));
    throw error;
  } finally {
    bytes.destroy();
  }
}

/** Rows in pieces of one size, without the names of the columns and the first `skip` rows: those are only looked at. */
export async function* inBatches(
  pieces: AsyncIterable<readonly RawRow[]>,
  size: number,
  skip: number,
  skipped: (row: RawRow) => void,
): AsyncGenerator<readonly RawRow[]> {
  let waiting: RawRow[] = [];
  let at = -1;
  for await (const piece of pieces) {
    for (const row of piece) {
      at += 1;
      if (at > skip) waiting.push(row);
      else if (at > 0) skipped(row);
    }
    for (; waiting.length >= size; waiting = waiting.slice(size)) yield waiting.slice(0, size);
  }
  if (waiting.length > 0) yield waiting;
}
