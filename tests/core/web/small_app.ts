/** An application with every guard and no database, for one promise at a time. */
import express, { type Express, type Router } from 'express';
import type { DestinationStream } from 'pino';
import { methodsAt } from '../../../core/mount';
import * as web from '../../../core/web';

export interface SmallApp {
  readonly app: Express;
  /** Log lines, parsed. */
  readonly lines: Record<string, unknown>[];
}

/** @param routes adds what the test asks for */
export function smallApp(routes: (app: Router) => void, { production = true } = {}): SmallApp {
  const lines: Record<string, unknown>[] = [];
  const destination: DestinationStream = { write: (line) => void lines.push(JSON.parse(line)) };
  const log = web.createLog({ level: 'info', destination });
  const app = express();
  app.disable('x-powered-by');
  web.useFlatQuery(app);
  app.use(
    web.requestLog(log),
    web.securityHeaders({ secure: false }),
    web.onlyThisMachine,
    web.onlyOwnPages,
    web.checkAddress,
  );
  app.use(web.readBody, web.actAs(web.developmentIdentity));
  routes(app);
  app.use(web.notFound((path) => methodsAt(app.router, path)));
  app.use(web.errorHandler({ log, production }));
  return { app, lines };
}
