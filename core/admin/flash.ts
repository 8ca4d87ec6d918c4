/** What was just done, said once on the next page. A cookie of a fixed form: nothing that was typed is in it. */
import type { Request, Response } from 'express';
import { may } from '../actor';
import { counted } from '../describe';
import type { Admin } from './context';

export interface Notice {
  readonly tone: 'ok' | '';
  readonly text: string;
  /** What a form posts, and where, to reverse it. */
  readonly undo?: { readonly action: string; readonly operation: string | undefined };
}

/** A deletion that can be reversed, or a run of many. */
export interface Undoing {
  readonly table: string;
  /** Of the record, or of the run. */
  readonly id: string;
  /** Nothing for a run. */
  readonly operation?: string;
}

const COOKIE = 'said';
const SENTENCES: Readonly<Record<string, (count: number) => string>> = {
  created: () => 'Saved as a new record.',
  saved: () => 'Saved.',
  same: () => 'Nothing was changed.',
  changed: (count) => `${counted(count, 'record')} changed.`,
  trashed: (count) => `${counted(count, 'record')} moved to trash.`,
  restored: (count) => `Restored ${counted(count, 'record')}.`,
  back: () => 'Restored as it was.',
  deleted: (count) => `${counted(count, 'record')} deleted for good.`,
};

export type Said = keyof typeof SENTENCES;

const WORD = /^([a-z]+)\.(\d{1,6})(?:\.([a-z]\w{0,62})\.([\da-f-]{36})(?:\.([\da-f-]{36}))?)?$/;

/** Leaves a word for the next page. */
export function say(response: Response, said: string, count = 1, undoing?: Undoing): void {
  const { table, id, operation } = undoing ?? {};
  const undo = [table, id, operation].map((word) => (word === undefined ? '' : `.${word}`)).join('');
  response.cookie(COOKIE, `${said}.${count}${undo}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/admin',
    maxAge: 60_000,
  });
}

/** Takes the word that was left, if there is one. */
export function takeNotice(admin: Admin, request: Request, response: Response): Notice | undefined {
  const given = /(?:^|;\s*)said=([^;\s]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const [, said = '', count = '1', table, id = '', operation] = WORD.exec(given) ?? [];
  const sentence = Object.hasOwn(SENTENCES, said) ? SENTENCES[said] : undefined;
  if (sentence === undefined) return undefined;
  response.clearCookie(COOKIE, { path: '/admin' });
  const page = table === undefined ? undefined : admin.pageOf(table);
  return {
    tone: said === 'same' ? '' : 'ok',
    text: sentence(Number(count)),
    ...(page?.softDelete === true &&
      may(`${page.table}.delete`) && {
        undo: {
          action:
            operation === undefined ? `${page.path}/bulk/${id}/undo` : `${page.path}/trash/${id}/restore`,
          operation,
        },
      }),
  };
}
