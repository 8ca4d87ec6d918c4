/**
 * Forms that bring a file carry their token as well, and it is looked at before anything of the file is taken: the
 * first part of the body is read ahead, and put back.
 */
import type { Request, RequestHandler } from 'express';
import { CSRF_FIELD } from './csrf';
import { problem } from './problem';

/** What a first part with a token takes, and no more. */
const MOST = 4_096;

const broken = (): Error =>
  problem({ status: 400, title: 'Malformed body', detail: 'The form ended before its first field did.' });

/** `--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\nTOKEN\r\n--x` -> `TOKEN` */
const FIRST = new RegExp(
  `^--[^\\r\\n]{1,200}\\r\\ncontent-disposition: *form-data; *name="${CSRF_FIELD}"\\r\\n\\r\\n([^\\r\\n]*)\\r\\n--`,
  'i',
);

/** Whether enough of the first part is there to say whether it is a token. */
function isKnown(text: string): boolean {
  if (text.length >= MOST || FIRST.test(text)) return true;
  const head = text.indexOf('\r\n\r\n');
  return head >= 0 && !text.slice(0, head).includes(`"${CSRF_FIELD}"`);
}

/** Reads until something can be said of the first part, and puts everything back. */
async function beginning(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = request.read() as Buffer | null;
    if (chunk !== null) chunks.push(chunk);
    const text = Buffer.concat(chunks).subarray(0, MOST).toString('latin1');
    if (isKnown(text)) {
      request.unshift(Buffer.concat(chunks));
      return text;
    }
    if (request.readableEnded || (chunk === null && request.complete)) throw broken();
    if (chunk === null) await more(request);
  }
}

const more = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    const names = ['readable', 'end', 'close', 'error'] as const;
    const told = (name: (typeof names)[number]) => (): void => {
      for (const one of names) request.off(one, listeners[one]);
      if (name === 'readable' || name === 'end') resolve();
      else reject(broken());
    };
    const listeners = Object.fromEntries(names.map((name) => [name, told(name)])) as Record<
      (typeof names)[number],
      () => void
    >;
    for (const one of names) request.once(one, listeners[one]);
  });

/**
 * Makes the token of a form with a file known to whoever checks it.
 * @param takesFiles whether files may be sent to a path
 */
export const readFirstField =
  (takesFiles: (path: string) => boolean): RequestHandler =>
  async (request, _response, next) => {
    if (request.method !== 'POST' || request.is('multipart/form-data') !== 'multipart/form-data')
      return next();
    if (!takesFiles(request.path)) return next();
    const token = FIRST.exec(await beginning(request))?.[1];
    if (token !== undefined) request.body = { [CSRF_FIELD]: token };
    next();
  };
