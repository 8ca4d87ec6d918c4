/** The first look at a file: how it is written, its columns, its first values. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { csvRows } from './csv_rows';
import { encodingOf, notCsv, separatorOf, type Encoding, type Separator } from './dialect';
import type { ImportPlan } from './import_plan';

export type Looked = Pick<ImportPlan, 'encoding' | 'separator' | 'columns' | 'samples'>;

const HEAD = 65_536;
const SAMPLES = 3;
const LONGEST_SAMPLE = 40;
/** More columns than a form can hold, or a table has. */
const MOST_COLUMNS = 300;

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const shown = (text: string): string => [...text].slice(0, LONGEST_SAMPLE).join('').replaceAll('\0', '␀');

/**
 * @param asked what somebody says of the file, where what was found is wrong
 * @returns what it looks like, or why it is none that can be imported
 * @throws BrokenFile
 */
export async function lookAtFile(
  file: string,
  asked: { readonly encoding?: Encoding; readonly separator?: Separator } = {},
): Promise<Looked | { readonly wrong: string }> {
  const head = await headOf(file);
  const wrong = notCsv(head);
  if (wrong !== undefined) return { wrong };
  const encoding = asked.encoding ?? (await encodingOf(createReadStream(file)));
  const text = new TextDecoder(encoding).decode(head);
  const separator = asked.separator ?? separatorOf(text);
  const [columns, ...first] = await firstRows(file, { encoding, separator }, SAMPLES + 1);
  if (columns === undefined) return { wrong: 'is empty' };
  if (columns.length > MOST_COLUMNS) return { wrong: `has more than ${MOST_COLUMNS} columns` };
  return {
    encoding,
    separator,
    columns: columns.map(shown),
    samples: columns.map((_, at) => first.map((cells) => shown(cells[at] ?? ''))),
  };
}

async function firstRows(
  file: string,
  how: { readonly encoding: Encoding; readonly separator: Separator },
  most: number,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const piece of csvRows(file, how)) {
    rows.push(...piece.slice(0, most - rows.length).map(({ cells }) => cells));
    if (rows.length === most) break;
  }
  return rows;
}
