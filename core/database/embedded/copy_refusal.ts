import { queryMessage, type Batch } from './messages';

/** Literals, quoted names and comments: what may contain the words without meaning them. */
const QUOTED =
  /\be'(?:\\[\s\S]|[^'\\]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//gi;
const COPY_IN = /(?:^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;

/** Whether a statement in this text would wait for rows from the client. */
export function copiesIn(sql: string): boolean {
  if (!/stdin/i.test(sql)) return false;
  return COPY_IN.test(sql.replace(QUOTED, ' x '));
}

/** The SQL texts in a batch: of simple queries and of Parse messages (after the statement's name). */
function sqlTexts(batch: Batch): string[] {
  const texts: string[] = [];
  for (let at = 0; at < batch.bytes.length; at += 1 + batch.bytes.readInt32BE(at + 1)) {
    const letter = String.fromCharCode(batch.bytes[at] ?? 0);
    const body = batch.bytes.subarray(at + 5, at + 1 + batch.bytes.readInt32BE(at + 1));
    const words = letter === 'Q' || letter === 'P' ? body.toString('latin1').split('\0') : [];
    const sql = letter === 'P' ? words[1] : words[0];
    if (sql !== undefined) texts.push(sql);
  }
  return texts;
}

const REFUSAL = queryMessage(
  "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', " +
    "MESSAGE = 'COPY FROM STDIN is not available on the embedded database', " +
    "HINT = 'Insert several rows with one INSERT, or use a PostgreSQL server through DATABASE_URL.'; END $$",
);

/**
 * A COPY FROM STDIN ends PGlite's session for good. In its place the session is given a statement that fails with
 * feature_not_supported (0A000), so that an open transaction is marked as failed just as a server would do it.
 */
export const withoutCopyIn = (batch: Batch): Batch =>
  sqlTexts(batch).some(copiesIn) ? { bytes: REFUSAL, letters: 'Q' } : batch;

/** Whether a batch asks to be told of notifications. */
export const listens = (batch: Batch): boolean => sqlTexts(batch).some((sql) => /\blisten\b/i.test(sql));
