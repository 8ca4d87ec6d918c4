/** Bodies of requests: forms and JSON, limited in size, number and depth. */
import express, { type Request, type RequestHandler } from 'express';
import { inspectValue } from './inspect_value';
import { LIMITS } from './limits';
import { refuseBrokenBytes, refuseBrokenEscapes } from './malformed';
import { problem } from './problem';

const lookThrough: RequestHandler = (request, _response, next) => {
  inspectValue(request.body);
  next();
};

/** Looks at a body before it is taken apart: what is no UTF-8 would be changed without a word. */
const verify = (_request: unknown, _response: unknown, bytes: Buffer, encoding: string): void => {
  if (encoding === 'utf-8') refuseBrokenBytes(bytes);
};
const verifyForm: typeof verify = (request, response, bytes, encoding) => {
  verify(request, response, bytes, encoding);
  if (encoding === 'utf-8') refuseBrokenEscapes(bytes.toString());
};

/** Reads a body into `request.body`; requests of other types keep theirs unread. */
export const readBody: RequestHandler[] = [
  express.json({ limit: LIMITS.bodyBytes, type: ['json', '+json'], verify }),
  express.urlencoded({
    limit: LIMITS.bodyBytes,
    extended: false,
    parameterLimit: LIMITS.parameters,
    verify: verifyForm,
  }),
  lookThrough,
];

const READ_TYPES = ['application/x-www-form-urlencoded', 'application/json'];

/** Whether a request brings anything; browsers and programs also send empty bodies of no type. */
const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Refuses a body that was left unread: what somebody sent is never dropped and then called a success. */
export const onlyReadBody: RequestHandler = (request, _response, next) => {
  if (!hasBody(request) || typeof request.is(['urlencoded', 'json', '+json']) === 'string') return next();
  const type = request.headers['content-type'];
  throw problem({
    status: 415,
    title: 'Unsupported type',
    detail: `A body ${type === undefined ? 'without a type' : `of the type ${type.slice(0, 100)}`} is not read here; send ${READ_TYPES.join(' or ')}.`,
    headers: { 'Accept-Post': READ_TYPES.join(', ') },
  });
};
