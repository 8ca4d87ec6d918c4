import { formInput } from 'ordinal-host';
import { DENSITIES, type Density, type Preferences } from '../domain';
import { choices, refusedBy, type Entry, type Values } from './entry';
import { draw, mine, type OwnPages } from './own_page';

const HERE = '/account/preferences';
const ENTRIES: readonly (Entry & { readonly name: keyof Preferences })[] = [
  {
    name: 'theme',
    label: 'Theme',
    kind: 'choice',
    span: 3,
    options: choices(['light', 'dark', 'auto']),
    help: 'Auto follows your system.',
  },
  { name: 'density', label: 'Rows', kind: 'choice', span: 3, options: choices(DENSITIES) },
  {
    name: 'language',
    label: 'Language',
    kind: 'text',
    span: 3,
    most: 35,
    help: 'As in en or pt-BR: for mail and for what is translated.',
  },
  {
    name: 'singleKeys',
    label: 'Single-key shortcuts',
    kind: 'switch',
    help: 'J, K, N and others: press ? to see them.',
  },
  { name: 'emailNotifications', label: 'Notifications by e-mail', kind: 'switch' },
  { name: 'smsNotifications', label: 'Notifications by text message', kind: 'switch' },
  { name: 'newsletter', label: 'Newsletter', kind: 'switch' },
];
const YEAR = 365 * 24 * 3600 * 1000;

/** `GET` and `POST /account/preferences` */
export function preferencesPage(pages: OwnPages & { readonly secure: boolean }): void {
  const { router, access, tell, me, models, secure } = pages;
  const title = 'Preferences';
  router.get('/preferences', access.signedIn(), async (request, response) => {
    const { preferences } = (await mine(pages)).user;
    const values = Object.fromEntries(
      Object.entries(preferences).map(([name, value]) => [name, String(value)]),
    );
    draw(
      response,
      'form',
      { title, here: HERE, done: request.query['done'] },
      { entries: ENTRIES, values, lead: undefined },
    );
  });
  router.post('/preferences', access.signedIn(), async (request, response) => {
    const values: Values = formInput(
      request,
      ENTRIES.map(({ name }) => name),
    );
    const { theme = '', density = '', language = '', ...switches } = values;
    const on = Object.fromEntries(Object.entries(switches).map(([name, text]) => [name, text === 'true']));
    const errors = await refusedBy(async () => {
      await tell.preferences(me(), { ...on, theme, language, density: density as Density });
      // Whoever has saved them has looked at them, whether anything was changed or not.
      await models.UserPreference.bulkCreate([{ userId: me().value }], { ignoreDuplicates: true });
    });
    if (errors.length > 0)
      return draw(
        response,
        'form',
        { title, here: HERE, errors },
        { entries: ENTRIES, values, lead: undefined },
      );
    // What a page looks like is known before anybody is asked who they are: this browser is told.
    const options = { maxAge: YEAR, httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
    response.cookie('theme', theme, options).cookie('density', density, options);
    response.cookie('keys', values['singleKeys'] === 'true' ? 'on' : 'off', options);
    response.redirect(303, `${HERE}?done=saved`);
  });
}
