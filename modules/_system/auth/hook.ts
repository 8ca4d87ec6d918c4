import { defineHooks, op, type HookContext } from 'ordinal-host';
import { tokensOf } from '../security';
import { attemptsOf } from './attempts';
import { rateLimitsOf } from './rate_limits';
import { hasAuthenticator } from './authenticator';
import { endTrust } from './end_trust';
import { FIRST_ADMINISTRATOR } from './purposes';
import { TWO_FACTOR } from './two_factor_drawing';

const DAY = 24 * 3600;

/** Until somebody can sign in, every start prints a link that makes the first administrator, once. Old trust ends. */
export default defineHooks(({ models, actor }: HookContext) => ({
  ...endTrust(models, actor),
  'host:ready': {
    failure: 'log',
    run: async () => {
      await attemptsOf(models).sweep();
      await rateLimitsOf(models).sweep();
      const expired = { where: { expiresAt: { [op.lte]: new Date() } } };
      await models.UserSession.destroy(expired);
      await models.RememberedDevice.destroy(expired);
    },
  },
  filters: {
    'user:onboarding': async ({ userId, steps }) => {
      const isDone = await hasAuthenticator(models, userId);
      const step = { name: 'two-factor', title: 'Turn on two-factor', to: TWO_FACTOR, isDone };
      return { userId, steps: [...steps, step] };
    },
    'host:greeting': {
      failure: 'log',
      async run({ address, lines }) {
        const someone = await models.User.findOne({ where: { passwordHash: { [op.ne]: null } } });
        if (someone !== null) return { address, lines };
        const word = await tokensOf(models).issue(FIRST_ADMINISTRATOR, null, DAY);
        const link = `Nobody can sign in yet. This link makes the first administrator, once, within a day:\n${address}/setup/${word}`;
        return { address, lines: [...lines, link] };
      },
    },
  },
}));
