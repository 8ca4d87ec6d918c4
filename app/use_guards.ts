import type { Express, Router } from 'express';
import * as web from '../core/web';
import type { AppOptions } from './app_options';
import { isSecure, type Guarding } from './guarding';

/** What every request goes through before a route sees it; the order is the point. */
export function useGuards(
  app: Express,
  { log, config }: AppOptions,
  health: Router,
  { first, knowsPeople }: Guarding,
): void {
  app.disable('x-powered-by');
  // Express's own last handler, which only a fault in ours could reach, shows stacks in any other environment.
  app.set('env', 'production');
  web.useFlatQuery(app);
  app.set('trust proxy', config.trustProxy);
  app.use(web.requestLog(log), web.securityHeaders({ secure: isSecure(config) }), web.compress());
  // Whoever watches over the host is answered also where a guard cannot read its tables. Without a guard nobody but this
  // machine is.
  if (knowsPeople) app.use(health);
  app.use(...first, web.onlyOwnPages, web.checkAddress);
  if (!knowsPeople) app.use(health);
}
