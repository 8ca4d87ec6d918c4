/** The few texts that a form with buttons sends. */
import type { Request } from 'express';
import { refusal } from '../problem';

/**
 * @param names what may be sent, each once
 * @throws a problem: 400 that names what does not belong here, or is no text
 */
export function bodyTexts<const N extends string>(
  request: Request,
  ...names: readonly N[]
): Partial<Readonly<Record<N, string>>> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const wrong = Object.entries(body).filter(
    ([name, value]) => !(names as readonly string[]).includes(name) || typeof value !== 'string',
  );
  if (wrong.length > 0)
    throw refusal(
      400,
      'Members not understood',
      `${wrong.map(([name]) => name).join(', ')} cannot be set here.`,
      wrong.map(([name]) => ({ name, message: 'cannot be set here' })),
    );
  return body as Partial<Record<N, string>>;
}
