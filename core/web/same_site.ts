/**
 * Only our own pages may change something, not a page of another site in the same browser. Where no module knows people,
 * whoever reaches the server may do everything: then only this machine reaches it, and not by a name that was pointed at us.
 */
import type { Request, RequestHandler } from 'express';
import { isLoopback } from './loopback';
import { problem } from './problem';

/** Methods that change nothing. */
export const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `localhost:3000` -> `localhost`, `[::1]:3000` -> `::1` */
function hostName(host: string): string | undefined {
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return undefined;
  }
}

const foreignHost = (host: string): Error =>
  problem({
    status: 403,
    title: 'Foreign host name',
    detail: `This server knows no people and answers to localhost and 127.0.0.1 alone, not to ${host.slice(0, 100)}.`,
  });

const foreignOrigin = (): Error =>
  problem({
    status: 403,
    title: 'Foreign origin',
    detail: 'A page of another site asked for a change. Open the page here and try again.',
  });

/** Programs send neither header; browsers send at least one with every change. */
function isOwnOrigin(request: Request): boolean {
  const { origin, host = '' } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

/** Refuses requests to a foreign host name. */
export const onlyThisMachine: RequestHandler = (request, _response, next) => {
  const host = request.headers.host ?? '';
  const name = hostName(host);
  if (name === undefined || !isLoopback(name)) throw foreignHost(host);
  next();
};

/** Refuses changes that another site asks for. */
export const onlyOwnPages: RequestHandler = (request, _response, next) => {
  if (!READS.has(request.method) && !isOwnOrigin(request)) throw foreignOrigin();
  next();
};
