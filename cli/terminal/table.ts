/** Columns of text, as wide as their widest cell; the last one is left ragged. */

export interface Column {
  readonly title: string;
  /** Numbers stand right. */
  readonly right?: boolean;
}

/**
 * A table as lines of text.
 * @param columns titles, in order
 * @param rows one array of cells for each row, as long as `columns`
 * @param faint how the title line is written
 */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  faint: (text: string) => string,
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.right === true))
      .join('  ')
      .trimEnd();
  return [faint(line(columns.map(({ title }) => title))), ...rows.map(line)].join('\n');
}

const pad = (cell: string, width: number, right: boolean): string =>
  right ? cell.padStart(width) : cell.padEnd(width);
