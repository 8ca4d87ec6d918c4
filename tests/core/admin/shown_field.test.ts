/** `show(row, 'status')` in a module's template draws what the generated pages draw. */
import path from 'node:path';
import { runAs } from '../../../core/actor';
import { pageEngine, VIEWS_DIR } from '../../../core/admin';
import { moduleTree } from '../../support/module_tree';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const tree = moduleTree({
  'page.ejs': '<%- show(row, field) %>',
  'own.ejs': '<%= show %>',
});
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host.close());

const drawn = (locals: object, file = 'page.ejs'): Promise<string> =>
  new Promise((resolve, reject) =>
    pageEngine({ views: [VIEWS_DIR], cache: true, cell: host.area.show })(
      path.join(tree.root, file),
      locals,
      (error, html) => (error === null ? resolve(html ?? '') : reject(error)),
    ),
  );

test('a state as a pill, a moment in words, an amount with its currency, nothing as a dash', async () => {
  const id = await host.make('Ship', { name: '<Kestrel>', code: 'K1', status: 'in_dock', value: '1200' });
  const row = await host.models['Ship']?.findByPk(id);
  expect(await drawn({ row, field: 'status' })).toContain('<span class="pill ">In dock</span>');
  expect(await drawn({ row, field: 'createdAt' })).toMatch(/<time datetime=".*">just now<\/time>/);
  expect(await drawn({ row, field: 'value' })).toContain('<span class="muted">CHF</span> 1,200.00');
  expect(await drawn({ row, field: 'builtOn' })).toContain('aria-label="empty"');
  expect(await drawn({ row, field: 'name' })).toContain('&lt;Kestrel&gt;');
  expect(await drawn({ row, field: 'radioKey' })).toContain('not shown');
});

test('a reference by name where the row was read with it', async () => {
  const keeperId = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  const id = await host.make('Ship', { name: 'Kestrel', code: 'K2', keeperId });
  const row = await host.models['Ship']?.findByPk(id, { include: ['keeper'] });
  const reader = (permission: string): boolean => permission === 'keepers.read';
  expect(await runAs(undefined, () => drawn({ row, field: 'keeper' }), { powers: reader })).toContain(
    `href="/admin/keepers/keepers/${keeperId}">Ada Hook</a>`,
  );
  expect(await drawn({ row, field: 'keeper' })).toContain('<span>Ada Hook</span>');
});

test('a field that is not there is named, with those that are', async () => {
  const id = await host.make('Ship', { name: 'Kestrel', code: 'K3' });
  const row = await host.models['Ship']?.findByPk(id);
  await expect(drawn({ row, field: 'colour' })).rejects.toThrow(
    'Ship has no field colour; it has name, code',
  );
  await expect(drawn({ row: {}, field: 'name' })).rejects.toThrow('takes a row as a model answers it');
});

test('what a route calls show stays its own', async () => {
  expect(await drawn({ show: 'mine' }, 'own.ejs')).toBe('mine');
});
