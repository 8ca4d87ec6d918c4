/** What a form does for people while they fill it in. */
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere } from './sound_pages';

describeInBrowser('a person with a form', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.complaints.splice(0).filter((line) => !line.includes('status of 422'))).toEqual([]);
  });

  const go = async (page: Page, to: string): Promise<void> => void (await page.goto(stage.base + to));
  /** What the tab keeps, once it keeps something. */
  async function keptIn(page: Page): Promise<string> {
    for (;;) {
      const kept = await page.evaluate<string>(`JSON.stringify(sessionStorage)`);
      if (kept !== '{}') return kept;
      await page.waitForTimeout(50);
    }
  }
  const NOTES = '/admin/customers/customer-notes';
  const CUSTOMERS = '/admin/customers/customers';

  it('makes the record it wants to point to in a dialog, and goes on where it was', async () => {
    const page = await stage.open();
    await go(page, `${NOTES}/new`);
    await page.fill('[name=noteText]', 'Begun before there was a customer');
    await page.click('a[data-create]');
    await page.waitForSelector('dialog.making [name=name]');
    expect(await faultsHere(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.fill('dialog.making [name=email]', 'no address');
    await page.click('dialog.making .pri');
    await page.waitForSelector('dialog.making [name=email][aria-invalid=true]');
    await page.fill('dialog.making [name=name]', 'Made on the way');
    await page.fill('dialog.making [name=email]', 'on-the-way@example.com');
    await page.click('dialog.making .pri');
    await page.waitForSelector('dialog.making', { state: 'detached' });
    expect(await page.textContent('.pick summary')).toContain('Made on the way');
    expect(await page.inputValue('[name=noteText]')).toBe('Begun before there was a customer');
    await page.click('.main-form .pri');
    await page.waitForSelector('.note:has-text("Saved as a new record.")');
    const made = await stage.host.models.Customer.findOne({ where: { name: 'Made on the way' } });
    expect(await stage.host.models.CustomerNote.count({ where: { customerId: made?.id ?? '' } })).toBe(1);
  });

  it('leads to a page of its own for that without scripts', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await go(page, `${NOTES}/new`);
    expect(await page.getAttribute('a[data-create]', 'href')).toBe(`${CUSTOMERS}/new`);
    expect(await page.getAttribute('a[data-create]', 'target')).toBe('_blank');
  });

  it('offers what was typed before the page was lost, and forgets it once it is saved', async () => {
    const page = await stage.open();
    page.on('dialog', (dialog) => void dialog.accept());
    await go(page, `${CUSTOMERS}/new`);
    await page.fill('[name=name]', 'Half a customer');
    await page.locator('[name=status][value=lead]').check({ force: true });
    await keptIn(page);
    await page.reload();
    expect(await page.inputValue('[name=name]')).toBe('');
    await page.waitForSelector('.draft');
    expect(await faultsHere(page)).toEqual([]);
    await page.click('.draft button:has-text("Put it back")');
    expect(await page.inputValue('[name=name]')).toBe('Half a customer');
    expect(await page.isChecked('[name=status][value=lead]')).toBe(true);
    await page.click('.main-form .pri');
    await page.waitForSelector('.note:has-text("Saved as a new record.")');
    await go(page, `${CUSTOMERS}/new`);
    expect(await page.locator('.draft').count()).toBe(0);
  });

  it('keeps no password in the tab', async () => {
    const page = await stage.open();
    await go(page, `${CUSTOMERS}/new`);
    // A field as those of secrets are.
    await page.evaluate(`document.querySelector('[name=phone]').type = 'password'`);
    await page.fill('[name=phone]', 'canary-secret');
    await page.fill('[name=name]', 'Somebody with a secret');
    expect(await keptIn(page)).toContain('Somebody with a secret');
    expect(await page.evaluate<string>(`JSON.stringify(sessionStorage)`)).not.toContain('canary-secret');
  });
});
