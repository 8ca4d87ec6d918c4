/** The palette and the keys: with a keyboard, switched off, and without scripts. */
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere, itShowsSoundPages } from './sound_pages';

const LIST = '/admin/customers/customers';

describeInBrowser('the palette', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const at = async (path: string, options = {}): Promise<Page> => {
    const page = await stage.open(options);
    await page.goto(stage.base + path);
    return page;
  };
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName',
    );
  const chosen = (page: Page): Promise<string | null> =>
    page.textContent('[role=option][aria-selected=true]');
  const isOpen = (page: Page, dialog: string): Promise<boolean> => page.evaluate<boolean>(`${dialog}.open`);
  const type = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.type(text);
    await page.waitForSelector('#palette:not(.busy)');
  };

  itShowsSoundPages(
    () => stage,
    () => ['/admin/search', '/admin/search?q=marine', '/admin/search?q=nobody-has-this-name', '/admin/keys'],
  );

  it('opens over a page, finds, moves, opens what is chosen', async () => {
    const page = await at(LIST);
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[role=option]');
    expect(await focused(page)).toBe('Go to a record, page or command');
    await type(page, 'kestrel');
    const first = await chosen(page);
    expect(first).toMatch(/300.*Kestrel/);
    const active = `document.getElementById(palette.querySelector('input').getAttribute('aria-activedescendant')).getAttribute('aria-selected')`;
    expect(await page.evaluate(active)).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).not.toBe(first);
    expect(await page.evaluate(active)).toBe('true');
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page)).toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await page.getAttribute('[role=option] >> nth=-1', 'aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await Promise.all([
      page.waitForURL(/customers\/customers\/[0-9a-f-]{36}$/),
      page.keyboard.press('Enter'),
    ]);
    expect(await page.textContent('h1')).toContain('Kestrel');
    expect(stage.complaints.splice(0)).toEqual([]);
  });

  it('closes with Escape, and focus is where it was', async () => {
    const page = await at(LIST);
    await page.focus('.find input');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('Escape');
    expect(await isOpen(page, 'palette')).toBe(false);
    expect(await focused(page)).toBe('Search customers');
    await page.click('[data-jump]');
    expect(await isOpen(page, 'palette')).toBe(true);
    expect(new URL(page.url()).pathname).toBe(LIST);
  });

  it('opens the model of a number', async () => {
    const page = await at('/admin');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[role=option]');
    await type(page, '303');
    await Promise.all([page.waitForURL(/customer-notes$/), page.keyboard.press('Enter')]);
  });

  it('has no barrier, open with results, with none, and before anything is typed', async () => {
    const page = await at(LIST);
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[role=option]');
    expect(await faultsHere(page)).toEqual([]);
    await type(page, 'marine');
    expect(await faultsHere(page)).toEqual([]);
    await type(page, ' nobody');
    expect(await page.textContent('#palette [role=status]')).toBe('Nothing found');
    expect(await faultsHere(page)).toEqual([]);
  });

  it('is a page without scripts, reached from the menu', async () => {
    const page = await at(LIST, { javaScriptEnabled: false });
    await page.click('[data-jump]');
    await page.fill('main [name=q]', 'kestrel');
    await page.click('main button:has-text("Search")');
    await page.click('.found >> nth=0');
    expect(await page.textContent('h1')).toContain('Kestrel');
  });
});

describeInBrowser('keys', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const at = async (path: string, options = {}): Promise<Page> => {
    const page = await stage.open(options);
    await page.goto(stage.base + path);
    return page;
  };

  it('are listed over any page, without a barrier, and closed again', async () => {
    const page = await at(LIST);
    await page.keyboard.press('?');
    expect(await page.evaluate('keys.open')).toBe(true);
    expect(await faultsHere(page)).toEqual([]);
    await page.keyboard.press('j');
    expect(await page.locator('tr.cur').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('keys.open')).toBe(false);
    await page.keyboard.press('j');
    expect(await page.locator('tr.cur').count()).toBe(1);
  });

  it('move, open, lead back, and do nothing in a field', async () => {
    const page = await at(LIST);
    await page.keyboard.press('/');
    await page.keyboard.type('jx?n');
    expect(await page.inputValue('main [name=q]')).toBe('jx?n');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('tbody tr >> nth=0').getAttribute('class')).toContain('cur');
    await Promise.all([page.waitForURL(/[0-9a-f-]{36}$/), page.keyboard.press('Enter')]);
    await Promise.all([page.waitForURL(/tab=/), page.keyboard.press('2')]);
    await Promise.all([page.waitForURL(/customers\/customers$/), page.keyboard.press('u')]);
    await Promise.all([page.waitForURL(/\/new$/), page.keyboard.press('n')]);
  });

  it('select the row that is looked at, where rows can be selected', async () => {
    const page = await at(LIST);
    // Rows that can be picked have a box with this mark.
    await page.evaluate(
      `document.querySelectorAll('tbody tr').forEach((row) => row.cells[0].insertAdjacentHTML('afterbegin', '<input type="checkbox" data-pick aria-label="Select">'))`,
    );
    const picked = (): Promise<number> => page.locator('[data-pick]:checked').count();
    await page.keyboard.press('x');
    expect(await picked()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await picked()).toBe(1);
    await page.keyboard.press('x');
    expect(await picked()).toBe(0);
  });

  it('are switched off and on again without scripts; the palette stays', async () => {
    const page = await at('/admin/keys', { javaScriptEnabled: false });
    await page.click('main button:has-text("Switch them off")');
    expect(await page.textContent('main footer')).toContain('Single keys are off.');
    const storageState = await page.context().storageState();
    const list = await at(LIST, { storageState });
    for (const key of ['j', '?', 'n']) await list.keyboard.press(key);
    expect(await list.locator('tr.cur').count()).toBe(0);
    expect(await list.evaluate('keys.open')).toBe(false);
    expect(new URL(list.url()).pathname).toBe(LIST);
    expect(await list.locator('.hints[data-hints]').isVisible()).toBe(false);
    await list.keyboard.press('Control+k');
    expect(await list.evaluate('palette.open')).toBe(true);
    await page.click('main button:has-text("Switch them on")');
    expect(await page.textContent('main footer')).toContain('Single keys are on.');
  });

  it('lead through the errors of a form', async () => {
    const page = await at(`${LIST}/new`, {});
    await page.fill('[name=email]', 'no address');
    await page.evaluate('document.querySelector("form[data-guard]").noValidate = true');
    await page.click('button.pri');
    await page.waitForSelector('[aria-invalid=true]');
    await page.keyboard.press('Alt+e');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    stage.complaints.splice(0);
  });
});
