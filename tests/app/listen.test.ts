import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressOf, listen } from '../../app/listen';
import type { HostError } from '../../core/findings';

const open: Server[] = [];
const handler = (_: unknown, response: { end(text: string): unknown }): void => void response.end('here');
const complaint = (host: string, port: number, knowsPeople = false): Promise<HostError> =>
  listen(handler as never, { host, port, knowsPeople }).then(
    (server) => {
      open.push(server);
      throw new Error('it listens');
    },
    (error: HostError) => error,
  );
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it('listens on this machine and knows its address', async () => {
  const server = await listen(handler, { host: '127.0.0.1', port: 0, knowsPeople: false });
  open.push(server);
  expect(addressOf(server)).toBe(`http://localhost:${(server.address() as AddressInfo).port}`);
  expect(await (await fetch(addressOf(server))).text()).toBe('here');
});

it.each(['0.0.0.0', '::', '10.0.0.5', 'example.org', '127.0.0.1.example.org'])(
  'does not listen on %s where nobody knows people',
  async (host) => {
    expect((await complaint(host, 0)).findings).toMatchObject([{ code: 'HOST_NOT_LOOPBACK' }]);
  },
);

it('gives a slow client no longer than the limits say', async () => {
  const server = await listen(handler, { host: '127.0.0.1', port: 0, knowsPeople: false });
  open.push(server);
  const { headersTimeout, requestTimeout, keepAliveTimeout } = server;
  expect([headersTimeout, requestTimeout, keepAliveTimeout]).toEqual([10_000, 30_000, 5_000]);
});

it('says that another program has the port, and what to do', async () => {
  const other = createServer();
  open.push(other);
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { findings } = await complaint('127.0.0.1', port);
  expect(findings).toMatchObject([
    { code: 'PORT_IN_USE', summary: `another program listens on 127.0.0.1:${port}` },
  ]);
  expect(findings[0]?.waysOut.map(({ command }) => command)).toEqual([
    `PORT=${port + 1} npm start`,
    `lsof -i :${port}`,
  ]);
});
