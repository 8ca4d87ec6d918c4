/** Mail that did not go out: what a person would have received, for whoever develops. */
import type { RequestHandler } from 'express';
import type { KeptMail } from '../../mail';
import { onlyParameters, wantsJson } from '../answer';
import { refusal } from '../problem';

const HERE = '/admin/system/mailbox';
/** Nobody looks further back: the files are still there. */
const MOST = 100;

/** A message's text in pieces, so that its addresses can be followed. */
interface Piece {
  readonly text: string;
  readonly to?: string;
}
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const { 0: to, index } of text.matchAll(ADDRESS)) {
    found.push({ text: text.slice(from, index) }, { text: to, to });
    from = index + to.length;
  }
  return [...found, { text: text.slice(from) }];
}

/** `GET /admin/system/mailbox` */
export const showMailbox =
  (mailbox: KeptMail): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const messages = await mailbox.list(MOST);
    if (wantsJson(request)) return void response.json({ messages });
    response.render('admin/mailbox', {
      title: 'Mailbox',
      crumbs: [{ text: 'System' }, { text: 'Mailbox' }],
      active: HERE,
      messages,
      most: MOST,
    });
  };

/** `GET /admin/system/mailbox/:id` */
export const showMessage =
  (mailbox: KeptMail): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const message = await mailbox.read(String(request.params['id']));
    if (message === undefined) throw refusal(404, 'Not found', 'There is no such message.');
    if (wantsJson(request)) return void response.json(message);
    response.render('admin/message', {
      title: message.subject || 'Without a subject',
      crumbs: [
        { text: 'System' },
        { text: 'Mailbox', to: HERE },
        { text: message.subject || 'Without a subject' },
      ],
      active: HERE,
      message,
      pieces: pieces(message.text),
    });
  };
