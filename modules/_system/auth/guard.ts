import { defineGuard, type Identity, type Request } from 'ordinal-host';
import { apiTokensOf } from './api_tokens';
import { bearerOf } from './bearer';
import { firewall } from './firewall';
import { rateLimitsOf } from './rate_limits';
import { mustSetUp } from './must_set_up';
import { securitySettingsOf } from './security_settings';
import { sessionsOf } from './sessions';
import { freshly } from './step_up';
import { waysInOf } from './ways_in';

export default defineGuard(({ models, hooks, config, secure }) => {
  const settings = securitySettingsOf(models, config);
  const sessions = sessionsOf(models, { secure, times: settings.inForce });
  const bearer = bearerOf({
    tokens: apiTokensOf(models),
    limits: rateLimitsOf(models),
    waysIn: waysInOf(models),
  });
  const identify = async (request: Request): Promise<Identity | undefined> =>
    bearer.identify(request) ?? sessions.identify(request);
  return {
    identifying: {
      before: [firewall(models), bearer.before, mustSetUp({ models, hooks, settings, identify })],
      identify,
      provesItself: (request) => bearer.identify(request) !== undefined,
      sessionOf: (request) => sessions.nameOf(request),
      signIn: '/login',
      signOut: '/logout',
      account: '/account',
      prove: freshly({ models }),
    },
  };
});
