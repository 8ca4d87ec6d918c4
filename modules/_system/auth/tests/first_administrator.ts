import type { TestHost } from 'ordinal-host/testing';
import { tokensOf } from '../../security';
import { FIRST_ADMINISTRATOR } from '../purposes';
import { visitor, type Visitor } from './visitor';

export const PASSWORD = 'correct horse battery';

/** Uses the link of the first start. */
export async function firstAdministrator({ app, models }: TestHost, username = 'ada'): Promise<Visitor> {
  const word = await tokensOf(models).issue(FIRST_ADMINISTRATOR, null, 60);
  const ada = visitor(app);
  const page = `/setup/${word}`;
  const fields = { username, email: `${username}@example.org`, password: PASSWORD, again: PASSWORD };
  const { status, text } = await ada.send(page, page, fields);
  if (status !== 303) throw new Error(`the link did not work: ${status} ${text}`);
  return ada;
}
