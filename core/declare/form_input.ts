/** What was sent: known members of a form and parameters of an address as texts, anything else refused by name. */
import { notUnderstood, refusal, type Wrong } from './refusal';
import type { Request } from './view';

const UNREAD = 'A body of this type is not read here; send application/x-www-form-urlencoded.';

/** Whether something was sent that nobody has read: it is not taken for an empty form. */
const isUnread = ({ body, headers }: Pick<Request, 'body' | 'headers'>): boolean =>
  body === undefined &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/**
 * @param names of the form's fields; one that was not sent is an empty text
 * @throws what the host answers as 400, with every member that is unknown or no text; as 415 for a body of another type
 */
export function formInput<const K extends string>(
  request: Pick<Request, 'body' | 'headers'>,
  names: readonly K[],
): Record<K, string> {
  if (isUnread(request)) throw refusal(415, UNREAD);
  const body: unknown = request.body ?? {};
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const known = new Set<string>(names);
  const errors = Object.entries(given).flatMap(([name, value]): Wrong[] => {
    if (!known.has(name)) return [{ name, message: 'is not known here' }];
    return typeof value === 'string' ? [] : [{ name, message: 'must be a text' }];
  });
  if (errors.length > 0) throw notUnderstood(errors, 'Form not understood');
  const texts = names.map((name) => [name, (given[name] as string | undefined) ?? '']);
  return Object.fromEntries(texts) as Record<K, string>;
}

/** The named parameters of an address as texts; empty ones are none. @throws 400 for any other, and for one that comes twice */
export function parametersOf<const K extends string>(
  request: Pick<Request, 'query'>,
  names: readonly K[],
): Partial<Record<K, string>> {
  const given = Object.entries(request.query);
  const known = new Set<string>(names);
  const errors = given.flatMap(([name, value]): Wrong[] => {
    if (!known.has(name)) return [{ name, message: 'is not a parameter of this page' }];
    return typeof value === 'string' ? [] : [{ name, message: 'may be given once' }];
  });
  if (errors.length > 0) throw notUnderstood(errors);
  return Object.fromEntries(given.filter(([, value]) => value !== '')) as Partial<Record<K, string>>;
}

/** An address of this site to go on to: `//elsewhere` and `/\elsewhere` lead out and are not followed. */
export const addressHere = (given: unknown, otherwise: string): string =>
  typeof given === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : otherwise;
