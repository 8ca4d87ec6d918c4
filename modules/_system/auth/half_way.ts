/**
 * Between the password and the second factor: a browser that has shown the one and not the other. It has no session,
 * only a word that is good for five minutes and once. The word is a row and not a signed cookie: so a new password and a
 * lost account end it at once, and of two requests that come with it one is let in.
 */
import type { ExpressResponse, Instance, Models, Request } from 'ordinal-host';
import type { Tokens } from '../security';
import { SECOND_FACTOR } from './purposes';
import { wordCookie } from './word_cookie';

export interface HalfWay {
  begin(userId: string, request: Request, response: ExpressResponse): Promise<void>;
  /** Who stands half-way in; nobody where the five minutes are over. */
  whose(request: Request): Promise<Instance<'User'> | null>;
  /** They are in: answers false where another request was first. */
  end(request: Request, response: ExpressResponse): Promise<boolean>;
}

const SECONDS = 5 * 60;

export function halfWayOf({ User }: Pick<Models, 'User'>, tokens: Tokens, secure: boolean): HalfWay {
  const cookie = wordCookie('half-way', secure);
  return {
    async begin(userId, request, response) {
      // Beside others: who signs in elsewhere at the same time is not thrown back.
      const word = await tokens.issue(SECOND_FACTOR, userId, SECONDS, true);
      cookie.give(request, response, { word, seconds: SECONDS });
    },
    async whose(request) {
      const word = cookie.wordIn(request);
      const found = word === undefined ? undefined : await tokens.look(SECOND_FACTOR, word);
      return found?.subjectId == null
        ? null
        : User.findOne({ where: { id: found.subjectId, status: 'active' } });
    },
    async end(request, response) {
      const word = cookie.wordIn(request);
      cookie.clear(response);
      return word !== undefined && (await tokens.redeem(SECOND_FACTOR, word)) !== undefined;
    },
  };
}
