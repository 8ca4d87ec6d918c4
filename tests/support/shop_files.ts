/** A small project as files: four tables that point to each other, with indexes, a check and a key to itself. */
import type { Content } from './module_tree';

const SHOP = 'modules/admin/shop';
const model = (name: string, rest: string): string =>
  "import { defineModel, enumeration, integer, reference, string } from 'ordinal-host';\n" +
  `export default defineModel('${name}', ${rest});\n`;

export const SHOP_FILES: Readonly<Record<string, Content>> = {
  'package.json': '{ "name": "shop" }',
  [`${SHOP}/300_customer_model.ts`]: model(
    'Customer',
    `{ table: 'customers', fields: { name: string(50).required(), email: string(100).unique() } }`,
  ),
  [`${SHOP}/301_product_model.ts`]: model(
    'Product',
    `{ table: 'products', fields: { name: string(50).required(), state: enumeration(['new', 'old']),
      partOf: reference('products') } }`,
  ),
  [`${SHOP}/302_order_model.ts`]: model(
    'Order',
    `{ table: 'orders', fields: { customer: reference('customers', { onDelete: 'CASCADE' }).required() } }`,
  ),
  [`${SHOP}/303_order_line_model.ts`]: model(
    'OrderLine',
    `{ table: 'order_lines', fields: { order: reference('orders').required(), product: reference('products'),
      pieces: integer().required() }, checks: { some: 'pieces > 0' } }`,
  ),
};

/** Its tables in loading order. */
export const SHOP_TABLES = ['customers', 'products', 'orders', 'order_lines'] as const;
