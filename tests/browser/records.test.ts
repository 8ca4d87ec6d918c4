/** What people do with records, with and without scripts. */
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';

describeInBrowser('a person at work', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const list = '/admin/customers/customers';
  const heading = (page: Page): Promise<string | null> => page.textContent('h1');

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

    it(`creates, corrects, changes and deletes a customer ${how}`, async () => {
      const page = await stage.open({ javaScriptEnabled });
      const name = `Port & Söhne <${how}>`;
      await page.goto(`${stage.base}${list}/new`);
      await page.fill('[name=name]', name);
      await page.fill('[name=email]', 'not an address');
      await page.click('button[type=submit], .main-form button.pri');

      const email = page.locator('[name=email]');
      expect(await email.inputValue()).toBe('not an address');
      expect(await email.getAttribute('aria-invalid')).toBe('true');
      await page.locator('.sum a').first().click();
      await email.fill(`port-${how.replace(' ', '-')}@example.com`);
      await page.click('.main-form button.pri');

      expect(await heading(page)).toContain(name);
      await page.click('a[href$="/edit"]');
      await page.fill('[name=name]', `${name} AG`);
      await page.click('.main-form button.pri');
      expect(await heading(page)).toContain(`${name} AG`);

      await page.goto(`${page.url().split('?')[0]}/delete`);
      await page.click('main form button.stop');
      await page.goto(`${stage.base}${list}?q=${encodeURIComponent(`${name} AG`)}`);
      expect(await page.textContent('main')).toContain('Nothing matches');
      // The browser itself says that one answer was a 422; nothing else may be wrong.
      expect(stage.complaints.splice(0).filter((line) => !line.includes('status of 422'))).toEqual([]);
    });

    it(`searches, filters, sorts and turns pages ${how}`, async () => {
      const page = await stage.open({ javaScriptEnabled });
      await page.goto(stage.base + list);
      await page.fill('[name=q]', 'marine');
      await page.press('[name=q]', 'Enter');
      expect(page.url()).toContain('q=marine');
      const names = await page.locator('table.rows a.nm').allTextContents();
      expect(names.length).toBeGreaterThan(5);
      expect(names.every((name) => /marine/i.test(name))).toBe(true);

      await page.goto(stage.base + list);
      await page.click('a[rel=next]');
      expect(page.url()).toContain('page=2');
      await page.click('th a:has-text("Name")');
      const sorted = await page.locator('table.rows a.nm').allTextContents();
      expect(sorted).toEqual([...sorted].sort());
    });
  }

  it('adds a note to a customer without leaving the page', async () => {
    const customer = await stage.host.models.Customer.findOne({ order: ['name'] });
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/customers/${customer?.id}`);
    await page.fill('[name=noteText]', 'Called twice, <nobody> there');
    await page.click('text=Add note');
    await page.waitForSelector('.notes >> text=Called twice');
    await page.reload();
    expect(await page.textContent('.notes')).toContain('Called twice, <nobody> there');
  });

  it('keeps the chosen theme', async () => {
    const page = await stage.open({ javaScriptEnabled: false, colorScheme: 'light' });
    await page.goto(`${stage.base}/admin`);
    await page.click('[aria-label="Light or dark"]');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.goto(stage.base + list);
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  });
});
