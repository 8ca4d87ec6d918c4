/** Every kind of page, in both widths and both colour schemes. */
import { barriers, describeInBrowser, openStage, type Stage } from './open_browser';
import { itShowsSoundPages } from './sound_pages';

describeInBrowser('every page', () => {
  let stage: Stage;
  let paths: readonly string[];

  beforeAll(async () => {
    stage = await openStage();
    const customer = await stage.host.models.Customer.findOne({ order: ['name'] });
    const at = `/admin/customers/customers/${customer?.id}`;
    const list = '/admin/customers/customers';
    // One migration is pending, so that its tables are drift.
    await stage.host.host.sequelize.query(`DELETE FROM migrations WHERE module = 'customers'`);
    // Laid out, measured and compared in the background; asked for once, it is there for the rest.
    const first = await stage.open();
    for (const begun of ['models', 'migrations?plan=pending&drift=1'])
      await first.goto(`${stage.base}/admin/system/${begun}`);
    await stage.host.settled();
    paths = [
      '/admin',
      list,
      `${list}?q=marine&f.status=lead`,
      `${list}?q=nobody-has-this-name`,
      `${list}/new`,
      at,
      `${at}?tab=notes`,
      `${at}/edit`,
      `${at}/delete`,
      '/admin/system/models',
      '/admin/system/models?model=Customer',
      '/admin/system/modules',
      '/admin/system/migrations',
      '/admin/customers',
      `/admin/customers/${customer?.id}`,
    ];
  });
  afterAll(() => stage.close());

  itShowsSoundPages(
    () => stage,
    () => paths,
  );

  it('shows eighteen rows of a list at 1440 by 900', async () => {
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/customers/customers`);
    const fits = await page.evaluate(
      `[...document.querySelectorAll('table.rows tbody tr')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
    );
    expect(fits).toBeGreaterThanOrEqual(18);
  });

  it('has a table beside each chart, opened without scripts and without a barrier', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await page.goto(`${stage.base}/admin`);
    expect(await page.locator('.twin').count()).toBeGreaterThan(0);
    await page.click('.twin summary >> nth=0');
    expect(await page.textContent('.twin[open] tbody')).toMatch(/Active\s*\d+/);
    const again = await stage.open();
    await again.goto(`${stage.base}/admin`);
    for (const one of await again.locator('.twin summary').all()) await one.click();
    expect(await barriers(again)).toEqual([]);
  });

  it('says what is missing on the page of an address nobody answers', async () => {
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/nothing-here`);
    expect(await page.textContent('main')).toMatch(/not found|nothing/i);
    expect(await barriers(page)).toEqual([]);
    stage.complaints.splice(0);
  });
});
