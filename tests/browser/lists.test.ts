/** What people do with many records: by mouse with counted clicks, by keys alone, and without scripts. */
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere } from './sound_pages';

describeInBrowser('a person with many records', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    // The browser itself says that an answer was a 409 or a 422; nothing else may be wrong.
    expect(stage.complaints.splice(0).filter((line) => !/status of 4(09|22)/.test(line))).toEqual([]);
  });

  const list = '/admin/customers/customers';
  const go = async (page: Page, to: string): Promise<void> => void (await page.goto(stage.base + to));
  const counted = (where: { status?: 'dormant'; phone?: string }): Promise<number> =>
    stage.host.models.Customer.count({ where });
  const ticks = (page: Page) => page.locator('[data-pick]');

  it('changes the status of 25 records in three clicks', async () => {
    const before = await counted({ status: 'dormant' });
    const page = await stage.open();
    await go(page, `${list}?f.status=lead`);
    await page.click('[data-all]');
    await page.click('.bulk summary:has-text("status")');
    await page.click('.bulk .menu button:has-text("Dormant")');
    await page.waitForSelector('.note:has-text("25 records changed.")');
    expect(page.url()).toBe(`${stage.base}${list}?f.status=lead`);
    expect(await counted({ status: 'dormant' })).toBe(before + 25);
  });

  it('narrows by two filters in three clicks beside the box, and sees first what each would leave', async () => {
    const page = await stage.open();
    await go(page, list);
    await page.click('#flt summary');
    await page.waitForSelector('#flt .meter');
    const told = await page.textContent('#flt label:has([value=dormant]) .c');
    await page.click('#flt label:has([value=dormant])');
    await page.click('#flt label:has([name="f.active"][value=true])');
    await page.click('#flt footer button');
    expect(page.url()).toContain('f.status=dormant');
    const total = await page.textContent('h1 .n');
    expect(Number(told?.replace(',', ''))).toBeGreaterThanOrEqual(
      Number(total?.split(' ')[0]?.replace(',', '')),
    );
  });

  it('does it by keys alone: moves, ticks, sets', async () => {
    const page = await stage.open();
    await go(page, `${list}?f.status=closed&sort=name`);
    const name = (await page.locator('a.nm').nth(1).textContent()) ?? '';
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.textContent('.bulk b')).toContain('selected');
    const set = page.locator('.bulk summary:has-text("status")');
    await set.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.note:has-text("1 record changed.")');
    expect(
      (await stage.host.models.Customer.findOne({ where: { name }, order: [['updatedAt', 'DESC']] }))?.status,
    ).toBe('lead');
  });

  it('changes all that match, with the form, without scripts', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await go(page, `${list}?q=Nautique&sort=name`);
    await ticks(page).first().check();
    expect(await page.isVisible('.bulk')).toBe(true);
    await page.check('[name="~all"]');
    await page.click('.bulk > button:has-text("Change")');
    const heading = (await page.textContent('h1')) ?? '';
    expect(heading).toMatch(/Change \d+ customers/);
    await page.check('[name="~set"][value=phone]');
    await page.fill('[name=phone]', '+49 30 901820');
    await page.click('.savebar .pri');
    expect(await page.textContent('.note')).toMatch(/\d+ records changed\./);
    expect(await counted({ phone: '+49 30 901820' })).toBe(Number(/Change (\d+)/.exec(heading)?.[1]));
  });

  it('chooses columns and an order of several, without scripts', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await go(page, list);
    await page.click('#opt summary');
    await page.uncheck('#opt [value=email]');
    await page.check('#opt [value=active]');
    await page.locator('#opt select').nth(0).selectOption('status');
    await page.locator('#opt select').nth(1).selectOption('-name');
    await page.click('#opt footer button');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('status,-name');
    const heads = await page.locator('thead th').allTextContents();
    expect(heads.map((text) => text.trim()).join()).not.toContain('E-mail');
    expect(await page.locator('th .rank').count()).toBe(2);
  });

  it('sorts by a second column with Shift', async () => {
    const page = await stage.open();
    await go(page, `${list}?sort=status`);
    await page.click('th a:has-text("Name")', { modifiers: ['Shift'] });
    await page.waitForURL(/sort=status,name/);
    await page.goBack();
    expect(page.url()).toContain('sort=status');
  });

  it('goes to the last page of a list and back to the one before it', async () => {
    const page = await stage.open();
    await go(page, `${list}?sort=name`);
    await page.click('[rel=last]');
    const last = await page.locator('a.nm').allTextContents();
    expect(await page.textContent('.foot')).toContain('–1,000 of 1,000');
    await page.click('[rel=prev]');
    await page.click('[rel=next]');
    expect(await page.locator('a.nm').allTextContents()).toEqual(last);
  });

  it('loses nothing when somebody else saves first: was, theirs, yours', async () => {
    const customer = await stage.host.models.Customer.findOne({ order: ['name'] });
    const edit = `${list}/${customer?.id}/edit`;
    const [one, other] = [await stage.open(), await stage.open()];
    for (const page of [one, other]) await go(page, edit);
    await other.fill('[name=phone]', '+44 20 7946 0958');
    await other.locator('[name=status][value=dormant]').check({ force: true });
    await other.click('.savebar .pri');
    await one.fill('[name=name]', 'Renamed meanwhile');
    await one.locator('[name=status][value=closed]').check({ force: true });
    await one.click('.savebar .pri');
    expect(await one.textContent('h1')).toContain('Somebody saved before you');
    expect(await faultsHere(one)).toEqual([]);
    await one.setViewportSize({ width: 1440, height: 900 });
    await one.locator('[name="~take.status"][value=yours]').check();
    await one.click('.savebar .pri');
    await one.waitForSelector('.note:has-text("Saved.")');
    const saved = await stage.host.models.Customer.findByPk(customer?.id ?? '');
    expect(saved).toMatchObject({ name: 'Renamed meanwhile', phone: '+44 20 7946 0958', status: 'closed' });
  });

  it('sees no barrier on what opens over a list, and on the pages behind it', async () => {
    const page = await stage.open();
    const found: string[] = [];
    await go(page, `${list}?show=filter&f.status=active`);
    found.push(...(await faultsHere(page)));
    await go(page, `${list}?cols=name,status,active&sort=status,-name&density=dense`);
    await page.evaluate(`document.querySelector('#opt').open = true`);
    found.push(...(await faultsHere(page)));
    await go(page, list);
    await page.setViewportSize({ width: 1440, height: 900 });
    await ticks(page).first().check();
    found.push(...(await faultsHere(page, { tall: true })));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.click('.bulk > button:has-text("Change")');
    found.push(...(await faultsHere(page)));
    await go(page, list);
    await page.setViewportSize({ width: 1440, height: 900 });
    await ticks(page).first().check();
    await page.click('.bulk > button:has-text("Close")');
    await page.waitForSelector('h1:has-text("Close: 1 customer")');
    found.push(...(await faultsHere(page)));
    expect(found).toEqual([]);
  });
});
