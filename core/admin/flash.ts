/** What was just done, said once on the next page. A cookie of a fixed form: nothing that was typed is in it. */
import type { Request, Response } from 'express';
import { counted } from '../describe';

export interface Notice {
  readonly tone: 'ok' | '';
  readonly text: string;
}

const COOKIE = 'said';
const SENTENCES: Readonly<Record<string, (count: number) => string>> = {
  created: () => 'Saved as a new record.',
  saved: () => 'Saved.',
  same: () => 'Nothing was changed.',
  changed: (count) => `${counted(count, 'record')} changed.`,
  trashed: (count) => `${counted(count, 'record')} moved to trash.`,
  deleted: (count) => `${counted(count, 'record')} deleted for good.`,
};

export type Said = keyof typeof SENTENCES;

/** Leaves a word for the next page. */
export function say(response: Response, said: string, count = 1): void {
  response.cookie(COOKIE, `${said}.${count}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/admin',
    maxAge: 60_000,
  });
}

/** Takes the word that was left, if there is one. */
export function takeNotice(request: Request, response: Response): Notice | undefined {
  const [, said = '', count = '1'] =
    /(?:^|;\s*)said=([a-z]+)\.(\d{1,6})(?:;|$)/.exec(request.headers.cookie ?? '') ?? [];
  const sentence = Object.hasOwn(SENTENCES, said) ? SENTENCES[said] : undefined;
  if (sentence === undefined) return undefined;
  response.clearCookie(COOKIE, { path: '/admin' });
  return { tone: said === 'same' ? '' : 'ok', text: sentence(Number(count)) };
}
