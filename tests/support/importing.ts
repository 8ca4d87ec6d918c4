/** Brings files to a host as a browser does: the form is opened, filled in and sent. */
import { load } from 'cheerio';
import type request from 'supertest';
import type { Response } from 'supertest';

const HTML = { Host: 'localhost', Accept: 'text/html', Origin: 'http://localhost' };
const tokenIn = (html: string): string => /name="csrf_token" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** One line of the table of refused rows. */
export interface ShownRefusal {
  readonly line: string;
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

export interface Importer {
  /** Sends a file; answers where it is now. */
  bring(list: string, content: string | Buffer, name?: string): Promise<string>;
  /** The same, with the whole answer. */
  upload(list: string, content: string | Buffer, name?: string): Promise<Response>;
  open(path: string): Promise<Response>;
  /** Sends the form of a run as it stands, with these fields in place of its own. */
  send(run: string, does: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  json(run: string): Promise<Run>;
  /** Waits until nothing is at work on it. */
  settled(run: string): Promise<Run>;
  refused(run: string): Promise<string>;
}

export interface Run {
  readonly state: string;
  readonly isAtWork: boolean;
  readonly created: number;
  readonly updated: number;
  readonly same: number;
  readonly refused: number;
  readonly position: number;
  readonly problem: string | null;
  readonly samples: readonly { line: number; name: string; field: string; value: string; reason: string }[];
  readonly plan: { readonly targets: readonly (string | null)[]; readonly key: string | null; bare: boolean };
}

/** @param agent the browser of somebody who is signed in */
export function importer(agent: ReturnType<typeof request.agent>): Importer {
  const open: Importer['open'] = async (path) => agent.get(path).set(HTML);
  const upload: Importer['upload'] = async (list, content, name = 'records.csv') => {
    const { text } = await open(`${list}/import`);
    return agent
      .post(`${list}/import`)
      .set(HTML)
      .field('csrf_token', tokenIn(text))
      .attach('file', Buffer.from(content), { filename: name, contentType: 'text/csv' });
  };
  const json: Importer['json'] = async (run) => {
    const { body } = await agent.get(run).set({ ...HTML, Accept: 'application/json' });
    return body as Run;
  };
  return {
    open,
    upload,
    json,
    async bring(list, content, name) {
      const answer = await upload(list, content, name);
      if (answer.status !== 303) throw new Error(`${answer.status}: ${answer.text.slice(0, 2000)}`);
      return String(answer.headers['location']);
    },
    async send(run, does, fields = {}) {
      const { text } = await open(run);
      const $ = load(text);
      const own = $('[form=imp], form[action] input[name="csrf_token"]')
        .toArray()
        .flatMap((element): [string, string][] => {
          const name = $(element).attr('name') ?? '';
          if (element.tagName === 'button') return [];
          if ($(element).attr('type') === 'checkbox' && $(element).attr('checked') === undefined) return [];
          return [[name, String($(element).val() ?? '')]];
        });
      return agent
        .post(run)
        .set(HTML)
        .type('form')
        .send({ ...Object.fromEntries(own), ...fields, '~do': does });
    },
    async settled(run) {
      for (let tries = 0; tries < 1_200; tries += 1) {
        const now = await json(run);
        if (!now.isAtWork) return now;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${run} is still at work`);
    },
    async refused(run) {
      const answer = await agent.get(`${run}/refused`).set(HTML).buffer(true);
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      return answer.text;
    },
  };
}
