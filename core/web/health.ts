/** Two questions for whoever runs the process: does it live, and may it be sent requests. */
import { Router, type RequestHandler } from 'express';

/** `ready` takes requests; the other two are on the way up and down. */
export type ServingState = 'starting' | 'ready' | 'closing';

export interface HealthOptions {
  /** The policy of both: `access.public()`. */
  readonly policy: RequestHandler;
  readonly state: () => ServingState;
  /** Asks the database; answers in its own time limit and never throws. */
  readonly database: () => Promise<{ readonly ok: boolean; readonly reason?: string }>;
}

/** Seconds after which asking again makes sense. */
export const RETRY_AFTER = 5;

const answer =
  (status: number, body: object): RequestHandler =>
  (_request, response) => {
    response.status(status).set('Cache-Control', 'no-store').json(body);
  };

/**
 * `/health/live` needs nothing but the process; `/health/ready` needs the database and a host that is not closing.
 * Reasons are not told: whoever runs the process finds them in the log.
 */
export function healthRouter({ policy, state, database }: HealthOptions): Router {
  const router = Router();
  router.get('/health/live', policy, answer(200, { status: 'live' }));
  router.get('/health/ready', policy, async (request, response, next) => {
    const serving = state();
    const isThere = serving === 'ready' && (await database()).ok;
    if (isThere) return void answer(200, { status: 'ready', database: 'ready' })(request, response, next);
    response.set('Retry-After', String(RETRY_AFTER));
    const body = serving === 'ready' ? { status: 'waiting', database: 'away' } : { status: serving };
    answer(503, body)(request, response, next);
  });
  return router;
}
