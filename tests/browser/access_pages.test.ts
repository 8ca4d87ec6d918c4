/** The matrix of permissions and its explanations, for somebody who has signed in. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { tokensOf } from '../../modules/_system/security';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { itShowsSoundPages } from './sound_pages';

const HERE = '/admin/access';

describeInBrowser('the pages of access', () => {
  let stage: Stage;
  let storageState: NonNullable<BrowserContextOptions['storageState']>;
  let rule: string;
  let group: string;

  beforeAll(async () => {
    stage = await openStage({ modules: ['access', 'customers'] });
    await stage.host.ready();
    const { models } = stage.host;
    const moderator = await models.Role.findOne({ where: { name: 'moderator' } });
    const ines = await models.User.findOne({ where: { username: 'ines' } });
    await models.UserRole.create({ userId: ines?.id ?? '', roleId: moderator?.id ?? '' });
    storageState = await administrator(stage);
    const roleId = moderator?.id ?? '';
    const own = { roleId, table: 'customers', name: 'Own customers', condition: 'f.createdBy=me' };
    rule = (await models.RecordRule.create(own)).id;
    await models.FieldRule.create({ roleId, table: 'customers', field: 'email', effect: 'hidden' });
    group = (await models.PermissionGroup.create({ title: 'Sales' })).id;
    const ada = await models.User.findOne({ where: { username: 'ada' } });
    const view = { userId: ada?.id ?? '', table: 'customers', title: 'Leads', query: 'f.status=lead' };
    await models.SavedSearch.create(view);
  });
  afterAll(() => stage?.close());

  const open = (options: BrowserContextOptions = {}): Promise<Page> =>
    stage.open({ storageState, ...options });
  const grantsOf = (): Promise<number> => stage.host.models.RolePermission.count();

  itShowsSoundPages(
    () => ({ ...stage, open }),
    () => [
      `${HERE}?role=moderator`,
      `${HERE}?role=admin`,
      `${HERE}?role=premium&q=customers&saved=2.1`,
      `${HERE}?q=nothing-of-the-kind`,
      `${HERE}/explain`,
      `${HERE}/explain?user=ines&permission=customers.delete`,
      `${HERE}?role=moderator&group=${group}`,
      `${HERE}/rules?role=moderator`,
      `${HERE}/rules/records/new?role=moderator&table=customers&condition=f.status%3Dlead`,
      `${HERE}/rules/records/${rule}`,
      `${HERE}/rules/fields?role=moderator&table=customers`,
      '/admin/customers/customers?f.status=lead',
      '/account/views',
    ],
  );

  it('makes a rule of a list that is filtered, without scripts, and a file of it', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${stage.base}/admin/customers/customers?f.status=dormant`);
    await page.click('[aria-label="Keep these filters as a rule"]');
    expect(await page.inputValue('[name=condition]')).toBe('f.status=dormant');
    await page.selectOption('[name=role]', 'premium');
    await page.fill('[name=name]', 'Dormant ones');
    await page.click('text=Add rule');
    expect(await page.textContent('main')).toContain('Status is Dormant');
    await page.goto(`${stage.base}/admin/customers/customers?f.status=dormant`);
    await page.click('summary:has-text("Export")');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('text=CSV, for spreadsheets'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^customers-.*\.csv$/);
    await page.close();
  });

  it('saves without scripts', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${stage.base}${HERE}?role=moderator`);
    const before = await grantsOf();
    await page.check('[name="customers.read"]');
    await page.click('text=Save Moderator');
    expect(await page.textContent('.note.ok')).toContain('Moderator gains 1 permission');
    expect(await grantsOf()).toBe(before + 1);
  });

  it('says what is not saved yet, and whose change came in between', async () => {
    const page = await open();
    await page.goto(`${stage.base}${HERE}?role=user`);
    await page.check('[name="customers.update"]', { force: true });
    expect(await page.textContent('[data-state]')).toBe('1 unsaved change');
    const { models } = stage.host;
    const role = await models.Role.findOne({ where: { name: 'user' } });
    const permission = await models.Permission.findOne({ where: { name: 'customers.read' } });
    await models.RolePermission.create({ roleId: role?.id ?? '', permissionId: permission?.id ?? '' });
    await page.click('text=Save User');
    expect(await page.textContent('.note.warn')).toContain('customers.read was given');
    expect(await page.isChecked('[name="customers.read"]')).toBe(true);
    expect(await page.isChecked('[name="customers.update"]')).toBe(true);
    stage.complaints.splice(0);
  });
});

/** Signs in by the link of the first start. */
async function administrator(stage: Stage): Promise<NonNullable<BrowserContextOptions['storageState']>> {
  const word = await tokensOf(stage.host.models).issue('auth.first_administrator', null, 600);
  const page = await stage.open();
  await page.goto(`${stage.base}/setup/${word}`);
  const password = 'correct horse battery';
  const fields = { username: 'ada', email: 'ada@example.org', password, again: password };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.click('text=Make the account');
  await page.waitForURL(/\/admin$/);
  return page.context().storageState();
}
