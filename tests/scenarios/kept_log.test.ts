/** What the log says loudly is kept as rows: faults of the server under the name of their request, and no more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start, type Started } from '../../app/start';
import { administratorOf, type SignedIn } from '../support/administrator';

interface Kept {
  readonly message: string;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}
interface Reading {
  findAll(options?: object): Promise<readonly { toJSON(): Kept }[]>;
}
const CUSTOMERS = '/admin/customers/customers';

let host: Started;
let admin: SignedIn;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'ordinal-kept-log-'));
  host = await start({
    root: path.resolve(__dirname, '..', '..'),
    environment: { NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '0' },
    migrate: true,
    destination: { write: () => undefined },
  });
  admin = await administratorOf(host);
});
afterAll(async () => {
  await host.close('the test ends');
  rmSync(dataDir, { recursive: true, force: true });
});

const models = (): Readonly<Record<'SystemLog' | 'Customer', Reading>> => host.host.models as never;
const kept = async (): Promise<readonly Kept[]> =>
  (await models().SystemLog.findAll({ order: ['occurredAt'] })).map((row) => row.toJSON());
const ask = (address: string, id: string): Promise<Response> =>
  fetch(host.address + address, { headers: { ...admin, Accept: 'application/json', 'X-Request-Id': id } });

test("a request's own mistakes write no rows, a fault of the server is kept under its request id", async () => {
  const before = (await kept()).length;
  for (const address of ['/nowhere', `${CUSTOMERS}?nope=1`, `${CUSTOMERS}?q=%00`])
    expect((await ask(address, 'mistaken-1')).status).toBeGreaterThanOrEqual(400);

  const broken = Object.assign(new Error('broken'), { name: 'Broken' });
  const find = jest.spyOn(models().Customer, 'findAll').mockRejectedValue(broken);
  expect((await ask(CUSTOMERS, 'at-fault-1')).status).toBe(500);
  find.mockRestore();

  let rows: readonly Kept[] = [];
  while (rows.length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    rows = (await kept()).slice(before);
  }
  expect(rows.map(({ message }) => message)).toEqual(['a request failed', 'GET 500']);
  expect(rows.map(({ requestId }) => requestId)).toEqual(['at-fault-1', 'at-fault-1']);
  expect(rows[0]?.details).toMatchObject({ err: { message: 'broken' } });
});
