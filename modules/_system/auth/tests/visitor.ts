import type { Express } from 'express';
import request, { type Response } from 'supertest';

/** Somebody with a browser: keeps cookies, and sends forms as the page has them. */
export interface Visitor {
  open(path: string): Promise<Response>;
  /** Sends the first form of a page that posts to `action`, with these fields in place of its own. */
  send(page: string, action: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  /** The same form of a page that was opened before. */
  sendFrom(opened: Response, action: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends what no page of ours would. */
  forge(action: string, fields: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends a body as it stands. */
  raw(action: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response>;
}

const fieldsOf = (html: string, action: string): Record<string, string> => {
  const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  const form =
    forms.find((one) => one.includes(`action="${action}"`)) ??
    forms.find((one) => !/^<form[^>]*action=/.test(one));
  if (form === undefined) throw new Error(`no form posts to ${action}: ${html.slice(0, 400)}`);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(
    hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&#34;', '"')]),
  );
};

export function visitor(app: Express): Visitor {
  const agent = request.agent(app);
  const HTML = { Host: 'localhost', Accept: 'text/html' };
  const open: Visitor['open'] = async (path) => agent.get(path).set(HTML);
  const sendFrom: Visitor['sendFrom'] = async ({ text }, action, fields = {}) =>
    agent
      .post(action)
      .set(HTML)
      .set('Origin', 'http://localhost')
      .type('form')
      .send({ ...fieldsOf(text, action), ...fields });
  return {
    open,
    sendFrom,
    send: async (page, action, fields) => sendFrom(await open(page), action, fields),
    forge: (action, fields, headers = {}) =>
      agent.post(action).set(HTML).set(headers).type('form').send(fields),
    raw: (action, body, headers) => agent.post(action).set(HTML).set(headers).send(body),
  };
}
