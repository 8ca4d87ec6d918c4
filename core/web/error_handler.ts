/** Answers every error there is: thrown, rejected, from a template, from a parser, before and after the headers. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { describeError } from './describe_error';
import { plainErrorPage } from './error_page';
import type { ProblemFacts } from './problem';
import { requestId } from './request_id';
import { safeError } from './safe_log';
import { wantsDocument } from './wants_document';

export interface ErrorOptions {
  readonly log: Logger;
  /** False shows the stack of a fault to whoever asked. Production shows the request id and nothing else. */
  readonly production: boolean;
}

/** What an error template is given: `res.render('errors/404', given)`. */
export interface ErrorPageGiven extends Omit<ProblemFacts, 'headers'> {
  readonly requestId: string;
  /** Of a fault, outside production. */
  readonly stack: string | undefined;
}

function sendDocument(response: Response, { headers: _, ...facts }: ProblemFacts, id: string, stack?: string): void {
  const body = { type: 'about:blank', ...facts, requestId: id, ...(stack !== undefined && { stack }) };
  response.type('application/problem+json').send(JSON.stringify(body));
}

/** Tries `errors/<status>`, then `errors/error`, then the page that needs no template. */
function sendPage(response: Response, given: ErrorPageGiven, log: Logger): void {
  const attempt = (name: string, otherwise: () => void): void =>
    response.render(name, { ...given }, (error: Error | null, html?: string) => {
      if (error === null && html !== undefined) return void response.type('html').send(html);
      if (!error?.message.startsWith('Failed to lookup view')) {
        log.error({ err: safeError(error), template: name }, 'an error page cannot be drawn');
      }
      otherwise();
    });
  attempt(`errors/${given.status}`, () =>
    attempt('errors/error', () =>
      response.type('html').send(plainErrorPage(given, given.requestId, given.stack)),
    ),
  );
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function answer(error: unknown, request: Request, response: Response, { log, production }: ErrorOptions): void {
  const facts = describeError(error);
  const id = requestId(request, response);
  const stack = facts.status === 500 && !production ? stackOf(error) : undefined;
  response.status(facts.status);
  response.set({ ...facts.headers, 'Cache-Control': 'no-store' });
  response.vary('Accept');
  if (wantsDocument(request)) sendDocument(response, facts, id, stack);
  else sendPage(response, { ...facts, requestId: id, stack }, log);
}

/** The last handler of an application. */
export const errorHandler =
  (options: ErrorOptions): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const { log } = options;
    const id = requestId(request, response);
    if (response.headersSent) {
      log.error({ err: error, reqId: id }, 'a request failed after its answer had begun; the connection is closed');
      response.destroy();
      return;
    }
    if (describeError(error).status >= 500) log.error({ err: error, reqId: id }, 'a request failed');
    answer(error, request, response, options);
  };
