/** Bytes and escapes that are no UTF-8. Parsers put U+FFFD in their place, and something else than was sent is stored. */
import { isUtf8 } from 'node:buffer';
import { problem } from './problem';

/** A % before anything but two hexadecimal digits is taken as it stands, as browsers do. */
const LONE = /%(?![0-9a-f]{2})/gi;

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text.replaceAll(LONE, '%25'));
    return true;
  } catch {
    return false;
  }
};

/** A name as far as it can be read: one that is malformed itself stays escaped. */
const readable = (text: string): string =>
  isDecodable(text) ? decodeURIComponent(text.replaceAll(LONE, '%25')) : text;

/**
 * Refuses escapes that stand for no text in what comes behind a question mark or in a form.
 * @param text `name=value&name=value`, as it was sent
 * @throws a problem: 400 that names the parameter
 */
export function refuseBrokenEscapes(text: string): void {
  const broken = text.split('&').find((pair) => !isDecodable(pair));
  if (broken === undefined) return;
  const name = readable(broken.split('=', 1)[0] ?? '');
  const message = 'holds bytes that stand for no text';
  throw problem({
    status: 400,
    title: 'Malformed text',
    detail: `${name} ${message}.`,
    errors: [{ name, message }],
  });
}

/** Refuses a body that says it is UTF-8 and is not. @throws a problem: 400 */
export function refuseBrokenBytes(bytes: Buffer): void {
  if (!isUtf8(bytes))
    throw problem({ status: 400, title: 'Malformed text', detail: 'The body is not in UTF-8.' });
}
