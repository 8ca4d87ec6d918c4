/** SQL cut into words of the language and the rest, for showing. */

export interface SqlPiece {
  readonly text: string;
  /** A word of SQL itself: `ALTER TABLE`. */
  readonly isWord: boolean;
}

/** Strings and quoted names hold no words of the language; those are written in capitals, as the host writes them. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|\b[A-Z]{2,}\b(?:\s+[A-Z]{2,}\b)*/g;

/** `ALTER TABLE "ships"` -> `ALTER TABLE` as a word, ` "ships"` as the rest. */
export function sqlPieces(sql: string): SqlPiece[] {
  const pieces: SqlPiece[] = [];
  let plainFrom = 0;
  const rest = (to: number): void => {
    if (to > plainFrom) pieces.push({ text: sql.slice(plainFrom, to), isWord: false });
  };
  for (const { 0: text, index } of sql.matchAll(TOKEN)) {
    if (!/^[A-Z]/.test(text)) continue;
    rest(index);
    pieces.push({ text, isWord: true });
    plainFrom = index + text.length;
  }
  rest(sql.length);
  return pieces;
}
