/** One log line for each answer: what was asked, what was answered, how long it took. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { requestId } from './request_id';
import { safeError, safeUrl } from './safe_log';

type Asked = IncomingMessage & { readonly originalUrl?: string; readonly id?: unknown };

const asked = (request: Asked): object => ({
  method: request.method,
  url: safeUrl(request.originalUrl ?? request.url ?? ''),
  remoteAddress: request.socket.remoteAddress,
});

/** What is wrong with a request is its sender's business: only faults of the server are loud, and kept. */
const levelOf = (_request: IncomingMessage, response: ServerResponse, error?: Error): 'error' | 'info' =>
  error !== undefined || response.statusCode >= 500 ? 'error' : 'info';

/** Names each request and logs its answer. `request.log` writes lines that carry the same name. */
export const requestLog = (log: Logger): RequestHandler =>
  pinoHttp({
    logger: log,
    genReqId: requestId,
    // One name for it in every line, also in those that are written while the request runs.
    customProps: (request) => ({ requestId: request.id }),
    wrapSerializers: false,
    serializers: {
      req: asked,
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: safeError,
    },
    // Somebody asks for the health every few seconds, and nobody reads that he did.
    autoLogging: { ignore: (request) => request.url?.startsWith('/health/') === true },
    customLogLevel: levelOf,
    customSuccessMessage: (request, response) => `${request.method ?? ''} ${response.statusCode}`,
    customErrorMessage: (request, response) => `${request.method ?? ''} ${response.statusCode}`,
  });
