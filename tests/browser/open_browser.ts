import { accessSync, constants, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { startTestHost, type TestHost } from '../../app/testing';

const CANDIDATES = [
  process.env['CHROMIUM'],
  // The same browser without windows of its own: a third less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

function isThere(file: string | undefined): file is string {
  try {
    accessSync(file ?? '', constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const executable = CANDIDATES.find(isThere);

/** `describe` for what only a browser can show; skipped by name where there is no Chromium. */
export const describeInBrowser = executable === undefined ? describe.skip : describe;

/** Everything that would make Chromium talk to somebody else is off. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds. */
const SLOWEST = 180_000;

export const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;

export interface Stage {
  readonly host: TestHost;
  /** `http://localhost:40123` */
  readonly base: string;
  /** A page of its own, closed with the stage; what the browser complains about ends up in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>;
  readonly complaints: string[];
  close(): Promise<void>;
}

async function listening(host: TestHost): Promise<Server> {
  const server = createServer(host.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/**
 * A browser in front of a running host with the demo's data.
 * @param project another project folder and its modules than this one and what it ships
 */
export async function openStage(
  project: { readonly root?: string; readonly modules: readonly string[] } = {
    modules: ['database', 'core', 'customers'],
  },
): Promise<Stage> {
  const host = await startTestHost({ ...project, seed: 'demo' });
  const server = await listening(host);
  const browser: Browser = await chromium.launch({ executablePath: executable ?? '', args: QUIET });
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    host,
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    complaints,
    async open(options = {}) {
      const context = await browser.newContext({ viewport: SIZES.wide, ...options });
      // What waits for a page waits for it on a slow machine as well; only what hangs gets there.
      context.setDefaultTimeout(SLOWEST);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await host.close();
    },
  };
}

const axe = readFileSync(path.join(path.dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page: `target-size: .lnk`. Asked through the debugger, so that the page's policy stays strict. */
export async function barriers(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target))))`,
    awaitPromise: true,
  });
  return JSON.parse(String(result.value)) as string[];
}

/** Pixels a page is wider than the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
