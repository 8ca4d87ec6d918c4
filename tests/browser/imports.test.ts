/** A file of records on its way in, as people see it: chosen, matched, tried, written. */
import path from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { itShowsSoundPages } from './sound_pages';

const LIST = '/admin/customers/customers';
const FILE = [
  'Firma;Mail;Phone;Status;Terms;Zeichen',
  'Werft Lüders;werft@lueders;;Active;Net 30;LÜ',
  'Nordlicht Optik;info@nordlicht.example;+41446681800;lead;;NO',
  'Compagnie du Phare;phare@example.org;+41446681801;dormant;;CP',
  'Marée Basse SARL;basse@example.org;12;Active;;MB',
  'Nordlicht;info@nordlicht.example;;Active;;NO',
  'Bootsbau Petersen;petersen@example.org;;Active;Nobody knows;BP',
].join('\n');

describeInBrowser('an import', () => {
  let stage: Stage;
  let folder: string;
  const runs: Record<string, string> = {};

  const shown = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
  /** Chooses a file as people do; answers the page that comes then. */
  async function choose(page: Page, content: string, name = 'kunden.csv'): Promise<string> {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await page.goto(`${stage.base}${LIST}/import`);
    await page.setInputFiles('[name=file]', file);
    await page.click('button:has-text("Go on")');
    await page.waitForURL(/import\/[\da-f-]{36}$/, { timeout: 20_000 });
    return page.url().slice(stage.base.length);
  }
  async function match(page: Page): Promise<void> {
    await page.selectOption('[aria-label="Field for column Firma"]', 'name');
    await page.selectOption('[aria-label="Field for column Mail"]', 'email');
    await page.selectOption('[aria-label="Field for column Terms"]', 'defaultPaymentTermsId');
    await page.click('button:has-text("Dry run")');
    await page.waitForSelector('text=nothing has been written');
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ordinal-files-'));
    stage = await openStage({ modules: ['customers', 'settings'] });
    const page = await stage.open();
    runs['match'] = await choose(page, FILE);
    runs['tried'] = await choose(page, FILE);
    await match(page);
    runs['done'] = await choose(page, FILE);
    await match(page);
    await page.click('button:has-text("Import 2 rows")');
    await page.waitForSelector('text=Imported');
    runs['stopped'] = await choose(page, FILE);
    await match(page);
    const { ImportRun } = stage.host.models;
    const id = runs['stopped'].split('/').at(-1) ?? '';
    await ImportRun.update({ state: 'stopped', position: 3 } as never, { where: { id } });
    runs['problem'] = await choose(page, FILE);
    const busy = runs['problem'].split('/').at(-1) ?? '';
    await ImportRun.update(
      { problem: 'A quotation mark is never closed.' },
      {
        where: { id: busy },
      },
    );
  });
  afterAll(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  itShowsSoundPages(
    () => stage,
    () => [`${LIST}/import`, ...Object.values(runs), LIST],
  );

  it('brings a file in without scripts: wrong choices are said at the column', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await page.goto(`${stage.base}${LIST}`);
    await page.click('main a:has-text("Import")');
    await choose(page, FILE.replaceAll('example.org', 'example.net').replaceAll('nordlicht', 'nordlys'));
    await page.selectOption('[aria-label="Field for column Firma"]', 'name');
    await page.selectOption('[aria-label="Field for column Mail"]', 'name');
    await page.click('button:has-text("Dry run")');
    expect(await shown(page)).toContain('is filled by Firma already');
    await match(page);
    const words = await shown(page);
    for (const part of ['2 of 6 rows would be written', 'is twice in this file, also on line 3', 'names no'])
      expect(words).toContain(part);
    await page.click('text=Leave unknown names empty');
    expect(await shown(page)).toContain('3 of 6 rows would be written');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('text=Download the 3 rows with reasons'),
    ]);
    expect(download.suggestedFilename()).toBe('customers-refused.csv');
    await page.click('button:has-text("Import 3 rows")');
    expect(await shown(page)).toContain('3created');
    expect(await stage.host.models.Customer.count({ where: { name: 'Compagnie du Phare' } })).toBe(2);
  });
});
