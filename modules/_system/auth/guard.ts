import { defineGuard } from 'ordinal-host';
import { firewall } from './firewall';
import { sessionsOf, sessionTimes } from './sessions';
import { freshly } from './step_up';

export default defineGuard(({ models, config, secure }) => {
  const sessions = sessionsOf(models, { secure, ...sessionTimes(config) });
  return {
    identifying: {
      before: [firewall(models)],
      identify: (request) => sessions.identify(request),
      sessionOf: (request) => sessions.nameOf(request),
      signIn: '/login',
      signOut: '/logout',
      account: '/account',
      prove: freshly({ models }),
    },
  };
});
