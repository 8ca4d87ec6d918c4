/** Signing in, seen from a chair: with a mouse, with keys alone, and without scripts. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { secretIn, shownBy } from '../../modules/_system/auth/tests/authenticator_app';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere, itShowsSoundPages } from './sound_pages';

type Kept = NonNullable<BrowserContextOptions['storageState']>;
const PASSWORD = 'correct horse battery';

describeInBrowser('signing in', () => {
  let stage: Stage;
  let ada: Kept;
  let halfWay: Kept;
  let codes: readonly (string | null)[] = [];
  let resetLink: string;

  /** The link that a start prints, as a path. */
  const firstLink = async (): Promise<string> => {
    const { lines } = await stage.host.host.hooks.filter('host:greeting', { address: '', lines: [] });
    return /\/setup\/\S+/.exec(lines.join('\n'))?.[0] ?? '';
  };
  /** Where the page has put the cursor, which it does a moment after it is there. */
  const type = async (page: Page, ...keys: readonly string[]): Promise<void> => {
    await page.waitForFunction("document.activeElement?.tagName === 'INPUT'");
    for (const key of keys) {
      if (key === 'Tab' || key === 'Enter') await page.keyboard.press(key);
      else await page.keyboard.type(key);
    }
  };
  const path = (page: Page): string => new URL(page.url()).pathname;
  const enter = async (page: Page, login: string, password: string): Promise<void> => {
    await page.goto(`${stage.base}/login`);
    await page.fill('#login', login);
    await page.fill('#password', password);
    await page.click('button.pri');
  };

  beforeAll(async () => {
    stage = await openStage({ modules: ['access', 'customers'] });
  });
  afterAll(() => stage.close());

  it('makes the first administrator from the printed link, by keys alone', async () => {
    const page = await stage.open();
    await page.goto(stage.base + (await firstLink()));
    await type(page, 'ada', 'Tab', 'ada@example.org', 'Tab', PASSWORD, 'Tab', PASSWORD, 'Enter');
    await page.waitForURL('**/admin');
    expect(await page.textContent('.who')).toContain('ada');
    ada = await page.context().storageState();
  });

  it('leads a stranger through the door to the page they wanted, without scripts', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await page.goto(`${stage.base}/admin/customers/customers?q=marine`);
    expect(path(page)).toBe('/login');
    await page.fill('#login', 'ada');
    await page.fill('#password', PASSWORD);
    await page.click('button.pri');
    expect(page.url()).toBe(`${stage.base}/admin/customers/customers?q=marine`);
    await page.click('.who form button.lnk');
    expect(path(page)).toBe('/login');
    await page.goto(`${stage.base}/admin`);
    expect(path(page)).toBe('/login');
  });

  it('lets somebody in by a link, who sees what their role holds and no more', async () => {
    const page = await stage.open({ storageState: ada });
    await page.goto(`${stage.base}/admin/auth`);
    await page.click('tr:has-text("Grace Hopper") >> text=Link');
    resetLink = new URL((await page.textContent('.note code')) ?? '').pathname;
    const { models } = stage.host;
    const user = await models.User.findOne({ where: { username: 'grace' } });
    const role = await models.Role.findOne({ where: { name: 'moderator' } });
    const permission = await models.Permission.create({ name: 'customers.read' });
    await models.UserRole.create({ userId: user?.id ?? '', roleId: role?.id ?? '' });
    await models.RolePermission.create({ roleId: role?.id ?? '', permissionId: permission.id });

    const hers = await stage.open();
    await hers.goto(stage.base + resetLink);
    await hers.fill('#password', 'a few words are easy');
    await hers.fill('#again', 'a few words are easy');
    await hers.click('button.pri');
    await enter(hers, 'grace', 'a few words are easy');
    expect(path(hers)).toBe('/account');
    const links = await hers.$$eval('nav.rail a[href^="/admin"]', (all) =>
      all.map((one) => one.getAttribute('href')),
    );
    expect(links).toEqual(['/admin/customers', '/admin/customers/customers']);
    await hers.goto(`${stage.base}/admin/user/users`);
    expect(await hers.textContent('main')).toContain('users.read');
    stage.complaints.splice(0);
  });

  it('shuts the door after five failures, and says for how long', async () => {
    const page = await stage.open();
    for (let tries = 0; tries < 6; tries += 1) await enter(page, 'tomas', 'not the password');
    expect(await page.textContent('[role=alert]')).toMatch(/stays shut for 1[45] minutes more/);
    stage.complaints.splice(0);
  });

  it('signs every other browser out when the password changes', async () => {
    const [here, there] = [await stage.open(), await stage.open()];
    for (const page of [here, there]) await enter(page, 'ada', PASSWORD);
    await here.goto(`${stage.base}/account`);
    await here.fill('#current', PASSWORD);
    await here.fill('#password', `${PASSWORD} staple`);
    await here.fill('#again', `${PASSWORD} staple`);
    await here.click('text="Change the password" >> nth=-1');
    await here.waitForTimeout(900);
    await there.goto(`${stage.base}/account`);
    expect(path(there)).toBe('/login');
    await here.goto(`${stage.base}/account`);
    expect(path(here)).toBe('/account');
    ada = await here.context().storageState();
  });

  it('lets somebody back in by a link that was mailed to them', async () => {
    const { models, mails } = stage.host;
    await models.User.update({ email: 'ines@ordinal.example' }, { where: { username: 'ines' } });
    const page = await stage.open();
    await page.goto(`${stage.base}/login`);
    await page.click('text=Forgotten password');
    await page.fill('#login', 'ines');
    await page.click('button.pri');
    await page.waitForSelector('text=Look at your mail');
    let link: string | undefined;
    for (let tries = 0; link === undefined && tries < 100; tries += 1) {
      link = /https?:\/\/[^/]+(\/reset\/\S+)/.exec(mails.at(-1)?.text ?? '')?.[1];
      if (link === undefined) await page.waitForTimeout(20);
    }
    await page.goto(stage.base + String(link));
    await page.fill('#password', 'nine words that nobody else knows');
    await page.fill('#again', 'nine words that nobody else knows');
    await page.click('button.pri');
    await enter(page, 'ines', 'nine words that nobody else knows');
    expect(path(page)).toBe('/account');
    await page.click('nav.views >> text=Phones');
    await page.fill('#phoneNumber', '+49 30 901820');
    await page.click('main button.pri');
    expect(await page.textContent('.own-list')).toContain('+49 30 901820');
    stage.complaints.splice(0);
  });

  it('turns two-factor on from the account page, and signs in with a code and with a recovery code', async () => {
    const page = await stage.open({ storageState: ada });
    await page.goto(`${stage.base}/account`);
    await page.click('text=Two-factor');
    await page.click('text=Set up');
    const secret = secretIn(await page.content());
    expect(await faultsHere(page)).toEqual([]);
    await page.fill('#code', shownBy(secret));
    await page.click('text=Turn it on');
    codes = await page.$$eval('ol li', (all) => all.map((one) => one.textContent));
    expect(codes).toHaveLength(10);
    expect(await faultsHere(page)).toEqual([]);
    await page.click('text=I have kept them');
    expect(await page.textContent('main')).toContain('10 left');
    ada = await page.context().storageState();

    const other = await stage.open();
    await enter(other, 'ada', `${PASSWORD} staple`);
    expect(path(other)).toBe('/sign-in/second');
    halfWay = await other.context().storageState();
    await type(other, shownBy(secret, 1), 'Tab', ' ', 'Enter');
    await other.waitForURL('**/admin');
    await other.goto(`${stage.base}/account/two-factor`);
    expect(await other.textContent('#browsers')).toContain('Chrome on Linux');

    const third = await stage.open();
    await enter(third, 'ada', `${PASSWORD} staple`);
    await third.click('text=No phone at hand?');
    await third.fill('#recovery', codes[0] ?? '');
    await third.click('text=Use this code');
    await third.waitForURL('**/admin');
  });

  it('asks again before something sensitive, and keeps what was sent', async () => {
    const page = await stage.open({ storageState: ada });
    const provedAt = new Date(Date.now() - 11 * 60_000);
    await stage.host.models.UserSession.update({ provedAt }, { where: {} });
    await page.waitForTimeout(900);
    const wanted = `${stage.base}/admin/access?role=premium`;
    await page.goto(wanted);
    await page.check('[name="customers.read"]', { force: true });
    await page.click('text=Save Premium');
    expect(await page.textContent('main')).toContain('Nothing has been done yet');
    expect(await faultsHere(page)).toEqual([]);
    await page.click('text=No phone at hand?');
    await page.fill('#recovery', codes[1] ?? '');
    await page.click('text=Use this code');
    expect(await faultsHere(page)).toEqual([]);
    await page.click('text=Send it once more');
    expect(await page.textContent('.note.ok')).toContain('Premium user gains 1 permission');
    ada = await page.context().storageState();
    stage.complaints.splice(0);
  });

  describe('pages of strangers', () => {
    itShowsSoundPages(
      () => stage,
      () => ['/login', '/forgot'],
    );
  });

  describe('the page of those who are half-way in', () => {
    itShowsSoundPages(
      () => stage,
      () => ['/sign-in/second'],
      () => ({ storageState: halfWay }),
    );
  });

  describe('pages of those who are in', () => {
    itShowsSoundPages(
      () => stage,
      () => [
        '/account',
        '/account/profile',
        '/account/emails',
        '/account/phones',
        '/account/addresses',
        '/account/preferences',
        '/account/two-factor',
        '/account/tokens',
        '/sign-in/again',
        '/admin/auth',
        '/admin/auth/settings',
        '/admin/security/encryption',
      ],
      () => ({ storageState: ada }),
    );
  });
});
