/** How a file is written: its letters, what stands between cells, and whether it is text at all. */

export const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
export type Separator = keyof typeof SEPARATORS;
export const isSeparator = (text: string): text is Separator => Object.hasOwn(SEPARATORS, text);

export const ENCODINGS = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' } as const;
export type Encoding = keyof typeof ENCODINGS;

/** First bytes of what people take for a table and what is none, or none yet. */
const OTHERS: readonly (readonly [bytes: readonly number[], words: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'is a workbook or an archive. Save the sheet as CSV and send that'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a workbook of an older kind. Save the sheet as CSV and send that'],
  [[0xff, 0xfe], 'is written in UTF-16. Save it as CSV in UTF-8'],
  [[0xfe, 0xff], 'is written in UTF-16. Save it as CSV in UTF-8'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, not a CSV file'],
];

/** Says why the beginning of a file is that of no CSV file; nothing where it may be one. */
export function notCsv(head: Buffer): string | undefined {
  if (head.length === 0) return 'is empty';
  const other = OTHERS.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (other !== undefined) return other[1];
  // Control characters that no text has; a tab, line ends, a form feed and a stray NUL in a cell are none of them.
  const strange = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return strange > head.length / 100 + 1 ? 'holds no text, so it is no CSV file' : undefined;
}

/** UTF-8 when every byte of the file is; else the letters of an older Windows. */
export async function encodingOf(chunks: AsyncIterable<Buffer>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** What stands most often between cells in the first lines, as often in each; a comma where nothing does. */
export function separatorOf(sample: string): Separator {
  const lines = outsideQuotes(sample)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20);
  const [first = '', ...rest] = lines;
  const scored = (Object.keys(SEPARATORS) as Separator[]).map((separator) => {
    const count = (line: string): number => line.split(separator).length - 1;
    const inFirst = count(first);
    const alike = rest.filter((line) => count(line) === inFirst).length;
    return { separator, score: inFirst === 0 ? -1 : alike * 1000 + inFirst };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** A sample may end inside of a quoted cell: what is left open is left out. */
const outsideQuotes = (text: string): string => text.replace(/"(?:[^"]|"")*("|$)/g, '');
