import { menu } from './command_line';
import { shop, uphill } from './projects';

const ORDER_FILE = 'modules/order.generated.d.ts';

describe('preview-order', () => {
  it('groups the files under the titles of their ranges and proves every reference', async () => {
    const { code, out, err } = await menu('preview-order', { cwd: shop().root });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchSnapshot();
  });

  it('says what is wrong on stderr and ends with 1', async () => {
    const { code, out, err } = await menu('preview-order', { cwd: uphill().root });
    expect(code).toBe(1);
    expect(out).toContain('✗');
    expect(err).toContain('ORDER_FORWARD_REFERENCE');
    expect(err).toContain('menu-cli renumber');
  });

  it('prints one value with --json, findings in it', async () => {
    const { code, out, err } = await menu('preview-order --json', { cwd: uphill().root });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      proven: true,
      totals: { files: 2, references: 1, wrong: 1 },
      findings: [{ code: 'ORDER_FORWARD_REFERENCE' }],
    });
  });

  it('shows one module with what it needs', async () => {
    const { root } = shop({ 'modules/admin/staff/381_person_model.ts': PERSON });
    expect((await menu('preview-order --module sales', { cwd: root })).out).not.toContain('person');
    expect((await menu('preview-order --module sales', { cwd: root })).out).toContain('320_product_model.ts');
  });

  it.each(['mermaid', 'dot'])('draws a graph for %s', async (form) => {
    const { code, out } = await menu(`preview-order --graph ${form}`, { cwd: shop().root });
    expect(code).toBe(0);
    expect(out).toMatch(form === 'dot' ? /^digraph/ : /^flowchart/);
  });

  it('--check prints no order, and knows a stale order file', async () => {
    const { root, has } = shop();
    const before = await menu('preview-order --check', { cwd: root });
    expect({ code: before.code, out: before.out }).toEqual({ code: 1, out: '' });
    expect(before.err).toContain('ORDER_FILE_STALE');

    expect((await menu('preview-order --write', { cwd: root })).err).toContain(`${ORDER_FILE} written`);
    expect(has(ORDER_FILE)).toBe(true);

    const after = await menu('preview-order --check', { cwd: root });
    expect(after).toEqual({ code: 0, out: '', err: '2 model files, 1 references, all downhill\n' });
  });

  it('--write leaves the order file alone while the order is not sound', async () => {
    const { root, has } = uphill();
    const { code, err } = await menu('preview-order --write', { cwd: root });
    expect(code).toBe(1);
    expect(err).toContain('was not written');
    expect(has(ORDER_FILE)).toBe(false);
  });

  it('--names lists files that do not even load', async () => {
    const { root } = shop({ 'modules/admin/stock/321_price_model.ts': 'this is no TypeScript' });
    const { code, out } = await menu('preview-order --names', { cwd: root });
    expect(code).toBe(0);
    expect(out).toContain('  321: admin/stock/321_price_model.ts');
  });

  it('--names answers the same through the program and past it', async () => {
    const { root } = shop();
    expect(await menu(`preview-order --names --root ${root}`)).toEqual(
      await menu('preview-order --names --quiet', { cwd: root }),
    );
    expect(JSON.parse((await menu('preview-order --names --json', { cwd: root })).out)).toMatchObject({
      proven: false,
    });
    expect((await menu('preview-order --names --module stock', { cwd: root })).out).not.toContain('sales');
  });

  it('a folder that is no project is a finding', async () => {
    const { code, err } = await menu('preview-order');
    expect(code).toBe(1);
    expect(err).toContain('DISCOVER_NO_MODULES');
  });
});

const PERSON = `import { defineModel, string } from 'ordinal-host';
export default defineModel('Person', { table: 'people', fields: { name: string() } });
`;

describe('renumber', () => {
  it('renames a file and writes the order file', async () => {
    const { root, has, read } = shop();
    const { code, out } = await menu('renumber 340 345', { cwd: root });
    expect(code).toBe(0);
    expect(out).toBe('modules/admin/sales/340_order_model.ts -> modules/admin/sales/345_order_model.ts\n');
    expect(has('modules/admin/sales/345_order_model.ts')).toBe(true);
    expect(read(ORDER_FILE)).toContain('345:');
  });

  it('--fix mends the order with what the finding printed', async () => {
    const { root } = uphill();
    const plan = await menu('renumber --fix --dry-run --json', { cwd: root });
    expect(JSON.parse(plan.out)).toMatchObject({ renamed: false, renames: [{}] });
    expect((await menu('renumber --fix', { cwd: root })).code).toBe(0);
    expect((await menu('preview-order --check', { cwd: root })).code).toBe(0);
  });

  it('says when nothing has to move', async () => {
    expect((await menu('renumber --fix', { cwd: shop().root })).err).toBe('Nothing has to move.\n');
  });

  it('refuses with a finding and renames nothing', async () => {
    const { root, has } = shop();
    const { code, out, err } = await menu('renumber 340 320', { cwd: root });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('RENUMBER_REFUSED');
    expect(has('modules/admin/sales/340_order_model.ts')).toBe(true);
  });
});

describe('ranges', () => {
  it('lists all ranges with who is in them and the next free number', async () => {
    const { out } = await menu('ranges', { cwd: shop().root });
    expect(out).toMatch(/^320-339 +\S.* 1 +321 +stock$/m);
    expect(out.trim().split('\n')).toHaveLength(34);
  });

  it('shows the free numbers of one range', async () => {
    expect((await menu('ranges free 325', { cwd: shop().root })).out).toMatch(/^320-339: .*\n {2}321-339\n$/);
  });

  it('answers programs', async () => {
    const { out } = await menu('ranges list 320 --json', { cwd: shop().root });
    expect(JSON.parse(out)).toMatchObject({
      ranges: [{ from: 320, taken: [320], next: 321, free: [[321, 339]] }],
    });
  });

  it('claims a range of the project, once', async () => {
    const { root, read } = shop();
    const claim = "ranges claim 1000-1099 'Warehouse'";
    expect(await menu(claim, { cwd: root })).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(read('modules/ranges.json'))).toEqual([{ from: 1000, to: 1099, title: 'Warehouse' }]);
    const again = await menu(claim, { cwd: root });
    expect(again.code).toBe(1);
    expect(again.err).toContain('SCAFFOLD_REFUSED  1000-1099 overlaps 1000-1099 Warehouse');
    expect((await menu("ranges claim 400-410 'Mine'", { cwd: root })).code).toBe(1);
  });
});

describe('lists of what there is', () => {
  it('models stand with their tables and what they need', async () => {
    const { out } = await menu('models', { cwd: shop().root });
    expect(out).toMatch(/^ +340 +Order +orders +sales +\d+ +product -> products$/m);
  });

  it('one module is shown with what it needs downhill', async () => {
    const { root } = shop({ 'modules/admin/staff/381_person_model.ts': PERSON });
    const names = async (line: string): Promise<string[]> =>
      (JSON.parse((await menu(line, { cwd: root })).out) as { models: { name: string }[] }).models.map(
        ({ name }) => name,
      );
    expect(await names('models --module sales --json')).toEqual(['Product', 'Order']);
    expect(await names('models --module stock --json')).toEqual(['Product']);
  });

  it('modules stand in loading order, those switched off too', async () => {
    const { root } = shop({ 'modules/enabled.json': '["stock"]' });
    const { out } = await menu('modules --json', { cwd: root });
    expect(JSON.parse(out)).toMatchObject({
      modules: [
        { name: 'stock', enabled: true, numbers: [320] },
        { name: 'sales', enabled: false, numbers: [340] },
      ],
    });
    expect((await menu('modules', { cwd: root })).out).toMatch(/^ +340 +sales +admin +1 +off +root/m);
  });

  it('what is wrong with the project is said beside the list', async () => {
    const { code, out, err } = await menu('models', { cwd: uphill().root });
    expect(code).toBe(1);
    expect(out).toContain('Order');
    expect(err).toContain('ORDER_FORWARD_REFERENCE');
  });
});
