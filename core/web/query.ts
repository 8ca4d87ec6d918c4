/** The part of an address behind the question mark: flat, limited, and looked through before any route sees it. */
import { parse, type ParsedUrlQuery } from 'node:querystring';
import type { Application, RequestHandler } from 'express';
import { inspectValue } from './inspect_value';
import { LIMITS } from './limits';
import { refuseBrokenEscapes } from './malformed';
import { problem } from './problem';

const tooMany = (): Error =>
  problem({
    status: 400,
    title: 'Too many parameters',
    detail: `An address may carry ${LIMITS.parameters} parameters.`,
  });

const parseQuery = (text: string | null): ParsedUrlQuery =>
  parse(text ?? '', undefined, undefined, { maxKeys: LIMITS.parameters });

/** Names are taken as they stand: `a[b]=1` is a parameter called `a[b]`, never an object. */
export function useFlatQuery(app: Application): void {
  app.set('query parser', parseQuery);
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw problem({
      status: 400,
      title: 'Malformed address',
      detail: 'The address holds a % that stands for nothing.',
    });
  }
};

/** Refuses addresses with too many parameters, with text that cannot be stored or with a broken escape. */
export const checkAddress: RequestHandler = (request, _response, next) => {
  const [path = '', ...rest] = request.originalUrl.split('?');
  if (rest.join('?').split('&', LIMITS.parameters + 1).length > LIMITS.parameters) throw tooMany();
  refuseBrokenEscapes(rest.join('?'));
  inspectValue(decoded(path), 'The address');
  inspectValue(request.query);
  next();
};
