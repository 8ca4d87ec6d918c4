/**
 * Texts that programs break on, through every text field of the forms about accounts, roles and settings. Each comes back
 * exactly, in the form that is drawn again or from where it was stored, or it is refused with words. None is a fault of ours.
 *
 * Every text goes through every form, and every field of a form gets its share of them: one request carries as many
 * texts as the form has fields, each text in one, and the fields take turns.
 */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, PASSWORD } from '../../modules/_system/auth/tests/first_administrator';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';
import { formsIn, untouched, wordsOf, type PageForm } from '../support/forms';
import { NAUGHTY } from '../support/naughty_strings';

let host: TestHost;
let ada: Visitor;
beforeAll(async () => {
  process.env['REGISTRATION'] = 'open';
  host = await startTestHost({ modules: ['access', 'settings'], seed: 'needed' });
  ada = await firstAdministrator(host);
});
afterAll(async () => {
  delete process.env['REGISTRATION'];
  await host?.close();
});

const ALL = Object.values(NAUGHTY).flat();

type Values = Readonly<Record<string, string>>;

type Tidied = Readonly<Record<string, (text: string) => string>>;

interface Surface {
  /** The page with the form. */
  readonly page: string;
  /** Where it goes to, where that is not the page. */
  readonly to?: string;
  /** What is sent in fields that refuse a text, or are not about texts. @param at differs each time */
  readonly good: (at: number) => Values;
  /** Fields that are not drawn again with what was typed. */
  readonly silent?: readonly string[];
  /** By a stranger. */
  readonly atTheDoor?: boolean;
  /** What is stored where that is not what was typed: blanks around it, another way to write the same letter. */
  readonly tidied?: Tidied;
  /** The page that shows what was stored, in a form; without one nothing is. */
  readonly shown?: () => Promise<string>;
  /** Where it is taken, a new session begins, in which the form holds another token. */
  readonly renews?: true;
  /** What the rest of the host would count or keep, undone. */
  readonly clear?: () => Promise<unknown>;
}

const forget = async (): Promise<void> => {
  await host.models.LoginAttempt.destroy({ where: {} });
  await host.models.RateLimit.destroy({ where: {} });
};
const address = async (): Promise<string> =>
  `/account/addresses/${(await host.models.UserAddress.findOne())?.id ?? ''}`;
/** Ids grow. */
const newest: [string, string][] = [['id', 'DESC']];
const editOf = (list: string, row: { readonly id: string } | null): string => `${list}/${row?.id ?? ''}/edit`;

const trimmed = (text: string): string => text.trim();
const composed = (text: string): string => text.normalize('NFC').trim();
/** Numbers of JSON are those of JavaScript; objects are laid out. */
const json = (text: string): string => JSON.stringify(JSON.parse(text), null, 2);
/** `NaN` names a language: it is written `nan`. */
const locale = (text: string): string => Intl.getCanonicalLocales(text.trim())[0] ?? text;
const allBy = (tidy: (text: string) => string, ...names: readonly string[]): Tidied =>
  Object.fromEntries(names.map((name) => [name, tidy]));

const ROLES = '/admin/access/roles';
const RULES = '/admin/access/rules/records/new';
const SETTINGS = '/admin/settings/application-settings';
const HOME = {
  streetLine1: 'Unter den Linden 1',
  city: 'Berlin',
  postalCode: '10117',
  country: 'DE',
  contactType: 'home',
};

const SURFACES: Readonly<Record<string, Surface>> = {
  'the profile': {
    page: '/account/profile',
    good: () => ({ preferredLanguage: 'en', timeZone: 'UTC' }),
    tidied: {
      ...allBy(composed, 'displayName', 'firstName', 'lastName', 'gender'),
      ...allBy(trimmed, 'bio', 'avatarUrl', 'dateOfBirth'),
      preferredLanguage: locale,
    },
    shown: () => Promise.resolve('/account/profile'),
  },
  preferences: {
    page: '/account/preferences',
    good: () => ({ theme: 'dark', density: 'normal', language: 'en' }),
    tidied: { language: locale },
    shown: () => Promise.resolve('/account/preferences'),
  },
  'a new e-mail address': {
    page: '/account/emails',
    good: (at) => ({ email: `one${at}@a.example`, contactType: 'home' }),
    clear: () => host.models.UserEmail.destroy({ where: { isDefault: false } }),
  },
  'a new phone number': {
    page: '/account/phones',
    good: () => ({ phoneNumber: '+49 30 901820', contactType: 'home' }),
    clear: () => host.models.UserPhone.destroy({ where: {} }),
  },
  'a new address': {
    page: '/account/addresses',
    good: () => HOME,
    tidied: allBy(composed, 'streetLine1', 'streetLine2', 'city', 'state'),
    shown: address,
    clear: () => host.models.UserAddress.destroy({ where: {} }),
  },
  'a new link': {
    page: '/account/links',
    good: (at) => ({ network: 'website', url: `https://a.example/${at}` }),
    clear: () => host.models.SocialLink.destroy({ where: {} }),
  },
  'the company': {
    page: '/account/company',
    good: () => ({ name: 'Sea', size: '', website: '' }),
    tidied: {
      ...allBy(composed, 'name', 'jobTitle', 'industry', 'vatNumber'),
      website: (text) => (text.trim() === '' ? '' : new URL(text.trim()).href),
      size: trimmed,
    },
    shown: () => Promise.resolve('/account/company'),
  },
  'a new team': {
    page: '/account/teams',
    good: () => ({ name: 'Harbour' }),
    clear: () => host.models.Team.destroy({ where: {} }),
  },
  'a team': {
    page: '/account/teams',
    good: () => ({ name: 'Harbour' }),
    tidied: { name: composed, description: trimmed },
    shown: async () => `/account/teams/${(await host.models.Team.findOne({ order: newest }))?.id ?? ''}`,
    clear: () => host.models.Team.destroy({ where: {} }),
  },
  'a new password': {
    page: '/account',
    to: '/account/password',
    good: () => ({}),
    silent: ['current', 'password', 'again'],
  },
  'a proof': {
    page: '/sign-in/again',
    good: () => ({ password: PASSWORD, next: '/', kept: '' }),
    silent: ['password', 'next'],
    renews: true,
    clear: forget,
  },
  'signing in': {
    page: '/login',
    good: () => ({ login: 'nobody', password: 'x', next: '/' }),
    silent: ['password', 'next'],
    atTheDoor: true,
    clear: forget,
  },
  'a forgotten password': {
    page: '/forgot',
    good: () => ({ login: 'nobody' }),
    silent: ['login'],
    atTheDoor: true,
    clear: forget,
  },
  registration: {
    page: '/register',
    good: (at) => ({
      username: `visitor${at}`,
      email: `visitor${at}@a.example`,
      password: PASSWORD,
      again: PASSWORD,
    }),
    silent: ['password', 'again'],
    atTheDoor: true,
    clear: forget,
  },
  'a role': {
    page: `${ROLES}/new`,
    good: (at) => ({ name: `role-${at}`, title: 'Title' }),
    shown: async () => editOf(ROLES, await host.models.Role.findOne({ order: newest })),
  },
  'a rule': {
    page: RULES,
    silent: ['role', 'table'],
    good: (at) => ({
      role: 'user',
      name: `Rule ${at}`,
      table: 'users',
      condition: 'f.status=active',
      'action.read': 'on',
    }),
    tidied: { name: trimmed },
    shown: async () =>
      `/admin/access/rules/records/${(await host.models.RecordRule.findOne({ order: newest }))?.id ?? ''}`,
    clear: () => host.models.RecordRule.destroy({ where: {} }),
  },
  'a token for a program': {
    page: '/account/tokens',
    silent: ['scope', 'days'],
    good: () => ({ name: 'Reports', scope: 'read', days: '90' }),
    clear: () => host.models.UserSecurityToken.destroy({ where: {} }),
  },
  'a saved view': {
    page: `${ROLES}?f.builtIn=true`,
    to: '/account/views',
    good: () => ({ table: 'roles', query: 'f.builtIn=true' }),
    clear: () => host.models.SavedSearch.destroy({ where: {} }),
  },
  'a setting': {
    page: `${SETTINGS}/new`,
    tidied: { value: json },
    good: (at) => ({ key: `setting.at${at}`, label: 'Label', value: '1' }),
    shown: async () => editOf(SETTINGS, await host.models.ApplicationSetting.findOne({ order: newest })),
  },
};

const isText = ({ kind, name }: PageForm['fields'][number]): boolean =>
  name !== '' && name !== 'csrf_token' && !['checkbox', 'radio', 'submit'].includes(kind);
/** Where a value stands in a page, lines end with one sign. */
const asShown = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
/** Choices nobody made are many, and take a parser a while; so does what stands around a form. */
const OTHER_CHOICE = /<option value="[^"]*">[^<]*<\/option>/g;
const FORM = /<form\b[\s\S]*?<\/form>/g;
const formAt = (html: string, { page, to = page }: Pick<Surface, 'page' | 'to'>): PageForm => {
  const forms = html.replaceAll(OTHER_CHOICE, '').match(FORM) ?? [];
  const own = forms.filter((one) => one.includes(`action="${to}"`) || !/^<form\b[^>]* action=/.test(one));
  const form = formsIn(own.join(''), page).find(({ action, method }) => method === 'post' && action === to);
  if (form === undefined) throw new Error(`${page} has no form to ${to}`);
  return form;
};
/** Fields of a form that hold something else than was sent. */
const otherwise = (form: PageForm, sent: Values, names: readonly string[]): readonly string[] =>
  names.filter(
    (name) =>
      asShown(form.fields.find((one) => one.name === name)?.value ?? '') !== asShown(sent[name] ?? ''),
  );

interface Opened {
  readonly by: Visitor;
  form: PageForm;
}

const formOf = async (by: Visitor, surface: Surface): Promise<PageForm> =>
  formAt((await by.open(surface.page)).text, surface);

class Tried {
  readonly faults: string[] = [];
  /** Texts that came back or were refused: all of them in the end. */
  readonly done = new Set<string>();
  stored = 0;
}

/** A text for each of some fields. */
type Texts = readonly (readonly [field: string, text: string])[];

/** As many texts at once as the form has fields. From one request to the next each field moves on by one. */
function requestsOf(form: PageForm, texts: readonly string[]): readonly Texts[] {
  const names = form.fields.filter(isText).map(({ name }) => name);
  return Array.from({ length: Math.ceil(texts.length / names.length) }, (_, turn) =>
    texts
      .slice(turn * names.length, (turn + 1) * names.length)
      .map((text, place) => [names[(place + turn) % names.length] ?? '', text] as const),
  );
}

let at = 0;
/** Some texts in one request; then those again that were not what it was refused for, so that they are stored. */
async function tryThese(surface: Surface, opened: Opened, texts: Texts, tried: Tried): Promise<void> {
  const { page, to = page, silent = [], good, tidied = {}, shown, clear } = surface;
  const { by, form } = opened;
  at += 1;
  let left = texts;
  for (let round = 0; round < 3 && left.length > 0; round += 1) {
    const sent: Values = { ...untouched(form), ...good(at), ...Object.fromEntries(left) };
    const answer = await by.forge(to, sent, { Origin: 'http://localhost' });
    const fields = left.map(([name]) => name);
    const say = (what: string): void =>
      void tried.faults.push(
        `${JSON.stringify(left.map(([name, text]) => [name, text.slice(0, 60)]))}: ${what}`,
      );
    if (answer.status >= 500) return say(`answered ${answer.status}`);
    if (answer.status === 400 && left.length > 1) {
      // Refused as a whole for one of them: whose fault it is shows when they come apart.
      const half = left.length >> 1;
      await tryThese(surface, opened, left.slice(0, half), tried);
      return tryThese(surface, opened, left.slice(half), tried);
    }
    for (const [, text] of left) tried.done.add(text);
    if (answer.status === 400) {
      if (!/must not hold|stand for no text/.test(wordsOf(answer.text))) say('refused without words');
      return;
    }
    if (answer.status < 400) {
      tried.stored += left.length;
      if (shown !== undefined) {
        const there = await shown();
        const kept = formAt((await ada.open(there)).text, { ...surface, page: there, to: there });
        const tidy = (name: string): string => (tidied[name] ?? ((same: string) => same))(sent[name] ?? '');
        const stored = Object.fromEntries(fields.map((name) => [name, tidy(name)]));
        for (const name of otherwise(kept, stored, fields)) say(`${name} came back otherwise`);
      }
      await clear?.();
      if (surface.renews === true) opened.form = await formOf(by, surface);
      return;
    }
    if (answer.status !== 422) return say(`answered ${answer.status}`);
    const again = formAt(answer.text, surface);
    for (const name of otherwise(
      again,
      sent,
      fields.filter((one) => !silent.includes(one)),
    ))
      say(`${name} is lost`);
    const wrong = wrongIn(answer.text);
    if (wrong.length === 0 && !/role="alert"/.test(answer.text)) say('refused without words');
    await clear?.();
    if (wrong.length === 0) return;
    left = left.filter(([name]) => !wrong.includes(name) && !silent.includes(name));
  }
}

/** Fields that are marked as wrong, each with a sentence. */
const wrongIn = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="err" id="(\w+)-e">/g)].map(([, name = '']) => name);

test.each(Object.entries(SURFACES))(
  '%s takes each of them exactly, or refuses it with words',
  async (_, surface) => {
    const by = surface.atTheDoor ? visitor(host.app) : ada;
    const opened: Opened = { by, form: await formOf(by, surface) };
    const tried = new Tried();
    for (const texts of requestsOf(opened.form, ALL)) await tryThese(surface, opened, texts, tried);
    expect(tried.faults).toEqual([]);
    expect(ALL.filter((text) => !tried.done.has(text))).toEqual([]);
    if (surface.shown !== undefined) expect(tried.stored).toBeGreaterThan(0);
  },
);

test('a page that does not escape, and one that drops a sign, would be found', () => {
  const page = (value: string): string =>
    `<form method="post" action="/a"><input name="one" value="${value}"></form>`;
  const found = (write: (text: string) => string): number =>
    ALL.filter((text) => !text.includes('\0')).filter(
      (text) => otherwise(formAt(page(write(text)), { page: '/a' }), { one: text }, ['one']).length > 0,
    ).length;
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;');
  expect(found(escaped)).toBe(0);
  expect(found((text) => text.replaceAll('"', '&#34;'))).toBeGreaterThan(3);
  expect(found((text) => escaped(text.replaceAll('\u200d', '')))).toBeGreaterThan(0);
  expect(found((text) => text.replaceAll('&', '&amp;'))).toBeGreaterThan(5);
});
