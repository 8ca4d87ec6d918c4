/** An import that is stopped, cut off or begun twice goes on where it was: no row is lost, none is written twice. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, type Person } from '../../modules/_system/access/tests/person';
import { importer, type Importer } from '../support/importing';

const LIST = '/admin/customers/customers';
const ROWS = 3_500;
/** Every thousandth row is at fault. */
const FILE = `name,email\n${Array.from(
  { length: ROWS },
  (_, at) => `Customer ${at},${at % 1_000 === 7 ? 'nothing' : `c${at}@example.org`}`,
).join('\n')}\n`;

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

async function tried(): Promise<string> {
  const run = await by.bring(LIST, FILE);
  await by.send(run, 'check', { key: '' });
  expect(await by.settled(run)).toMatchObject({ state: 'checked', created: 3_496, refused: 4 });
  return run;
}
const idOf = (run: string): string => run.split('/').at(-1) ?? '';
/** Begins to write, and stops as a host does that is shut down. */
async function begunAndStopped(run: string): Promise<number> {
  const begun = by.send(run, 'commit');
  for (;;) {
    const { state, position } = await by.json(run);
    if (state === 'running' && position > 0) break;
  }
  await host.settled();
  await begun;
  const { state, position } = await by.json(run);
  expect(state).toBe('stopped');
  return position;
}
async function everyRowOnce(run: string): Promise<void> {
  expect(await by.settled(run)).toMatchObject({
    state: 'done',
    created: 3_496,
    refused: 4,
    position: ROWS,
    problem: null,
  });
  const names = (await host.models.Customer.findAll({ attributes: ['name'] })).map(({ name }) => name);
  expect(names.length).toBe(3_496);
  expect(new Set(names).size).toBe(3_496);
  const lines = (await by.refused(run)).trimEnd().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['9', '1009', '2009', '3009']);
}

test('a host that is shut down stops between two batches, and a button goes on', async () => {
  const run = await tried();
  const position = await begunAndStopped(run);
  expect(position).toBeLessThan(ROWS);
  expect(await host.models.Customer.count()).toBe(position - Math.ceil((position - 7) / 1_000));
  expect((await by.open(run)).text).toContain('no row is written twice');
  await by.send(run, 'resume');
  await everyRowOnce(run);
});

test('a process that was killed leaves a run that can go on once it has been silent', async () => {
  const run = await tried();
  await begunAndStopped(run);
  // As it stands after a kill: said to run, and nobody at work.
  const { ImportRun } = host.models;
  await ImportRun.update({ state: 'running' } as never, { where: { id: idOf(run) } });
  expect((await by.send(run, 'resume')).status).toBe(409);
  await host.host.sequelize.query(
    "UPDATE import_runs SET updated_at = now() - interval '1 minute' WHERE id = $1",
    { bind: [idOf(run)] },
  );
  expect((await by.open(run)).text).toContain('This import was cut off');
  await by.send(run, 'resume');
  await everyRowOnce(run);
});

test('whoever begins twice at once writes every row once', async () => {
  const run = await tried();
  const both = await Promise.all([by.send(run, 'commit'), by.send(run, 'commit')]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  await everyRowOnce(run);
  expect((await by.send(run, 'commit')).status).toBe(410);
});
