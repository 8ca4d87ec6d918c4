/** Tables in documents, between `<!-- name -->` and `<!-- /name -->`, as rows of cells. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');

/** What stands between the two remarks of that name. */
export function marked(file: string, name: string): string {
  const text = readFileSync(path.join(root, file), 'utf8');
  return new RegExp(`<!-- ${name}\\b[^>]*-->([\\s\\S]*?)<!-- /${name} -->`).exec(text)?.[1] ?? '';
}

/** The rows of the table there, cells trimmed, without the two lines of the head. */
export function rowsOf(file: string, name: string): string[][] {
  const lines = marked(file, name)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** The words in a cell that are written as code: "`head`, `n`" gives both. */
export const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
