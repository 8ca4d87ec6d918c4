/** Bodies of requests: forms and JSON, limited in size, number and depth. */
import express, { type RequestHandler } from 'express';
import { inspectValue } from './inspect_value';
import { LIMITS } from './limits';

const lookThrough: RequestHandler = (request, _response, next) => {
  inspectValue(request.body);
  next();
};

/** Reads a body into `request.body`; requests of other types keep theirs unread. */
export const readBody: RequestHandler[] = [
  express.json({ limit: LIMITS.bodyBytes, type: ['json', '+json'] }),
  express.urlencoded({ limit: LIMITS.bodyBytes, extended: false, parameterLimit: LIMITS.parameters }),
  lookThrough,
];
