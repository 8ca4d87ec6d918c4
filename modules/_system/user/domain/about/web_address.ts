/** Addresses of the web that people name, to be followed by others. */
import { refusal } from '../faults';

const MOST = 500;

/**
 * Written as browsers write it. Without a name or a password in it: `https://bank.example@evil.example` leads elsewhere
 * than it seems to.
 * @throws DomainError `URL_INVALID`
 */
export function webAddress(text: string, field: string): string {
  const typed = text.trim();
  const url = /^https?:\/\//i.test(typed) && URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '')
    throw refusal(
      'URL_INVALID',
      field,
      'The address begins with http:// or https:// and holds no name of a user.',
    );
  if (url.href.length > MOST)
    throw refusal('URL_INVALID', field, `The address must have at most ${MOST} characters.`);
  return url.href;
}
