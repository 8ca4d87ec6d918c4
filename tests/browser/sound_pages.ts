import type { BrowserContextOptions, Page } from 'playwright-core';
import { barriers, sideways, SIZES, type Stage } from './open_browser';

/**
 * One test for each width and colour scheme: no page has a barrier, scrolls sideways or makes the browser complain.
 * @param stage asked when a test runs, as `beforeAll` opens it
 * @param paths of the pages, asked at the same time
 * @param who whose browser it is, asked at the same time: a stranger's, when not said
 */
export function itShowsSoundPages(
  stage: () => Stage,
  paths: () => readonly string[],
  who: () => BrowserContextOptions = () => ({}),
): void {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no barrier, no sideways scroll and no complaint: ${size}, ${colorScheme}`, async () => {
        const { open, base, complaints } = stage();
        const page = await open({ ...who(), viewport, colorScheme });
        const found: string[] = [];
        for (const path of paths()) {
          await page.goto(base + path);
          for (const barrier of await barriers(page)) found.push(`${path} ${barrier}`);
          if ((await sideways(page)) > 0) found.push(`${path} scrolls sideways`);
        }
        expect(found).toEqual([]);
        expect(complaints.splice(0)).toEqual([]);
      });
    }
  }
}

/** Higher than any page that is tried. */
const HIGHEST = 4_000;

/**
 * What is wrong with a page that is shown only once, in each width and colour scheme, as it stands.
 * @param tall in a window as high as the page: what floats over a row makes its targets look small, wherever it lies
 */
export async function faultsHere(page: Page, { tall = false } = {}): Promise<string[]> {
  const found: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(tall ? { ...viewport, height: HIGHEST } : viewport);
      await page.emulateMedia({ colorScheme });
      const where = `${new URL(page.url()).pathname}, ${size}, ${colorScheme}`;
      for (const barrier of await barriers(page)) found.push(`${where}: ${barrier}`);
      if ((await sideways(page)) > 0) found.push(`${where} scrolls sideways`);
    }
  }
  return found;
}
