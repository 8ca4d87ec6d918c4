import type { Express } from 'express';
import type { TestHost } from 'ordinal-host/testing';
import request, { type Response } from 'supertest';
import { tokensOf } from '../../security';

const PASSWORD = 'correct horse battery';
const HTML = { Host: 'localhost', Accept: 'text/html' };

/** Somebody who is signed in: keeps cookies, and sends forms with the hidden fields of the page they stand on. */
export interface Person {
  readonly id: string;
  open(path: string): Promise<Response>;
  json(path: string): Promise<Response>;
  /** Opens a page and sends its form. */
  send(page: string, action: string, fields?: object): Promise<Response>;
  /** Sends the form of a page that was opened before. */
  sendFrom(opened: Response, action: string, fields?: object): Promise<Response>;
  /** `Sea: Ships, Berths` for each group of the rail beside a page. */
  rail(path?: string): Promise<string[]>;
}

/** The hidden fields of the first form that posts to an address, or of one without an address. */
function hiddenFields(html: string, action: string): Record<string, string> {
  const forms = [...html.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  const own =
    forms.find((one) => one.includes(`action="${action}"`)) ??
    forms.find((one) => !/^<form[^>]*action=/.test(one));
  const hidden = [
    ...(own ?? forms[0] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
  ];
  const fields = hidden.map(([, name = '', value = '']) => [name, value] as const);
  return Object.fromEntries(own === undefined ? fields.filter(([name]) => name === 'csrf_token') : fields);
}

/** The rail of a page, a line for each group. */
export function railIn(html: string): string[] {
  const nav = /<nav class="rail"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
  const words = (text: string): string => text.replace(/<[^>]+>/g, '').trim();
  const lines: string[] = [];
  for (const [part] of nav.matchAll(
    /<h2>[\s\S]*?<\/h2>|<a href="\/[\s\S]*?<\/a>|<a href="https[\s\S]*?<\/a>/g,
  )) {
    const title = words(/<span>([\s\S]*?)<\/span>/.exec(part)?.[1] ?? '');
    if (part.startsWith('<h2>') || lines.length === 0)
      lines.push(part.startsWith('<h2>') ? `${title}:` : ':');
    if (part.startsWith('<a'))
      lines[lines.length - 1] += `${lines.at(-1)?.endsWith(':') ? ' ' : ', '}${title}`;
  }
  return lines;
}

function person(app: Express, id: string): Person {
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
    id,
    open,
    json: async (path) => agent.get(path).set({ ...HTML, Accept: 'application/json' }),
    sendFrom,
    send: async (page, action, fields) => sendFrom(await open(page), action, fields),
    rail: async (path = '/account') => railIn((await open(path)).text),
  };
}

/** Uses the link of the first start. */
export async function firstAdministrator({ app, models }: TestHost, username = 'ada'): Promise<Person> {
  const word = await tokensOf(models).issue('auth.first_administrator', null, 60);
  const page = `/setup/${word}`;
  const fields = { username, email: `${username}@example.org`, password: PASSWORD, again: PASSWORD };
  const ada = person(app, '');
  const { status, text } = await ada.send(page, page, fields);
  if (status !== 303) throw new Error(`the link did not work: ${status} ${text}`);
  const user = await models.User.findOne({ where: { username } });
  return { ...ada, id: user?.id ?? '' };
}

/** Somebody new with these roles, who has set a password and signed in. */
export async function signedIn(
  host: TestHost,
  username: string,
  roles: readonly string[] = [],
): Promise<Person> {
  const { app, models, make } = host;
  const user = await make('User', { username, email: `${username}@example.org` });
  for (const role of await models.Role.findAll({ where: { name: [...roles] } }))
    await models.UserRole.create({ userId: user.id, roleId: role.id });
  const one = person(app, user.id);
  const page = `/reset/${await tokensOf(models).issue('auth.new_password', user.id, 60)}`;
  await one.send(page, page, { password: PASSWORD, again: PASSWORD });
  const entered = await one.send('/login', '/login', { login: username, password: PASSWORD });
  if (entered.status !== 303) throw new Error(`${username} was not let in: ${entered.status}`);
  return one;
}

/** Lets a role hold permissions. */
export async function grant({ models }: TestHost, role: string, ...names: string[]): Promise<void> {
  const { id: roleId } = (await models.Role.findOne({ where: { name: role } }))!;
  for (const { id } of await models.Permission.findAll({ where: { name: names } }))
    await models.RolePermission.create({ roleId, permissionId: id });
}

/** What was read is believed for less than a second. */
export const aSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000));
