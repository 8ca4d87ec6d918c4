import type { Express } from 'express';
import type { TestHost } from 'ordinal-host/testing';
import request, { type Response } from 'supertest';
import { tokensOf } from '../../security';

const PASSWORD = 'correct horse battery';
const HTML = { Host: 'localhost', Accept: 'text/html' };

/** Somebody who is signed in: keeps cookies, and sends forms with the token of the page they stand on. */
export interface Person {
  /** Asks with the cookies of this browser: for what is no form of fields alone. */
  readonly agent: ReturnType<typeof request.agent>;
  open(path: string): Promise<Response>;
  json(path: string): Promise<Response>;
  /** Sends a form that stands on `page`: its hidden fields, these, and no others. */
  send(page: string, action: string, fields?: object): Promise<Response>;
  /** Sends the form of a page that was opened before. */
  sendFrom(opened: Response, action: string, fields?: object): Promise<Response>;
}

/** The hidden fields of the form that posts to an address; without such a form, the token of any that posts. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const forms = [...html.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  const own =
    forms.find((one) => one.includes(`action="${action}"`)) ??
    forms.find((one) => !/^<form[^>]*action=/.test(one));
  const hidden = [
    ...(own ?? forms[0] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
  ];
  const fields = hidden.map(
    ([, name = '', value = '']) => [name, value.replaceAll('&#34;', '"').replaceAll('&amp;', '&')] as const,
  );
  return Object.fromEntries(own === undefined ? fields.filter(([name]) => name === 'csrf_token') : fields);
}

/** The boxes that are ticked in a page. */
export const ticked = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="checkbox" name="([^"]+)" value="on" checked/g)].map(([, name = '']) => [
      name,
      'on',
    ]),
  );

function person(app: Express): Person {
  const agent = request.agent(app);
  const open = async (path: string): Promise<Response> => agent.get(path).set(HTML);
  const sendFrom: Person['sendFrom'] = async ({ text }, action, fields = {}) =>
    agent
      .post(action)
      .set(HTML)
      .set('Origin', 'http://localhost')
      .type('form')
      .send({ ...hiddenFields(text, action), ...fields });
  return {
    agent,
    open,
    json: async (path) => agent.get(path).set({ ...HTML, Accept: 'application/json' }),
    sendFrom,
    send: async (page, action, fields) => sendFrom(await open(page), action, fields),
  };
}

/** Uses the link of the first start. */
export async function firstAdministrator({ app, models }: TestHost, username = 'ada'): Promise<Person> {
  const word = await tokensOf(models).issue('auth.first_administrator', null, 60);
  const page = `/setup/${word}`;
  const fields = { username, email: `${username}@example.org`, password: PASSWORD, again: PASSWORD };
  const ada = person(app);
  const { status, text } = await ada.send(page, page, fields);
  if (status !== 303) throw new Error(`the link did not work: ${status} ${text}`);
  return ada;
}

/** Somebody new with these roles, who has set a password and signed in. */
export async function signedIn(
  { app, models, make }: TestHost,
  username: string,
  roles: readonly string[] = [],
): Promise<Person & { readonly id: string }> {
  const user = await make('User', { username, email: `${username}@example.org` });
  for (const role of await models.Role.findAll({ where: { name: [...roles] } }))
    await models.UserRole.create({ userId: user.id, roleId: role.id });
  const one = person(app);
  const page = `/reset/${await tokensOf(models).issue('auth.new_password', user.id, 60)}`;
  await one.send(page, page, { password: PASSWORD, again: PASSWORD });
  const entered = await one.send('/login', '/login', { login: username, password: PASSWORD });
  if (entered.status !== 303) throw new Error(`${username} was not let in: ${entered.status}`);
  return { ...one, id: user.id };
}
