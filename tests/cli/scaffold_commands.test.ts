import { menu } from './command_line';
import { invoices, shop } from './projects';

const ORDER_FILE = 'modules/order.generated.d.ts';

test('a module is written into an empty folder and the order is proven', async () => {
  const tree = await invoices();
  expect(tree.read(ORDER_FILE)).toContain("361: { model: 'InvoiceLine'");
  expect(await menu('preview-order --check', { cwd: tree.root })).toMatchObject({ code: 0 });
});

test('what was written stands on stdout, what to do next on stderr', async () => {
  const tree = await invoices();
  const { code, out, err } = await menu(
    "new-model invoices payment 'amount:money:required' 'invoice:ref(invoices)'",
    {
      cwd: tree.root,
    },
  );
  expect(code).toBe(0);
  expect(out).toBe(
    'modules/admin/invoices/362_payment_model.ts\nmodules/admin/invoices/tests/payment.test.ts\n',
  );
  expect(err).toContain('menu-cli create-tables');
  expect(tree.read(ORDER_FILE)).toContain("payments: 'Payment'");
});

test('a new module says how its demo rows are seen', async () => {
  const { err } = await menu('new-module folders --dry-run', { cwd: shop().root });
  expect(err).not.toContain('Next:');
  const written = await menu('new-module folders', { cwd: shop().root });
  expect(written.err).toContain(
    'Next: menu-cli create-tables, menu-cli seed --demo --module folders, then menu-cli start.',
  );
});

test('--dry-run writes nothing', async () => {
  const tree = shop();
  const { code, out, err } = await menu('new-module invoices --dry-run', { cwd: tree.root });
  expect(code).toBe(0);
  expect(out).toContain('modules/admin/invoices/view.ts');
  expect(err).toContain('Nothing was written.');
  expect(tree.has('modules/admin/invoices')).toBe(false);
});

test('--json answers programs', async () => {
  const { out } = await menu('new-module invoices --models invoice:product --json', { cwd: shop().root });
  expect(JSON.parse(out)).toMatchObject({
    module: 'invoices',
    written: true,
    models: [{ number: 360, name: 'invoice', table: 'invoices' }],
  });
});

test('a refusal is a finding, and nothing is written', async () => {
  const tree = shop();
  const { code, out, err } = await menu('new-module stock', { cwd: tree.root });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('SCAFFOLD_REFUSED  there is a module stock already');
  expect(err).toContain('menu-cli new-model stock NAME');
  const json = await menu('new-model stok item --json', { cwd: tree.root });
  expect(JSON.parse(json.out)).toMatchObject({ findings: [{ code: 'SCAFFOLD_REFUSED' }] });
});

test('what would not be sound is taken back', async () => {
  const tree = shop();
  // The name on the other side is taken by the inverse that the host gives itself.
  const { code, err } = await menu("new-model sales item 'product:ref(products):inverse=ordersByProduct'", {
    cwd: tree.root,
  });
  expect(code).toBe(1);
  expect(err).toContain('MODEL_INVERSE_CLASH');
  expect(tree.has('modules/admin/sales/341_item_model.ts')).toBe(false);
  expect(tree.has('modules/admin/sales/tests')).toBe(false);
});

test('nothing is added to a project that is not sound', async () => {
  const tree = shop({ 'modules/admin/stock/320_price_model.ts': 'export default 1;' });
  const { code, err } = await menu('new-module invoices', { cwd: tree.root });
  expect(code).toBe(1);
  expect(err).toContain('ORDER_DUPLICATE_NUMBER');
  expect(tree.has('modules/admin/invoices')).toBe(false);
});
