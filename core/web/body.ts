/** Bodies of requests: forms and JSON, limited in size, number and depth. */
import express, { type RequestHandler } from 'express';
import { inspectValue } from './inspect_value';
import { LIMITS } from './limits';
import { refuseBrokenBytes, refuseBrokenEscapes } from './malformed';

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
