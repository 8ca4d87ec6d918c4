import { Agent, createServer, get, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { drainable } from '../../app/drain';

interface Answer {
  status: number;
  connection: string | undefined;
  text: string;
}

let server: Server;
let drain: ReturnType<typeof drainable>;
/** How many requests the server has been sent. */
let heard = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 20 });
const times = { idle: 150, deadline: 2000 };

beforeEach(async () => {
  heard = 0;
  server = createServer((request, response) => {
    heard += 1;
    const wait = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('wait') ?? 0);
    setTimeout(() => response.end('done'), wait).unref();
  });
  drain = drainable(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
afterAll(() => agent.destroy());

const port = (): number => (server.address() as AddressInfo).port;
const ask = (wait: number, at = port()): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get({ port: at, host: '127.0.0.1', path: `/?wait=${wait}`, agent }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection, text }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
/** However slow the machine is at the moment. */
async function arrived(requests: number): Promise<void> {
  while (heard < requests) await pause(5);
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

it('finishes running requests and says on each that it was the last', async () => {
  const running = [ask(300), ask(300)];
  await arrived(2);
  const drained = drain(times);
  expect(await Promise.all(running)).toEqual([
    { status: 200, connection: 'close', text: 'done' },
    { status: 200, connection: 'close', text: 'done' },
  ]);
  expect(await drained).toBe('drained');
});

it('takes no new connection', async () => {
  const at = port();
  const drained = drain(times);
  const refused = new Promise((resolve) =>
    connect(at, '127.0.0.1')
      .on('error', (error: { code?: string }) => resolve(error.code))
      .on('connect', () => resolve('connected')),
  );
  expect(await refused).toBe('ECONNREFUSED');
  await drained;
});

it('still answers a request that comes on an open connection, and then lets go of it', async () => {
  const at = port();
  await ask(0);
  const drained = drain(times);
  expect(await ask(0, at)).toMatchObject({ status: 200, connection: 'close' });
  expect(await drained).toBe('drained');
});

it('closes idle connections without waiting for their time-out', async () => {
  await ask(0);
  const began = performance.now();
  expect(await drain({ ...times, deadline: 60_000 })).toBe('drained');
  // Node itself lets go of them after five seconds.
  expect(performance.now() - began).toBeLessThan(5_000);
});

it('cuts off what does not end in time', async () => {
  const running = ask(60_000).catch((error: { code: string }) => error.code);
  await arrived(1);
  expect(await drain({ idle: 50, deadline: 200 })).toBe('cut off');
  expect(await running).toBe('ECONNRESET');
});

it('fails no request under load', async () => {
  const at = port();
  const failed: unknown[] = [];
  let answered = 0;
  let stop = false;
  const load = Array.from({ length: 10 }, async () => {
    while (!stop) {
      try {
        await ask(2, at);
        answered += 1;
      } catch (error) {
        // A connection that was refused was never accepted.
        if ((error as { code?: string }).code !== 'ECONNREFUSED') failed.push(error);
        stop = true;
      }
    }
  });
  // Under way once every connection has been used again and again, however slow the machine is at the moment.
  while (answered < 50) await pause(10);
  expect(await drain(times)).toBe('drained');
  stop = true;
  await Promise.all(load);
  expect(answered).toBeGreaterThan(50);
  expect(failed).toEqual([]);
});
