/** Answers every error there is: thrown, rejected, from a template, from a parser, before and after the headers. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Helper } from '../declare';
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
  /** Whom somebody may ask who lacks a permission; without it nobody is named. */
  readonly help?: (permission: string) => Promise<readonly Helper[]>;
}

/** What an error template is given: `res.render('errors/404', given)`. */
export interface ErrorPageGiven extends Omit<ProblemFacts, 'headers'> {
  readonly requestId: string;
  /** Of a fault, outside production. */
  readonly stack: string | undefined;
  /** Who can help somebody who lacks a permission. */
  readonly helpers: readonly Helper[];
}

function sendDocument(
  response: Response,
  { headers: _, ...facts }: ProblemFacts,
  id: string,
  stack?: string,
): void {
  const body = { type: 'about:blank', ...facts, requestId: id, ...(stack !== undefined && { stack }) };
  response.type('application/problem+json').send(JSON.stringify(body));
}

/** Draws a template; nothing when there is none, or when it fails itself. */
const drawn = (
  response: Response,
  name: string,
  given: ErrorPageGiven,
  log: Logger,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const failed = (error: unknown): void => {
      const isMissing = error instanceof Error && error.message.startsWith('Failed to lookup view');
      if (!isMissing) log.error({ err: safeError(error), template: name }, 'an error page cannot be drawn');
      resolve(undefined);
    };
    try {
      response.render(name, { ...given }, (error: Error | null, html?: string) => {
        if (error !== null || html === undefined) failed(error);
        // Before anybody knows who asks there is no frame to draw in: half a page is none.
        else resolve(/^\s*<!doctype/i.test(html) ? html : undefined);
      });
    } catch (error) {
      failed(error);
    }
  });

/** Tries `errors/<status>`, then `errors/error`, then the page that needs no template. */
async function sendPage(response: Response, given: ErrorPageGiven, log: Logger): Promise<void> {
  const html =
    (await drawn(response, `errors/${given.status}`, given, log)) ??
    (await drawn(response, 'errors/error', given, log)) ??
    plainErrorPage(given, given.requestId, given.stack);
  if (!response.headersSent) response.type('html').send(html);
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

async function answer(
  error: unknown,
  request: Request,
  response: Response,
  { log, production, help }: ErrorOptions,
): Promise<void> {
  const facts = describeError(error);
  const id = requestId(request, response);
  const stack = facts.status === 500 && !production ? stackOf(error) : undefined;
  response.status(facts.status);
  response.set({ ...facts.headers, 'Cache-Control': 'no-store' });
  response.vary('Accept');
  if (wantsDocument(request)) return sendDocument(response, facts, id, stack);
  // A page that only says no is better than none.
  const helpers =
    facts.permission === undefined ? [] : ((await help?.(facts.permission).catch(() => [])) ?? []);
  await sendPage(response, { ...facts, requestId: id, stack, helpers }, log);
}

/** The last handler of an application. */
export const errorHandler =
  (options: ErrorOptions): ErrorRequestHandler =>
  async (error: unknown, request, response, _next) => {
    const { log } = options;
    const id = requestId(request, response);
    if (response.headersSent) {
      log.error(
        { err: error, requestId: id },
        'a request failed after its answer had begun; the connection is closed',
      );
      response.destroy();
      return;
    }
    if (describeError(error).status >= 500) log.error({ err: error, requestId: id }, 'a request failed');
    await answer(error, request, response, options);
  };
