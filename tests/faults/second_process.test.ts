/** A second process on the embedded database: a command works through the server, a second server is refused. */
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { SHOP_FILES, SHOP_TABLES } from '../support/shop_files';
import { startCli, type RunningCli } from '../support/start_cli';

const SEED = `
  import { defineSeed } from 'ordinal-host';
  export default defineSeed(async ({ models }) => { await models.Customer.create({ name: 'Sown by a command' }); });`;

let project: ModuleTree;
let host: RunningCli;
let address: string;
beforeAll(async () => {
  project = moduleTree(SHOP_FILES);
  host = startCli(project.root, ['start'], { PORT: '0' });
  address = await host.address();
});

/** Runs a command beside the server; what it says on both streams. */
async function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const run = startCli(project.root, args, { PORT: '0' });
  return { code: await run.ended, said: run.said() };
}
const list = async (table: string): Promise<{ status: number; total: number }> => {
  const answer = await fetch(`${address}/admin/shop/${table}`, { headers: { Accept: 'application/json' } });
  return { status: answer.status, total: ((await answer.json()) as { total: number }).total };
};

test('a second server is refused and told who is there', async () => {
  const { code, said } = await command('start');
  expect(code).toBe(1);
  expect(said).toContain('DATABASE_IN_USE');
  expect(said).toContain(String(host.pid));
  expect(said).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/);
});

test('create-tables finds the tables of the server, and makes what a new file asks for', async () => {
  expect((await command('create-tables')).said).toContain(`0 created, ${SHOP_TABLES.length} already there`);
  project.write({
    'modules/admin/shop/304_coupon_model.ts': `
      import { defineModel, string } from 'ordinal-host';
      export default defineModel('Coupon', { table: 'coupons', fields: { code: string(20) } });`,
  });
  expect((await command('create-tables')).said).toContain(`1 created, ${SHOP_TABLES.length} already there`);
  expect(await list('customers')).toEqual({ status: 200, total: 0 });
});

test('seed writes rows the server shows at once', async () => {
  project.write({ 'modules/admin/shop/seeds/sown.ts': SEED });
  expect(await command('seed')).toMatchObject({ code: 0 });
  expect(await list('customers')).toEqual({ status: 200, total: 1 });
});

test('doctor, models and cleanup --dry-run look on while the server serves', async () => {
  expect((await command('doctor')).said).toContain(`through process ${host.pid}`);
  expect(await command('models')).toMatchObject({ code: 0 });
  expect(await command('cleanup', 'full', '--dry-run')).toMatchObject({ code: 0 });
  expect(await list('customers')).toEqual({ status: 200, total: 1 });
});

test('what a command wrote is there after the server has gone', async () => {
  host.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  expect((await command('create-tables')).said).toContain(
    `0 created, ${SHOP_TABLES.length + 1} already there`,
  );
});
