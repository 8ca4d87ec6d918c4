/** Records come in from files: matched, tried without writing, then written; what cannot be taken comes back with reasons. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';
import { importer, type Importer } from '../support/importing';

const LIST = '/admin/customers/customers';
let host: TestHost;
let ada: Person;
let by: Importer;

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers', 'settings'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  by = importer(ada.agent);
});
afterAll(() => host?.close());
beforeEach(() => host.models.Customer.destroy({ where: {}, force: true }));

const customers = () => host.models.Customer.findAll({ order: ['name'] });

test('a file is matched, tried and written', async () => {
  const run = await by.bring(
    LIST,
    'Name;E-mail;Status\nWerft Lüders;Werft@Lueders.example;Active\nOptik;;lead\n',
  );
  expect(await by.json(run)).toMatchObject({
    state: 'uploaded',
    plan: { targets: ['name', 'email', 'status'] },
  });
  expect((await by.send(run, 'check')).status).toBe(303);
  expect(await by.settled(run)).toMatchObject({ state: 'checked', created: 2, refused: 0 });
  expect(await host.models.Customer.count()).toBe(0);
  await by.send(run, 'commit');
  expect(await by.settled(run)).toMatchObject({ state: 'done', created: 2, position: 2 });
  expect((await customers()).map(({ name, email, status }) => [name, email, status])).toEqual([
    ['Optik', null, 'lead'],
    ['Werft Lüders', 'werft@lueders.example', 'active'],
  ]);
});
