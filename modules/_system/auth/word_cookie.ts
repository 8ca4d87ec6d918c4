/** A random word that a browser keeps, and shows with every request. Tables have its hash alone. */
import { createHash, randomBytes } from 'node:crypto';
import type { ExpressResponse, Request } from 'ordinal-host';

export interface WordCookie {
  /** The word a request came with. */
  wordIn(request: Request): string | undefined;
  /** Its hash. */
  hashIn(request: Request): string | undefined;
  /**
   * Gives the browser a word, and answers its hash. What looks at this request later sees it there already.
   * @param options `word`: not a new one; `seconds` that it is kept for: until the browser is closed, when not said
   */
  give(
    request: Request,
    response: ExpressResponse,
    options?: { readonly word?: string; readonly seconds?: number },
  ): string;
  clear(response: ExpressResponse): void;
}

/** 256 bits; a fast hash is enough for what cannot be guessed. */
export const newWord = (): string => randomBytes(32).toString('base64url');
export const hashOf = (word: string): string => createHash('sha256').update(word).digest('hex');

/** @param secure whether browsers reach the host by HTTPS alone */
export function wordCookie(name: string, secure: boolean): WordCookie {
  const cookie = secure ? `__Host-${name}` : name;
  const settings = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const pattern = new RegExp(`(?:^|;\\s*)${cookie}=([A-Za-z0-9_-]{43})(?=;|$)`);
  const wordIn = (request: Request): string | undefined => pattern.exec(request.headers.cookie ?? '')?.[1];

  return {
    wordIn,
    hashIn(request) {
      const word = wordIn(request);
      return word === undefined ? undefined : hashOf(word);
    },
    give(request, response, { word = newWord(), seconds } = {}) {
      response.cookie(cookie, word, {
        ...settings,
        ...(seconds !== undefined && { maxAge: seconds * 1_000 }),
      });
      const others = (request.headers.cookie ?? '').replace(pattern, '').replace(/^;\s*/, '');
      request.headers.cookie = [others, `${cookie}=${word}`].filter((one) => one !== '').join('; ');
      return hashOf(word);
    },
    clear: (response) => void response.clearCookie(cookie, settings),
  };
}
