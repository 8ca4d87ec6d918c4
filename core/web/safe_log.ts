/** What may stand in a log: no header, no body, no value of a secret parameter, no value of a database row. */

const SECRET = /pass|secret|token|key|code|auth|session|signature/i;

/** What is that long is a word that opens something, as in `/reset/<word>`, whatever else was copied with it; ids are shorter. */
const WORD = /[A-Za-z0-9_-]{40,}/g;

/** An address whose secret parts are blanked: `/reset/[redacted]`, `/reset?token=[redacted]` */
export function safeUrl(whole: string): string {
  const url = whole.replaceAll(WORD, '[redacted]');
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const parameters = url
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      return SECRET.test(name) ? `${name}=[redacted]` : pair;
    });
  return `${url.slice(0, mark)}?${parameters.join('&')}`;
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: LoggedError;
}

/**
 * An error for the log. Sequelize and pg hang statements, bound values and the row in question on their errors: only
 * the members named here are taken.
 */
export function safeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && depth < 5 && { cause: safeError(cause, depth + 1) }),
  };
}
