import { defineView } from 'ordinal-host';
import { tokensOf } from '../security';
import { activitiesOf, onboardingOf, verificationIn } from '../user';
import { account } from './account';
import { again } from './again';
import { apiTokensOf } from './api_tokens';
import { attemptsOf } from './attempts';
import { authenticatorOf } from './authenticator';
import { forgot } from './forgot';
import { halfWayOf } from './half_way';
import { links } from './links';
import { manage } from './manage';
import { passwordResetsOf } from './password_resets';
import { rateLimitsOf } from './rate_limits';
import { register } from './register';
import { recoveryCodesOf } from './recovery_codes';
import { rememberedOf } from './remembered';
import { secondStep } from './second_step';
import { securitySettingsOf } from './security_settings';
import { sessionsOf } from './sessions';
import { settingsPage } from './settings_page';
import { signIn } from './sign_in';
import { tokensPage } from './tokens_page';
import { twoFactorPage } from './two_factor_page';
import { waysInOf } from './ways_in';

export default defineView((context) => {
  const { router, models, config, secure } = context;
  const tokens = tokensOf(models);
  const settings = securitySettingsOf(models, config);
  const { inForce } = settings;
  const all = {
    ...context,
    sessions: sessionsOf(models, { secure, times: inForce }),
    settings,
    tokens,
    attempts: attemptsOf(models, Date.now, inForce),
    authenticator: authenticatorOf(models),
    recoveryCodes: recoveryCodesOf(models),
    remembered: rememberedOf(models, secure),
    halfWay: halfWayOf(models, tokens, secure),
    limits: rateLimitsOf(models),
    activities: activitiesOf(models),
    onboarding: onboardingOf(context),
    resets: passwordResetsOf(models),
    waysIn: waysInOf(models),
    verification: verificationIn(context),
    apiTokens: apiTokensOf(models),
    isOpen: async () => (await inForce()).registration === 'open',
    shortest: async () => (await inForce()).passwordLength,
  };
  signIn(all);
  secondStep(all);
  again(all);
  forgot(all);
  register(all);
  links(all);
  account(all);
  twoFactorPage(all);
  tokensPage(all);
  manage(all);
  settingsPage(all);
  return router;
});
