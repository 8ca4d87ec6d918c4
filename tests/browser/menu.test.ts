/** Arranging the menu with a mouse, with keys, without scripts, and what somebody else sees of it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { itShowsSoundPages } from './sound_pages';
import { tokensOf } from '../../modules/_system/security';
import { aSecond, grant } from '../../modules/_system/menu/tests/person';

type Kept = NonNullable<BrowserContextOptions['storageState']>;
const HERE = '/admin/menu';
const PASSWORD = 'correct horse battery';
const [MODULES, MODELS, MIGRATIONS] = ['modules', 'models', 'migrations'].map(
  (page) => `/admin/system/${page}`,
) as [string, string, string];

describeInBrowser('the menu', () => {
  let stage: Stage;
  let ada: Kept;
  let grace: Kept;

  beforeAll(async () => {
    stage = await openStage({ modules: ['menu', 'customers'] });
    await stage.host.ready();
    ada = await administrator(stage);
    await grant(
      stage.host,
      'moderator',
      'system.modules.read',
      'system.models.read',
      'system.migrations.read',
    );
    grace = await letIn(stage, 'grace', 'moderator');
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    await stage.host.models.MenuLink.destroy({ where: {} });
    await stage.host.models.MenuTier.destroy({ where: {} });
    await aSecond();
  });

  const open = (options: BrowserContextOptions = {}): Promise<Page> =>
    stage.open({ storageState: ada, ...options });
  const arranging = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await open(options);
    await page.goto(stage.base + HERE);
    return page;
  };
  const railOf = (page: Page): Promise<string[]> =>
    page.$$eval('.rail a[href^="/"]', (all) => all.map(({ href }) => new URL(href).pathname));
  /** Those of these addresses that the rail has, in its order. */
  const inRail = async (page: Page, ...addresses: string[]): Promise<string[]> =>
    (await railOf(page)).filter((address) => addresses.includes(address));
  const hers = async (...addresses: string[]): Promise<string[]> => {
    const page = await stage.open({ storageState: grace });
    await page.goto(`${stage.base}/account`);
    return inRail(page, ...addresses);
  };
  const row = (address: string): string => `[data-address="${address}"]`;

  itShowsSoundPages(
    () => ({ ...stage, open }),
    () => [
      HERE,
      `${HERE}/links/edit?at=${encodeURIComponent('/admin/customers')}`,
      `${HERE}/links/new`,
      `${HERE}/groups/new`,
      '/menu/quick',
      '/admin/customers/customers',
    ],
  );

  it('is arranged by drag and drop, within a group and into another, and others see it', async () => {
    const page = await arranging();
    await page.dragAndDrop(row(MIGRATIONS), row(MODULES), { targetPosition: { x: 200, y: 4 } });
    await page.waitForURL(/did=place/);
    expect(await inRail(page, MODULES, MODELS, MIGRATIONS)).toEqual([MIGRATIONS, MODULES, MODELS]);
    await page.dragAndDrop(row(MODELS), row('/account'), { targetPosition: { x: 200, y: 40 } });
    await page.waitForURL(/models/);
    expect(await inRail(page, MODULES, MODELS, '/account')).toEqual([MODULES, '/account', MODELS]);
    await aSecond();
    expect(await hers(MIGRATIONS, MODULES, MODELS, '/account')).toEqual([
      MIGRATIONS,
      MODULES,
      '/account',
      MODELS,
    ]);
  });

  it('lets a whole group be dragged', async () => {
    const page = await arranging();
    await page.dragAndDrop('[data-group=you] header h2', '[data-group=system]', {
      targetPosition: { x: 200, y: 10 },
    });
    await page.waitForURL(/did=place/);
    expect(await inRail(page, MODULES, '/account')).toEqual(['/account', MODULES]);
  });

  it('is arranged by keyboard, and the key stays under the finger', async () => {
    const page = await arranging();
    // The page gives the key its place once it has been read: what counts is that it gets there.
    const isFocused = (value: string): Promise<unknown> =>
      page.waitForFunction(`document.activeElement?.value === ${JSON.stringify(value)}`);
    await page.focus(`button[value="down link ${MODULES}"]`);
    for (const order of [
      [MODELS, MODULES, MIGRATIONS],
      [MODELS, MIGRATIONS, MODULES],
    ]) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await isFocused(`down link ${MODULES}`);
      expect(await inRail(page, MODULES, MODELS, MIGRATIONS)).toEqual(order);
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Alt+ArrowUp')]);
    await isFocused(`up link ${MODULES}`);
    expect(await inRail(page, MODULES, MODELS, MIGRATIONS)).toEqual([MODELS, MODULES, MIGRATIONS]);
  });

  it('is arranged without scripts: a link is renamed and narrowed to a role, and is gone for others', async () => {
    const page = await arranging({ javaScriptEnabled: false });
    await page.click(`${row(MODULES)} a[aria-label="Change Modules"]`);
    await page.fill('#title', 'What runs');
    await page.click('label:has-text("Only these roles")');
    await page.check('[name="role.admin"]');
    await page.click('text=Save link');
    expect(await page.textContent('.note.ok')).toContain('What runs is saved.');
    expect(await page.textContent(row(MODULES))).toContain('only Administrator');
    expect(await page.textContent('.rail')).toContain('What runs');
    await aSecond();
    expect(await hers(MODULES, MODELS)).toEqual([MODELS]);
  });

  it('grows for somebody else when the matrix gives their role a permission', async () => {
    const customers = '/admin/customers/customers';
    expect(await hers(customers)).toEqual([]);
    const page = await open();
    await page.goto(`${stage.base}/admin/access?role=moderator`);
    await page.check('[name="customers.read"]', { force: true });
    await page.click('text=Save Moderator');
    expect(await page.textContent('.note.ok')).toContain('Moderator gains 1 permission');
    await aSecond();
    expect(await hers(customers)).toEqual([customers]);
  });

  it('begins with what somebody has put a star at', async () => {
    const page = await open();
    await page.goto(`${stage.base}/admin/customers/customers`);
    expect(await page.evaluate<number>('scrollY')).toBe(0);
    await page.click('[aria-label="Add to quick links"]');
    await page.waitForSelector('[aria-label="Take out of quick links"]');
    expect((await railOf(page)).slice(0, 2)).toEqual(['/admin', '/admin/customers/customers']);
    expect(stage.complaints.splice(0)).toEqual([]);
  });
});

const keep = (page: Page): Promise<Kept> => page.context().storageState();

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.click('main button.pri');
}

/** Signs in by the link of the first start. */
async function administrator({ host, base, open }: Stage): Promise<Kept> {
  const page = await open();
  await page.goto(
    `${base}/setup/${await tokensOf(host.models).issue('auth.first_administrator', null, 600)}`,
  );
  await fill(page, { username: 'ada', email: 'ada@example.org', password: PASSWORD, again: PASSWORD });
  await page.waitForURL(/\/admin$/);
  return keep(page);
}

/** Somebody of the demo, with a role. */
async function letIn({ host, base, open }: Stage, username: string, role: string): Promise<Kept> {
  const { models } = host;
  const userId = (await models.User.findOne({ where: { username } }))?.id ?? '';
  const roleId = (await models.Role.findOne({ where: { name: role } }))?.id ?? '';
  await models.UserRole.create({ userId, roleId });
  const page = await open();
  await page.goto(`${base}/reset/${await tokensOf(models).issue('auth.new_password', userId, 600)}`);
  await fill(page, { password: PASSWORD, again: PASSWORD });
  await page.goto(`${base}/login`);
  await fill(page, { login: username, password: PASSWORD });
  await page.waitForURL(/\/account$/);
  return keep(page);
}
