import { messagesOf, queryMessage, type Batch } from './messages';

/** Literals and quoted names: what may contain the words without meaning them. */
const QUOTED = /\be'(?:\\[\s\S]|[^'\\]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$/i;
const COMMENT = /--[^\n]*|\/\*[\s\S]*?\*\//;
const NO_CODE = new RegExp(`${QUOTED.source}|${COMMENT.source}`, 'gi');
/** At the start of a statement; behind the end of a comment, since comments nest and the above do not. */
const COPY_IN = /(?:^|;|\*\/)\s*copy\b[^;]*\bfrom\s+stdin\b/i;

/** Whether a statement in this text would wait for rows from the client. */
export function copiesIn(sql: string): boolean {
  if (!/stdin/i.test(sql)) return false;
  return COPY_IN.test(sql.replace(NO_CODE, (text) => (/^(?:--|\/\*)/.test(text) ? ' ' : ' x ')));
}

/** The SQL texts in a batch: of simple queries and of Parse messages (after the statement's name). */
const sqlTexts = (batch: Batch): string[] =>
  messagesOf(batch).flatMap(({ letter, body }) => {
    if (letter !== 'Q' && letter !== 'P') return [];
    return body.toString('latin1').split('\0')[letter === 'P' ? 1 : 0] ?? [];
  });

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
