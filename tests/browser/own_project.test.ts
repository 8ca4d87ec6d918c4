/** A project of its own: a scaffolded page, and more models than a screen is high. */
import type { Page } from 'playwright-core';
import { invoices } from '../cli/projects';
import { describeInBrowser, openStage, SIZES, type Stage } from './open_browser';
import { itShowsSoundPages } from './sound_pages';

const HARBOUR = Array.from({ length: 34 }, (_, index) => index);

/** Thirty-four plain models, one of them with every kind of choice. */
const harbourFiles = Object.fromEntries(
  HARBOUR.map((index) => [
    `modules/admin/harbour/${400 + index}_berth_${index}_model.ts`,
    `import { boolean, defineModel, enumeration, string } from 'ordinal-host';
void boolean;
void enumeration;
export default defineModel('Berth${index}', {
  table: 'berth_${index}s',
  fields: {
    name: string(50).required(),
    ${
      index === 33
        ? `state: enumeration(['waiting outside', 'on hold', 'moored', 'left']).required(),
    depth: enumeration(['very shallow', 'rather deep']).required(),
    isPaid: boolean(),`
        : ''
    }
  },
});
`,
  ]),
);

describeInBrowser('a project of its own', () => {
  let stage: Stage;
  beforeAll(async () => {
    const tree = await invoices();
    tree.write(harbourFiles);
    stage = await openStage({ root: tree.root, modules: ['invoices', 'harbour'] });
    await (await stage.open()).goto(`${stage.base}/admin/system/models`);
    await stage.host.settled();
  });
  afterAll(() => stage.close());

  const count = (page: Page, script: string): Promise<number> => page.evaluate<number>(script);
  const LAST = '/admin/harbour/berth-33s';

  itShowsSoundPages(
    () => stage,
    () => ['/admin/invoices', '/admin', `${LAST}/new`, LAST, '/admin/system/models?size=full'],
  );

  it('shows values on the scaffolded page as generated pages do, and stands in the rail once under its name', async () => {
    const page = await stage.open();
    await page.goto(`${stage.base}/admin/invoices`);
    expect(await page.textContent('h1')).toBe('Invoices overview');
    expect(await page.locator('table.rows .pill').count()).toBeGreaterThan(0);
    expect(await page.textContent('table.rows time')).toMatch(/just now|min ago/);
    expect(await page.textContent('.rail [aria-current=page]')).toContain('Invoices overview');
    const names = await page.locator('.rail details[open] a > span:not(.ord, .c)').allTextContents();
    expect(new Set(names).size).toBe(names.length);
  });

  it('cuts no word of a choice, at any width', async () => {
    for (const viewport of [...Object.values(SIZES), { width: 1024, height: 800 }]) {
      const page = await stage.open({ viewport });
      await page.goto(`${stage.base}${LAST}/new`);
      expect(await page.locator('.choice').count()).toBe(3);
      const cut = await count(
        page,
        `[...document.querySelectorAll('.choice label')].filter((label) => label.scrollWidth > label.clientWidth || label.scrollHeight > label.clientHeight || label.getBoundingClientRect().right > label.parentElement.getBoundingClientRect().right).length`,
      );
      expect(cut).toBe(0);
    }
  });

  it('offers keys for rows only where there are rows', async () => {
    const page = await stage.open();
    await page.goto(stage.base + LAST);
    expect(await page.locator('[data-hints]').isVisible()).toBe(false);
    await page.goto(`${stage.base}/admin/invoices/invoices`);
    expect(await page.locator('[data-hints]').isVisible()).toBe(true);
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`shows the current entry of a long rail, and the system below it: scripts ${javaScriptEnabled}`, async () => {
      const page = await stage.open({ javaScriptEnabled, viewport: { width: 1440, height: 700 } });
      await page.goto(stage.base + LAST);
      expect(await page.locator('.rail details').count()).toBe(await page.locator('.rail summary').count());
      expect(await page.locator('.rail details[open]').count()).toBe(1);
      await page.locator('.rail a[href="/admin/system/models"]').scrollIntoViewIfNeeded();
      await page.click('.rail summary >> nth=0');
      expect(await page.locator('.rail details[open]').count()).toBe(2);
      if (!javaScriptEnabled) return;
      await page.goto(stage.base + LAST);
      const { y = -1, height = 0 } = (await page.locator('.rail [aria-current=page]').boundingBox()) ?? {};
      expect(y).toBeGreaterThan(0);
      expect(y + height).toBeLessThan(700);
    });
  }

  for (const viewport of Object.values(SIZES)) {
    it(`fits the whole diagram into its pane, ${viewport.width} wide, and shows it in full size when asked`, async () => {
      const page = await stage.open({ viewport, javaScriptEnabled: false });
      const beyond = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.canvas'))`;
      await page.goto(`${stage.base}/admin/system/models`);
      expect(await page.locator('svg.er').count()).toBe(1);
      expect(await count(page, beyond)).toBe(0);
      await page.click('a:visible:has-text("Full size")');
      await page.waitForURL(/size=full$/);
      expect(await count(page, beyond)).toBeGreaterThan(0);
      await page.click('a:visible:has-text("Fit to the page")');
      await page.waitForURL(/models$/);
      expect(await count(page, beyond)).toBe(0);
    });
  }
});
