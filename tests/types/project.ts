/** A small project in memory: two modules, an extension, an event, and the generated file that types them. */

const USER = `
import { defineModel, string } from 'ordinal-host';
export default defineModel('User', {
  table: 'users',
  fields: { name: string(80).required(), email: string(200).email().required().unique() },
});`;

const CUSTOMER = `
import { authorship, defineModel, enumeration, money, reference, string } from 'ordinal-host';
export default defineModel('Customer', {
  table: 'customers',
  fields: {
    firstName: string(80).required(),
    lastName: string(80).required(),
    status: enumeration(['lead', 'active']).default('lead').required(),
    credit: money(),
    apiKey: string(64).secret(),
    owner: reference('users', { inverse: 'customers' }),
    ...authorship('users'),
  },
  admin: { list: ['firstName', 'owner', 'createdAt'], sort: '-createdAt', title: 'lastName' },
  methods: {
    fullName(): string { return \`\${this.firstName} \${this.lastName}\`; },
  },
});`;

const EXTENSION = `
import { extendModel, string } from 'ordinal-host';
export default extendModel('User', { fields: { team: string(40) } });`;

const EVENTS = `
import 'ordinal-host';
declare module 'ordinal-host' {
  interface EventCatalogue { 'credit:exceeded': { readonly customerId: string } }
  interface FilterCatalogue { 'customer:label': string }
}`;

const ORDER = `
import 'ordinal-host';
declare module 'ordinal-host' {
  interface Order {
    100: { model: 'User'; table: 'users'; is: typeof import('./_system/user/100_user_model').default };
    300: { model: 'Customer'; table: 'customers'; is: typeof import('./admin/customers/300_customer_model').default };
    655: { extends: 'User'; is: typeof import('./admin/customers/655_user_team_model').default };
  }
  interface Inverses {
    users: { customers: 'Customer'; customersByCreatedBy: 'Customer'; customersByModifiedBy: 'Customer' };
  }
}`;

export const PROJECT: Readonly<Record<string, string>> = {
  '_system/user/100_user_model.ts': USER,
  'admin/customers/300_customer_model.ts': CUSTOMER,
  'admin/customers/655_user_team_model.ts': EXTENSION,
  'admin/customers/events.ts': EVENTS,
  'order.generated.d.ts': ORDER,
};

/** `count` model files of 14 fields as a large project would have them, with the generated file for them. */
export function largeProject(count: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => 1000 + index);
  const files = numbers.map((number) => [`admin/many/${number}_thing${number}_model.ts`, manyFields(number)]);
  return { ...Object.fromEntries(files), 'order.generated.d.ts': orderOf(numbers) };
}

const manyFields = (number: number): string => `
import { authorship, boolean, date, decimal, defineModel, enumeration, integer, json, money, reference, string, text } from 'ordinal-host';
export default defineModel('Thing${number}', {
  table: 'things_${number}',
  fields: {
    code: string(20).required().unique(),
    status: enumeration(['open', 'done', 'dropped']).default('open').required(),
    total: money().default('0.00').required(),
    discount: decimal(5, 2).min(0).max(100),
    items: integer().min(0).default(0).required(),
    isGift: boolean().default(false).required(),
    wantedOn: date(),
    remark: text(),
    contact: string(200).email(),
    voucher: string(64).secret(),
    shipTo: json((z) => z.object({ city: z.string(), zip: z.string() })),
    previous: reference('things_${Math.max(1000, number - 1)}', { inverse: 'next${number}' }),
    ...authorship('things_1000'),
  },
  indexes: [{ fields: ['status', 'wantedOn'] }],
  admin: { list: ['code', 'status', 'total', 'createdAt'], search: ['code'], sort: '-createdAt', title: 'code' },
});`;

const orderOf = (numbers: readonly number[]): string => {
  const lines = numbers.map(
    (number) =>
      `${number}: { model: 'Thing${number}'; table: 'things_${number}'; is: typeof import('./admin/many/${number}_thing${number}_model').default };`,
  );
  return `import 'ordinal-host';\ndeclare module 'ordinal-host' {\n  interface Order {\n${lines.join('\n')}\n  }\n}`;
};
