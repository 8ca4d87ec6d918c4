/** A slip is undone at once, with the mouse, with the keyboard and without scripts; what was is brought back later. */
import type { Page } from 'playwright-core';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere, itShowsSoundPages } from './sound_pages';

describeInBrowser('the trash and the history', () => {
  let stage: Stage;
  let id: string;
  let gone: string;
  beforeAll(async () => {
    stage = await openStage({ modules: ['database', 'core', 'security', 'customers'] });
    const { Customer, CustomerNote } = stage.host.models;
    const [one, other] = await Customer.findAll({ order: ['name', 'id'], limit: 2 });
    [id, gone] = [one!.id, other!.id];
    await one!.update({ name: 'Kestrel Marine', status: 'dormant', phone: null });
    const note = await CustomerNote.create({
      customerId: id,
      noteText: 'Builds workboats up to 24 m. Pays on time.',
    });
    await note.update({
      noteText: 'Builds workboats and pilot cutters up to 30 m, and pays on time, as a rule.',
    });
    noteId = note.id;
  });
  let noteId: string;
  beforeEach(async () => (await stage.host.models.Customer.findByPk(id, { paranoid: false }))?.restore());
  afterAll(() => stage.close());

  const list = '/admin/customers/customers';
  const isLive = async (which: string) => (await stage.host.models.Customer.findByPk(which)) !== null;
  const drop = async (page: Page, which: string) => {
    await page.goto(`${stage.base}${list}/${which}/delete`);
    await page.click('main form button.stop');
    await page.waitForSelector('.toast');
    await page.waitForLoadState('load');
    expect(await isLive(which)).toBe(false);
  };
  const isBack = async (page: Page, which: string) => {
    await page.waitForURL(`${stage.base}${list}/${which}`);
    expect(await page.textContent('main')).toContain('Restored ');
    expect(await isLive(which)).toBe(true);
  };

  it('undoes a deletion with the mouse', async () => {
    const page = await stage.open();
    await drop(page, id);
    expect(await faultsHere(page)).toEqual([]);
    await page.click('.toast button');
    await isBack(page, id);
  });

  it('undoes it with a key, or by walking there', async () => {
    const page = await stage.open();
    await drop(page, id);
    await page.keyboard.press('z');
    await isBack(page, id);
    await drop(page, id);
    await page.locator('.toast button').focus();
    await page.keyboard.press('Enter');
    await isBack(page, id);
  });

  it('undoes it without scripts, and lets the word be dismissed', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await drop(page, id);
    await page.click('.toast button');
    await isBack(page, id);
    await drop(page, id);
    await page.click('.toast label');
    await page.waitForSelector('.toast', { state: 'hidden' });
    await page.goto(`${stage.base}${list}/trash/${id}`);
    await page.click('main button.pri');
    await isBack(page, id);
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
    it(`puts a field back out of the history ${how}`, async () => {
      const { Customer } = stage.host.models;
      await Customer.update({ name: `Other ${how}` }, { where: { id } });
      const page = await stage.open({ javaScriptEnabled });
      await page.goto(`${stage.base}${list}/${id}`);
      await page.click('main a[href$="/history"] >> nth=0');
      await page.locator('[aria-label="Restore Name as it was before"]').first().click();
      await page.waitForSelector('text=Restored as it was.');
      expect((await Customer.findByPk(id))?.name).not.toBe(`Other ${how}`);
      expect(await page.locator('.revs > li').first().textContent()).toContain(`Other ${how}`);
    });
  }

  it('says what stands in the way of an undo, and nothing comes back', async () => {
    const { Customer } = stage.host.models;
    const customer = (await Customer.findAll({ order: [['name', 'DESC']], limit: 1 }))[0]!;
    const page = await stage.open();
    await drop(page, customer.id);
    const other = await Customer.create({ name: 'Other', email: customer.email });
    await page.click('.toast button');
    await page.waitForSelector('text=stays in the trash');
    expect(await page.textContent('main .note')).toContain('E-mail is already used by another customer');
    expect(await faultsHere(page)).toEqual([]);
    await other.destroy({ force: true });
    expect(await isLive(customer.id)).toBe(false);
    expect(stage.complaints.splice(0).filter((line) => !line.includes('status of 409'))).toEqual([]);
  });

  it('ends a record for good once its name is typed', async () => {
    const page = await stage.open();
    await drop(page, gone);
    await page.goto(`${stage.base}${list}/trash/${gone}/purge`);
    await page.fill('#sure', 'not its name');
    await page.click('button.stop');
    expect(await page.getAttribute('#sure', 'aria-invalid')).toBe('true');
    expect(await faultsHere(page)).toEqual([]);
    await page.fill('#sure', (await page.textContent('#sure-h b')) ?? '');
    await page.click('button.stop');
    await page.waitForURL(`${stage.base}${list}/trash`);
    expect(await stage.host.models.Customer.findByPk(gone, { paranoid: false })).toBeNull();
    // The browser itself says that one answer was a 422.
    expect(stage.complaints.splice(0).filter((line) => !line.includes('status of 422'))).toEqual([]);
  });

  describe('their pages', () => {
    let trashed: string;
    let revision: string;
    beforeAll(async () => {
      const { Customer, AuditLog } = stage.host.models;
      const customer = (await Customer.findAll({ order: ['name', 'id'], offset: 4, limit: 1 }))[0]!;
      trashed = customer.id;
      const page = await stage.open();
      await drop(page, trashed);
      const line = await AuditLog.findOne({ where: { recordId: id }, order: [['position', 'DESC']] });
      revision = line!.id;
    });
    itShowsSoundPages(
      () => stage,
      () => [
        `${list}/${id}`,
        `${list}/${id}/history`,
        `${list}/${id}/history/${revision}`,
        `/admin/customers/customer-notes/${noteId}/history`,
        `${list}/trash`,
        `${list}/trash/${trashed}`,
        `${list}/trash/${trashed}/purge`,
        '/admin/customers/customer-contacts/trash',
        '/admin/customers/customer-segments/trash',
      ],
    );
  });
});
