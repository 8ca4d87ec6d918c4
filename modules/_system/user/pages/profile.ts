import { formInput } from 'ordinal-host';
import type { Onboarding } from '../onboarding';
import { MINIMUM_AGE, type UserProfile } from '../domain';
import { orNothing, refusedBy, type Entry, type Values } from './entry';
import { draw, mine, type OwnPages } from './own_page';

const HERE = '/account/profile';
const zones = (): readonly (readonly [string, string])[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => [zone, zone]);

const entries = (): readonly (Entry & { readonly name: keyof UserProfile })[] => [
  {
    name: 'displayName',
    label: 'Display name',
    kind: 'text',
    isOptional: true,
    most: 100,
    help: 'What others see; without it your full name.',
    autocomplete: 'nickname',
  },
  {
    name: 'firstName',
    label: 'First name',
    kind: 'text',
    isOptional: true,
    span: 3,
    most: 100,
    autocomplete: 'given-name',
  },
  {
    name: 'lastName',
    label: 'Last name',
    kind: 'text',
    isOptional: true,
    span: 3,
    most: 100,
    autocomplete: 'family-name',
  },
  {
    name: 'dateOfBirth',
    label: 'Date of birth',
    kind: 'date',
    isOptional: true,
    span: 3,
    help: `At least ${MINIMUM_AGE} years ago.`,
    autocomplete: 'bday',
  },
  { name: 'gender', label: 'Gender', kind: 'text', isOptional: true, span: 3, most: 20, autocomplete: 'sex' },
  {
    name: 'preferredLanguage',
    label: 'Language',
    kind: 'text',
    span: 3,
    most: 35,
    help: 'As in en or pt-BR.',
    autocomplete: 'language',
  },
  { name: 'timeZone', label: 'Time zone', kind: 'choice', span: 3, options: zones() },
  {
    name: 'avatarUrl',
    label: 'Address of a picture',
    kind: 'url',
    isOptional: true,
    most: 500,
    autocomplete: 'photo',
  },
  { name: 'bio', label: 'About you', kind: 'long', isOptional: true, most: 5_000 },
];

/** `GET` and `POST /account/profile` */
export function profilePage(pages: OwnPages & { readonly onboarding: Onboarding }): void {
  const { router, access, tell, me, noting } = pages;
  const fields = entries();
  const title = 'Profile';
  router.get('/profile', access.signedIn(), async (request, response) => {
    const { user, profile } = await mine(pages);
    const values = { preferredLanguage: 'en', timeZone: 'UTC', ...profile };
    draw(
      response,
      'form',
      { title, here: HERE, done: request.query['done'] },
      { entries: fields, values, lead: user.username, steps: await pages.onboarding.card(me().value) },
    );
  });
  router.post('/profile', access.signedIn(), async (request, response) => {
    const values: Values = formInput(
      request,
      fields.map(({ name }) => name),
    );
    const { preferredLanguage = '', timeZone = '', ...texts } = values;
    const changes = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, orNothing(text)]));
    const errors = await refusedBy(() =>
      noting(request, 'profile-changed', async () => {
        await tell.profile(me(), { ...changes, preferredLanguage, timeZone });
        return 'Saved the profile';
      }),
    );
    if (errors.length === 0) return response.redirect(303, `${HERE}?done=saved`);
    draw(response, 'form', { title, here: HERE, errors }, { entries: fields, values, lead: undefined });
  });
}
