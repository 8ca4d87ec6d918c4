/** What somebody does with their own account, in pages. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator } from '../../modules/_system/auth/tests/first_administrator';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';

let host: TestHost;
let ada: Visitor;
let id: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
  id = (await host.models.User.findOne({ where: { username: 'ada' } }))?.id ?? '';
});
afterAll(() => host?.close());

const PAGES = [
  'profile',
  'emails',
  'phones',
  'addresses',
  'links',
  'company',
  'teams',
  'preferences',
  'views',
  'activity',
].map((page) => `/account/${page}`);

test('each page about oneself shows all of them as tabs, and which one it is', async () => {
  for (const page of PAGES) {
    const { status, text, headers } = await ada.open(page);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const tabs = /<nav class="views"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
    expect([...tabs.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual([
      ...PAGES,
      '/account',
      '/account/two-factor',
      '/account/tokens',
    ]);
    expect(/href="([^"]+)" aria-current="page"/.exec(tabs)?.[1]).toBe(page);
  }
});

test('strangers are led to the door from each, and back', async () => {
  const stranger = visitor(host.app);
  for (const page of PAGES)
    expect((await stranger.open(page)).headers['location']).toBe(`/login?next=${encodeURIComponent(page)}`);
});

test('a profile is saved, and what is wrong with it stands at its fields with everything that was typed', async () => {
  const wrong = await ada.send(PAGES[0]!, PAGES[0]!, {
    firstName: 'Ada <b>',
    dateOfBirth: '2024-01-01',
    preferredLanguage: 'Klingon!',
    timeZone: 'Mars/Olympus',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/name="firstName" type="text" value="Ada &lt;b&gt;"/);
  const marked = [...wrong.text.matchAll(/id="(\w+)-e"/g)].map(([, name]) => name);
  expect(marked).toEqual(['dateOfBirth', 'preferredLanguage', 'timeZone']);
  const saved = await ada.send(PAGES[0]!, PAGES[0]!, {
    firstName: 'Ada',
    displayName: 'Countess',
    dateOfBirth: '1985-12-10',
    preferredLanguage: 'pt-br',
    timeZone: 'Europe/Berlin',
  });
  expect(saved.headers['location']).toBe('/account/profile?done=saved');
  expect((await ada.open('/account/profile?done=saved')).text).toContain('Saved.');
  const profile = await host.models.UserProfile.findOne({ where: { userId: id } });
  expect(profile).toMatchObject({ firstName: 'Ada', preferredLanguage: 'pt-BR', timeZone: 'Europe/Berlin' });
  expect((await host.models.User.findByPk(id))?.displayName).toBe('Countess');
});

test('what no form of ours sends is refused by name', async () => {
  const sent = await ada.send(PAGES[0]!, PAGES[0]!, {
    status: 'active',
    preferredLanguage: 'en',
    timeZone: 'UTC',
  });
  expect(sent.status).toBe(400);
  expect(sent.text).toMatch(/<code>status<\/code><span[^>]*>is not known here/);
});

test('a phone number is added, made default and removed; one that nobody could have is refused', async () => {
  const [, , page] = PAGES as [string, string, string];
  const wrong = await ada.send(page, page, { phoneNumber: '+49 123', contactType: 'mobile' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="+49 123"');
  for (const phoneNumber of ['+49 30 901820', '(213) 373-4253'])
    expect((await ada.send(page, page, { phoneNumber, contactType: 'mobile' })).status).toBe(303);
  const rows = () => host.models.UserPhone.findAll({ where: { userId: id }, order: [['createdAt', 'ASC']] });
  const [first, second] = await rows();
  expect([first?.isDefault, second?.isDefault]).toEqual([true, false]);
  await ada.send(page, `${page}/${second?.id}/default`);
  expect((await rows()).map(({ isDefault }) => isDefault)).toEqual([false, true]);
  await ada.send(page, `${page}/${first?.id}/remove`);
  expect((await rows()).map(({ phoneNumber }) => phoneNumber)).toEqual(['+12133734253']);
});

test('an address is added and changed', async () => {
  const page = '/account/addresses';
  const home = { streetLine1: 'Unter den Linden 1', city: 'Berlin', postalCode: '1011', country: 'DE' };
  const wrong = await ada.send(page, page, { ...home, contactType: 'home' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('This is not a postal code of that country.');
  await ada.send(page, page, { ...home, postalCode: '10117', contactType: 'home' });
  const row = await host.models.UserAddress.findOne({ where: { userId: id } });
  const edit = `${page}/${row?.id}`;
  await ada.send(edit, edit, { ...home, streetLine1: 'Unter den Linden 2', postalCode: '10117' });
  expect((await ada.open(`${page}?done=saved`)).text).toMatch(/Unter den Linden 2, Berlin 10117, \w+/);
  expect((await ada.open(`${page}/00000000-0000-7000-8000-000000000000`)).status).toBe(404);
});

test('preferences are kept, and this browser is drawn by them from then on', async () => {
  const page = '/account/preferences';
  const sent = await ada.send(page, page, {
    theme: 'dark',
    density: 'dense',
    language: 'de',
    newsletter: 'true',
  });
  expect(sent.status).toBe(303);
  expect((await ada.open(page)).text).toMatch(/<html lang="en" data-theme="dark" data-density="dense">/);
  expect(await host.models.UserPreference.findOne({ where: { userId: id } })).toMatchObject({
    theme: 'dark',
    density: 'dense',
    emailNotifications: false,
    newsletter: true,
  });
  expect((await ada.send(page, page, { theme: 'dark', density: 'wide', language: 'de' })).status).toBe(422);
});

test('single keys are switched off in the preferences or where they are listed, and stay so', async () => {
  const page = '/account/preferences';
  const kept = async () => (await host.models.UserPreference.findOne({ where: { userId: id } }))?.singleKeys;
  const looks = { theme: 'dark', density: 'dense', language: 'de' };
  await ada.send(page, page, looks);
  expect((await ada.open(page)).text).toContain('<body data-keys="off">');
  expect(await kept()).toBe(false);
  await ada.send('/admin/keys', '/admin/keys', { keys: 'on', back: page });
  expect((await ada.open(page)).text).toContain('<body>');
  expect(await kept()).toBe(true);
  await ada.send('/admin/keys', '/admin/keys', { keys: 'off', back: page });
  await ada.send(page, page, { ...looks, singleKeys: 'true' });
  expect((await ada.open(page)).text).toContain('<body>');
  expect((await ada.send('/admin/keys', '/admin/keys', { keys: 'loud' })).status).toBe(400);
});

describe('an e-mail address', () => {
  const page = '/account/emails';
  const linkIn = (): string =>
    /http:\/\/localhost:\d+(\/account\/confirm\/\S+)/.exec(host.mails.at(-1)?.text ?? '')?.[1] ?? '';
  const rowOf = (email: string) => host.models.UserEmail.findOne({ where: { userId: id, email } });

  test('is shown to be theirs by a link that is mailed to it, once, in any browser', async () => {
    const sent = await ada.send(page, page, { email: 'ada@work.example', contactType: 'work' });
    expect(sent.headers['location']).toBe('/account/emails?done=sent');
    expect(host.mails.at(-1)?.to).toBe('ada@work.example');
    const elsewhere = visitor(host.app);
    const link = linkIn();
    expect((await elsewhere.open(link)).text).toContain('ada@work.example');
    expect((await rowOf('ada@work.example'))?.isVerified).toBe(false);
    expect((await elsewhere.send(link, link)).status).toBe(200);
    expect(await rowOf('ada@work.example')).toMatchObject({ isVerified: true });
    expect((await elsewhere.open(link)).status).toBe(410);
  });

  test('can be asked for again, and only the last link is good', async () => {
    await ada.send(page, page, { email: 'ada@home.example', contactType: 'home' });
    const first = linkIn();
    const row = await rowOf('ada@home.example');
    await ada.send(page, `${page}/${row?.id}/verify`);
    expect((await ada.open(first)).status).toBe(410);
    expect((await ada.open(linkIn())).status).toBe(200);
  });

  test('whose owner has shown it first is not somebody else’s, however good the link', async () => {
    await ada.send(page, page, { email: 'shared@ada.example', contactType: 'work' });
    const link = linkIn();
    const other = await host.models.User.create({
      username: 'other',
      email: 'shared@ada.example',
      emailVerified: true,
    });
    const sent = await ada.send(link, link);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('shared@ada.example belongs to another account.');
    expect((await rowOf('shared@ada.example'))?.isVerified).toBe(false);
    expect((await host.models.UserEmail.findOne({ where: { userId: other.id } }))?.isVerified).toBe(true);
  });

  test('that is the only one stays; somebody else’s is not touched by its id', async () => {
    const other = await host.models.User.create({ username: 'lonely', email: 'lonely@example.com' });
    const theirs = await host.models.UserEmail.findOne({ where: { userId: other.id } });
    const csrf = /name="csrf_token" value="([^"]+)"/.exec((await ada.open(page)).text)?.[1] ?? '';
    const press = async (what: string): Promise<number> =>
      (await ada.forge(`${page}/${theirs?.id}/${what}`, { csrf_token: csrf }, { Origin: 'http://localhost' }))
        .status;
    expect([await press('remove'), await press('default'), await press('verify')]).toEqual([422, 422, 404]);
    expect((await ada.forge(`${page}/${theirs?.id}/verify`, {})).status).toBe(403);
    expect(await host.models.UserEmail.findOne({ where: { userId: other.id } })).toMatchObject({
      isDefault: true,
    });
  });

  test('is changed by those alone who have just shown that it is them: an open browser is not enough', async () => {
    await host.models.UserSession.update(
      { provedAt: new Date(Date.now() - 11 * 60_000) },
      { where: { userId: id } },
    );
    await new Promise((resolve) => setTimeout(resolve, 900));
    const asked = await ada.send(page, page, { email: 'thief@evil.example', contactType: 'primary' });
    expect(asked.status).toBe(403);
    expect(asked.text).toContain('Is it you?');
    expect(await rowOf('thief@evil.example')).toBeNull();
    expect(
      (
        await ada.send('/account/phones', '/account/phones', {
          phoneNumber: '(213) 373-4254',
          contactType: 'work',
        })
      ).status,
    ).toBe(303);
  });
});
