/** Single keys that do something: on, unless this browser was told otherwise. Who dictates needs them off. */
import { Router, type RequestHandler } from 'express';
import { actor } from '../../actor';
import { addressHere, type Access, type EventCatalogue } from '../../declare';
import { onlyReadBody } from '../../web';
import { refusal } from '../problem';
import { keepChoice } from './keep_choice';

const COOKIE = 'keys';

/** Reads the choice out of a cookie header. */
export const hasSingleKeys = (cookies: string | undefined): boolean =>
  !/(?:^|;\s*)keys=off(?:;|$)/.test(cookies ?? '');

export type KeysChosen = (chosen: EventCatalogue['host:keys']) => Promise<void>;

const choose =
  (chosen: KeysChosen | undefined): RequestHandler =>
  async (request, response) => {
    const { keys, back } = (request.body ?? {}) as Record<string, unknown>;
    if (keys !== 'on' && keys !== 'off') {
      const message = 'must be on or off';
      throw refusal(400, 'Choice not understood', `keys ${message}.`, [{ name: 'keys', message }]);
    }
    const identity = actor();
    if (identity !== undefined) await chosen?.({ identity, on: keys === 'on' });
    keepChoice(request, response, COOKIE, keys);
    response.redirect(303, addressHere(back, '/admin/keys'));
  };

/** `POST /keys` */
export function singleKeysRouter(access: Access, chosen?: KeysChosen): Router {
  const router = Router();
  router.post('/keys', access.public(), onlyReadBody, choose(chosen));
  return router;
}
