/** Little projects for commands to work on. */
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { menu } from './command_line';

export const model = (name: string, table: string, fields = 'name: string(50).required(),'): string =>
  `import { defineModel, reference, string } from 'ordinal-host';
export default defineModel('${name}', { table: '${table}', fields: { ${fields} } });
void reference;
`;

/** Two modules: stock (320 product) and sales (340 order, which needs products). */
export const shop = (more: Readonly<Record<string, string>> = {}): ModuleTree =>
  moduleTree({
    'modules/admin/stock/320_product_model.ts': model('Product', 'products'),
    'modules/admin/sales/340_order_model.ts': model(
      'Order',
      'orders',
      "product: reference('products').required(),",
    ),
    ...more,
  });

/** The same with the order upside down: orders (310) load before products (320). */
export const uphill = (): ModuleTree =>
  moduleTree({
    'modules/admin/stock/320_product_model.ts': model('Product', 'products'),
    'modules/admin/sales/310_order_model.ts': model(
      'Order',
      'orders',
      "product: reference('products').required(),",
    ),
  });

/** A project written by the scaffolders themselves. */
export async function invoices(): Promise<ModuleTree> {
  const tree = moduleTree({});
  const { code, err } = await menu(
    'new-module invoices --range 360-379 --models invoice,invoice_line:invoice',
    {
      cwd: tree.root,
    },
  );
  if (code !== 0) throw new Error(err);
  return tree;
}
