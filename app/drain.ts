/** Closes a server so that no request it has accepted fails. */
import { Server as TcpServer } from 'node:net';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** In milliseconds. */
export interface DrainTimes {
  /** How long a connection without a request may stay, so that a request on its way is still answered. */
  readonly idle: number;
  /** When requests that still run are cut off. */
  readonly deadline: number;
}

export const DRAIN_TIMES: DrainTimes = { idle: 1_000, deadline: 10_000 };

const LOOK_AGAIN = 50;

/** Watches a server from its first request on; answers the function that closes it. */
export function drainable(server: Server): (times?: DrainTimes) => Promise<'drained' | 'cut off'> {
  const running = new Set<ServerResponse>();
  let closing = false;
  const lastOne = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (closing) lastOne(response);
  });

  return async ({ idle, deadline } = DRAIN_TIMES) => {
    closing = true;
    for (const response of running) lastOne(response);
    // Node's own close would cut idle connections at once, among them those on which a request is on its way.
    const closed = new Promise<void>(
      (resolve) => void TcpServer.prototype.close.call(server, () => resolve()),
    );
    const began = performance.now();
    const watch = setInterval(() => {
      if (performance.now() - began >= idle) server.closeIdleConnections();
    }, LOOK_AGAIN);
    let end: 'drained' | 'cut off' = 'drained';
    const limit = setTimeout(() => {
      if (running.size > 0) end = 'cut off';
      server.closeAllConnections();
    }, deadline);
    await closed;
    clearInterval(watch);
    clearTimeout(limit);
    return end;
  };
}
