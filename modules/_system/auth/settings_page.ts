/** `/admin/auth/settings`: what an administrator changes about sign-in while the host runs. */
import { formInput, type ExpressResponse, type Request, type ViewContext, type Wrong } from 'ordinal-host';
import type { SecuritySettings } from './security_settings';
import { RULES, SETTING_NAMES, type SettingName } from './setting_rules';
import { freshly } from './step_up';

export interface SettingsPage extends Pick<ViewContext, 'router' | 'models' | 'access' | 'transaction'> {
  readonly settings: SecuritySettings;
}

const HERE = '/admin/auth/settings';

interface Drawn {
  readonly input?: Readonly<Record<SettingName, string>>;
  readonly errors?: readonly Wrong[];
  readonly isSaved?: boolean;
}

export function settingsPage(context: SettingsPage): void {
  const { router, access, transaction, settings } = context;

  const draw = async (
    request: Request,
    response: ExpressResponse,
    { input, errors = [], isSaved = false }: Drawn = {},
  ): Promise<void> => {
    const standing = await settings.standing();
    response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 422 : 200);
    if (request.accepts(['html', 'json']) === 'json')
      return void response.json(
        errors.length > 0
          ? { errors }
          : { settings: standing.map(({ name, text, from }) => ({ name, value: text, from })) },
      );
    response.render('auth/settings', {
      title: 'Sign-in settings',
      crumbs: [{ text: 'Sign-in', to: '/admin/auth' }, { text: 'Settings' }],
      active: '/admin/auth',
      here: HERE,
      settings: standing.map((one) => {
        const { label, help, unit, choices } = RULES[one.name];
        return {
          ...one,
          label,
          help,
          unit,
          choices,
          typed: input?.[one.name] ?? (one.from === 'page' ? one.text : ''),
        };
      }),
      errors,
      isSaved,
    });
  };

  router.get(HERE, access('auth.manage'), (request, response) => draw(request, response));

  router.post(HERE, access('auth.manage'), freshly(context), async (request, response) => {
    const given = formInput(request, SETTING_NAMES);
    const input = Object.fromEntries(SETTING_NAMES.map((name) => [name, given[name].trim()])) as typeof given;
    const errors = SETTING_NAMES.flatMap((name): Wrong[] => {
      if (input[name] === '') return [];
      const read = RULES[name].read(input[name]);
      return 'wrong' in read ? [{ name, message: read.wrong }] : [];
    });
    if (errors.length === 0) await transaction(() => settings.save(input));
    await draw(request, response, errors.length > 0 ? { input, errors } : { isSaved: true });
  });
}
