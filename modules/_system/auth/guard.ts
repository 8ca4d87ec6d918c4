import { defineGuard } from 'ordinal-host';
import { apiTokensOf } from './api_tokens';
import { bearerOf } from './bearer';
import { firewall } from './firewall';
import { rateLimitsOf } from './rate_limits';
import { sessionsOf, sessionTimes } from './sessions';
import { freshly } from './step_up';

export default defineGuard(({ models, config, secure }) => {
  const sessions = sessionsOf(models, { secure, ...sessionTimes(config) });
  const bearer = bearerOf({ tokens: apiTokensOf(models), limits: rateLimitsOf(models) });
  return {
    identifying: {
      before: [firewall(models), bearer.before],
      identify: (request) => bearer.identify(request) ?? sessions.identify(request),
      provesItself: (request) => bearer.identify(request) !== undefined,
      sessionOf: (request) => sessions.nameOf(request),
      signIn: '/login',
      signOut: '/logout',
      account: '/account',
      prove: freshly({ models }),
    },
  };
});
