/**
 * What a list of 1,000 customers costs and shows, against the same list of Django admin 3.2 and AdminJS 7.8: 942 and 3,405
 * KB, 26 and 7 requests, 12 and 9 rows in sight, and what our own limits are.
 */
import { describeInBrowser, openStage, SIZES, type Stage } from './open_browser';

const KB = 1_024;

describeInBrowser('the list of 1,000 customers', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const list = '/admin/customers/customers';

  interface Wire {
    readonly requests: number;
    readonly bytes: number;
    readonly fonts: number;
  }

  /** What a browser that has nothing yet takes from the server, compressed as it comes. */
  async function onTheWire(): Promise<Wire> {
    const page = await stage.open();
    const session = await page.context().newCDPSession(page);
    const types = new Map<string, string>();
    const wire = { requests: 0, bytes: 0, fonts: 0 };
    session.on('Network.responseReceived', ({ requestId, type }) => void types.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      wire.requests += 1;
      wire.bytes += encodedDataLength;
      if (types.get(requestId) === 'Font') wire.fonts += encodedDataLength;
    });
    await session.send('Network.enable');
    await page.goto(stage.base + list, { waitUntil: 'networkidle' });
    return wire;
  }

  it('takes at most 8 requests and 186 KB with fonts, 60 KB without', async () => {
    const { requests, bytes, fonts } = await onTheWire();
    expect(requests).toBeGreaterThanOrEqual(3);
    expect(requests).toBeLessThanOrEqual(8);
    expect(bytes / KB).toBeLessThanOrEqual(186);
    expect((bytes - fonts) / KB).toBeLessThanOrEqual(60);
  });

  it('shows 18 rows at 1440 by 900, and 23 where they stand close', async () => {
    const page = await stage.open({ viewport: SIZES.wide });
    const inSight = async (query: string): Promise<number> => {
      await page.goto(stage.base + list + query);
      return page.evaluate<number>(
        `[...document.querySelectorAll('table.rows tbody tr')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
      );
    };
    expect(await inSight('')).toBeGreaterThanOrEqual(18);
    expect(await inSight('?density=dense&pageSize=50')).toBeGreaterThanOrEqual(23);
  });

  it('finds a customer by a part of an address, and opens it with one click', async () => {
    const page = await stage.open();
    await page.goto(stage.base + list);
    await page.fill('[name=q]', 'kestrel-marine-0000');
    await page.press('[name=q]', 'Enter');
    await page.click('a.nm');
    expect(await page.textContent('h1')).toContain('Kestrel Marine');
  });
});
