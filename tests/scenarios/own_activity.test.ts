/** What somebody did, what they may want to do first, their links and where they work: in pages. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, PASSWORD } from '../../modules/_system/auth/tests/first_administrator';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';

let host: TestHost;
let ada: Visitor;
let userId: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
  userId = (await host.models.User.findOne({ where: { username: 'ada' } }))?.id ?? '';
});
afterAll(() => host?.close());

const lastOf = (kind: string) =>
  host.models.UserActivity.findOne({ where: { userId, kind }, order: [['createdAt', 'DESC']] });

describe('activity', () => {
  const HERE = '/account/activity';

  test('tells of the account, its sessions, password, addresses and links, newest first', async () => {
    const browser = visitor(host.app);
    await browser.send('/login', '/login', { login: 'ada', password: PASSWORD });
    await ada.send('/account', '/account/sessions/end-others');
    await ada.send('/account', '/account/password', {
      current: PASSWORD,
      password: `${PASSWORD}!`,
      again: `${PASSWORD}!`,
    });
    const page = '/account/phones';
    await ada.send(page, page, { phoneNumber: '(213) 373-4253', contactType: 'mobile' });
    const phone = await host.models.UserPhone.findOne({ where: { userId } });
    await ada.send(page, `${page}/${phone?.id ?? ''}/remove`);
    const { status, text, headers } = await ada.open(HERE);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect([...text.matchAll(/<li><div>([^<]*)/g)].map(([, words]) => words)).toEqual([
      'Removed: the phone number +1 213 373 4253',
      'Added the phone number +1 213 373 4253',
      'Changed the password',
      'Signed out everywhere else',
      'Signed in',
      'Made this account, as the first administrator',
    ]);
    expect(await lastOf('signed-in')).toMatchObject({ address: expect.stringMatching(/127\.0\.0\.1|::1/) });
  });

  test('a step that was refused is not told', async () => {
    const page = '/account/phones';
    const before = await host.models.UserActivity.count({ where: { userId } });
    expect((await ada.send(page, page, { phoneNumber: '12', contactType: 'mobile' })).status).toBe(422);
    expect(await host.models.UserActivity.count({ where: { userId } })).toBe(before);
  });

  test('an address that was shown to be theirs is told, whoever followed the link', async () => {
    const page = '/account/emails';
    await ada.send(page, page, { email: 'ada@work.example', contactType: 'work' });
    const link = /(\/account\/confirm\/\S+)/.exec(host.mails.at(-1)?.text ?? '')?.[1] ?? '';
    await visitor(host.app).send(link, link);
    expect(await lastOf('email-verified')).toMatchObject({
      words: 'Showed that mail reaches you at ada@work.example',
    });
  });

  test('what an administrator does is told, without where they are', async () => {
    await ada.send('/admin/auth', `/admin/auth/${userId}/sign-out`);
    const again = visitor(host.app);
    await again.send('/login', '/login', { login: 'ada', password: `${PASSWORD}!` });
    ada = again;
    expect(await lastOf('sessions-ended')).toMatchObject({
      words: 'An administrator signed you out everywhere',
      address: null,
    });
  });

  test('is one’s own alone, and comes in pages', async () => {
    const other = await host.make('User');
    const row = { kind: 'signed-in', createdAt: new Date(Date.now() - 60_000) };
    await host.models.UserActivity.bulkCreate([{ ...row, userId: other.id, words: 'Somebody else' }]);
    await host.models.UserActivity.bulkCreate(
      Array.from({ length: 50 }, (_, at) => ({ ...row, userId, words: `Filler ${at}` })),
    );
    const first = await ada.open(HERE);
    expect(first.text).not.toContain('Somebody else');
    expect(first.text).toContain(`rel="next" href="${HERE}?page=2"`);
    const second = await ada.open(`${HERE}?page=2`);
    expect(second.text).toContain(`rel="prev" href="${HERE}"`);
    expect(second.text).not.toContain('rel="next"');
  });

  test.each(['page=0', 'page=x', 'page=1&page=2', 'page=999999', 'user=1'])('refuses ?%s', async (query) => {
    expect((await ada.open(`${HERE}?${query}`)).status).toBe(400);
  });
});

describe('getting started', () => {
  const stepsIn = (text: string): readonly string[] =>
    [
      ...text.matchAll(/<li><div><span class="pill (?:ok|idle)">([^<]+)<\/span><(?:span|a)[^>]*>([^<]+)/g),
    ].map(([, is, title]) => `${is}: ${title}`);
  const person = async (username: string): Promise<{ readonly browser: Visitor; readonly id: string }> => {
    const { id } = await host.models.User.create({ username, email: `${username}@example.org` });
    const page = `/reset/${await linkFor(id)}`;
    const browser = visitor(host.app);
    await browser.send(page, page, { password: PASSWORD, again: PASSWORD });
    await browser.send('/login', '/login', { login: username, password: PASSWORD });
    return { browser, id };
  };
  const linkFor = async (id: string): Promise<string> => {
    const { text } = await ada.send('/admin/auth', `/admin/auth/${id}/link`);
    return /\/reset\/([\w-]+)/.exec(text)?.[1] ?? '';
  };

  test('shows what is done by what is so, on the first pages of the account, until all is', async () => {
    const { browser, id } = await person('newcomer');
    for (const page of ['/account', '/account/profile'])
      expect(stepsIn((await browser.open(page)).text)).toEqual([
        'To do: Show that your e-mail address is yours',
        'To do: Tell others your name',
        'To do: Choose theme and language',
        'To do: Turn on two-factor',
      ]);
    const page = '/account/preferences';
    const asTheyAre = {
      theme: 'light',
      density: 'normal',
      language: 'en',
      emailNotifications: 'true',
      newsletter: 'true',
    };
    expect((await browser.send(page, page, asTheyAre)).status).toBe(303);
    const user = await host.models.User.findByPk(id);
    await user?.update({ emailVerified: true, displayName: 'New' });
    expect(stepsIn((await browser.open('/account')).text).map((step) => step.split(':')[0])).toEqual([
      'Done',
      'Done',
      'Done',
      'To do',
    ]);
    await host.models.TwoFactorAuth.create({ userId: id, secret: 'x', confirmedAt: new Date() });
    expect(stepsIn((await browser.open('/account')).text)).toEqual([]);
    expect(await host.models.OnboardingStatus.findOne({ where: { userId: id } })).toMatchObject({
      completedAt: expect.any(Date),
      dismissedAt: null,
    });
    // For good: what is undone later does not bring it back.
    await user?.update({ displayName: null });
    expect(stepsIn((await browser.open('/account')).text)).toEqual([]);
  });

  test('goes away for good when it is dismissed, and leads back to where it was', async () => {
    const { browser, id } = await person('busy');
    const action = '/account/getting-started/dismiss';
    expect((await browser.send('/account', action)).headers['location']).toBe('/account');
    expect(stepsIn((await browser.open('/account')).text)).toEqual([]);
    expect(stepsIn((await browser.open('/account/profile')).text)).toEqual([]);
    expect(await host.models.OnboardingStatus.findOne({ where: { userId: id } })).toMatchObject({
      dismissedAt: expect.any(Date),
      completedAt: null,
    });
    const lured = (await person('lured')).browser;
    const out = await lured.send('/account', action, { back: '//evil.example' });
    expect(out.headers['location']).toBe('/account/profile');
  });
});

describe('links', () => {
  const page = '/account/links';
  const rows = () => host.models.SocialLink.findAll({ where: { userId }, order: ['position'] });
  const urls = async () => (await rows()).map(({ url }) => url);

  test('are added, raised and removed; what is wrong stands at its field with what was typed', async () => {
    const wrong = await ada.send(page, page, { network: 'github', url: 'https://evil.example/"ada' });
    expect([wrong.status, /id="url-e"/.test(wrong.text)]).toEqual([422, true]);
    expect(wrong.text).toContain('value="https://evil.example/&#34;ada"');
    expect((await ada.send(page, page, { network: 'website', url: 'javascript:alert(1)' })).status).toBe(422);
    for (const url of ['https://a.example/', 'https://b.example/'])
      expect((await ada.send(page, page, { network: 'website', url })).status).toBe(303);
    expect((await ada.send(page, page, { network: 'website', url: 'https://a.example' })).text).toContain(
      'This link is there already.',
    );
    const [first, second] = await rows();
    await ada.send(page, `${page}/${second?.id ?? ''}/up`);
    expect(await urls()).toEqual(['https://b.example/', 'https://a.example/']);
    await ada.send(page, `${page}/${first?.id ?? ''}/remove`);
    expect(await urls()).toEqual(['https://b.example/']);
    expect(await lastOf('link-removed')).toMatchObject({ words: 'Removed a link: https://a.example/' });
  });

  test('of somebody else are not touched', async () => {
    const other = await host.make('User');
    const theirs = await host.models.SocialLink.create({ userId: other.id, url: 'https://theirs.example/' });
    const csrf = /name="csrf_token" value="([^"]+)"/.exec((await ada.open(page)).text)?.[1] ?? '';
    const origin = { Origin: 'http://localhost' };
    for (const what of ['up', 'remove'])
      expect((await ada.forge(`${page}/${theirs.id}/${what}`, { csrf_token: csrf }, origin)).status).toBe(
        422,
      );
    expect(await host.models.SocialLink.findByPk(theirs.id)).not.toBeNull();
  });

  test('that are added at once do not push each other out', async () => {
    const opened = await ada.open(page);
    const sent = await Promise.all(
      [1, 2, 3].map((at) => ada.sendFrom(opened, page, { network: 'other', url: `https://c.example/${at}` })),
    );
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await rows()).map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  });
});

describe('company', () => {
  const page = '/account/company';
  const row = () => host.models.CompanyInfo.findOne({ where: { userId } });

  test('is saved, changed and emptied; what is wrong stands at its fields', async () => {
    const wrong = await ada.send(page, page, { jobTitle: 'Captain <b>', size: 'huge', website: 'x' });
    expect(wrong.status).toBe(422);
    expect([...wrong.text.matchAll(/id="(\w+)-e"/g)].map(([, name]) => name)).toEqual([
      'name',
      'size',
      'website',
    ]);
    expect(wrong.text).toContain('value="Captain &lt;b&gt;"');
    await ada.send(page, page, { name: 'Sea & Co', size: '2-10', website: 'https://sea.example' });
    expect(await row()).toMatchObject({ name: 'Sea & Co', size: '2-10', website: 'https://sea.example/' });
    expect((await ada.open(page)).text).toContain('value="Sea &amp; Co"');
    await ada.send(page, page, { name: 'Land' });
    expect(await row()).toMatchObject({ name: 'Land', size: null, website: null });
    expect((await ada.send(page, page, {})).headers['location']).toBe(`${page}?done=saved`);
    expect(await row()).toBeNull();
  });
});
