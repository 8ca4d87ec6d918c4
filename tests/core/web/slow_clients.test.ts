import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { TIME_LIMITS } from '../../../core/web';

let server: Server;
/** The same a hundred times as fast. */
const limits = Object.fromEntries(Object.entries(TIME_LIMITS).map(([name, time]) => [name, time / 100]));
beforeAll(async () => {
  server = createServer(limits, (request, response) => {
    request.resume().on('end', () => response.end('done'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
/** A client that is never cut off is a fault, and not a test that waits. */
const SOON = 10_000;

const said = (text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    socket
      .on('data', (data) => (answer += data.toString()))
      .on('close', () => resolve(answer))
      .on('error', () => undefined);
  });

it(
  'cuts off headers that do not end',
  async () => {
    expect(await said('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^HTTP\/1.1 408/);
  },
  SOON,
);

it(
  'cuts off a body that does not end',
  async () => {
    expect(await said('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf')).toMatch(
      /^HTTP\/1.1 408/,
    );
  },
  SOON,
);

it('looks at connections every second and gives headers ten', () => {
  expect(TIME_LIMITS).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1_000,
  });
});
