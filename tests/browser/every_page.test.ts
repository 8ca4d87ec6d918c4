/** Every kind of page, in both widths and both colour schemes. */
import { barriers, describeInBrowser, openStage, sideways, SIZES, type Stage } from './open_browser';

describeInBrowser('every page', () => {
  let stage: Stage;
  let paths: readonly string[];

  beforeAll(async () => {
    stage = await openStage();
    const customer = await stage.host.models.Customer.findOne({ order: ['name'] });
    const at = `/admin/customers/customers/${customer?.id}`;
    const list = '/admin/customers/customers';
    // The diagram is laid out in the background; asked for once, it is there for the rest.
    await (await stage.open()).goto(`${stage.base}/admin/system/models`);
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
      '/admin/customers',
      `/admin/customers/${customer?.id}`,
    ];
  }, 60_000);
  afterAll(() => stage.close());

  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no barrier, no sideways scroll and no complaint: ${size}, ${colorScheme}`, async () => {
        const page = await stage.open({ viewport, colorScheme });
        const found: string[] = [];
        for (const path of paths) {
          await page.goto(stage.base + path);
          for (const barrier of await barriers(page)) found.push(`${path} ${barrier}`);
          if ((await sideways(page)) > 0) found.push(`${path} scrolls sideways`);
        }
        expect(found).toEqual([]);
        expect(stage.complaints.splice(0)).toEqual([]);
      }, 120_000);
    }
  }

  it('shows eighteen rows of a list at 1440 by 900', async () => {
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/customers/customers`);
    const fits = await page.evaluate(
      `[...document.querySelectorAll('table.rows tbody tr')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
    );
    expect(fits).toBeGreaterThanOrEqual(18);
  });

  it('says what is missing on the page of an address nobody answers', async () => {
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/nothing-here`);
    expect(await page.textContent('main')).toMatch(/not found|nothing/i);
    expect(await barriers(page)).toEqual([]);
    stage.complaints.splice(0);
  });
});
