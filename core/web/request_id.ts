/** Every request has a name that stands in its answer, its log lines and its error page. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const HEADER = 'X-Request-Id';
/** What is taken over from outside: short, and harmless in a log, a header and a page. */
const USABLE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,99}$/;

type Named = IncomingMessage & { id?: unknown };

/** The name of a request: the one it came with where that is usable, else a new one. Also set on the answer. */
export function requestId(request: Named, response: ServerResponse): string {
  if (typeof request.id === 'string') return request.id;
  const given = request.headers[HEADER.toLowerCase()];
  const id = typeof given === 'string' && USABLE.test(given) ? given : randomUUID();
  request.id = id;
  response.setHeader(HEADER, id);
  return id;
}
