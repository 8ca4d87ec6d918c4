/** The database goes and comes back under a running server: nothing hangs, nothing dies, it heals by itself. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { start, type Started } from '../../app/start';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree } from '../support/module_tree';

jest.setTimeout(60_000);

/** A wire to the database that can be cut, or go silent. */
async function wire(
  target: URL,
): Promise<{ url: string; cut(): void; silence(): void; mend(): void; end(): void }> {
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const server: Server = createServer((near) => {
    open.add(near);
    near.on('error', () => undefined).on('close', () => open.delete(near));
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    open.add(far);
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('data', (data) => state !== 'silent' && far.write(data)).on('close', () => far.destroy());
    far.on('data', (data) => state !== 'silent' && near.write(data));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const drop = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    cut() {
      state = 'cut';
      drop();
    },
    silence: () => void (state = 'silent'),
    mend() {
      state = 'whole';
      drop();
    },
    end() {
      drop();
      server.close();
    },
  };
}

describeOnServer('a database on a server', () => {
  let base: Awaited<ReturnType<typeof serverDatabase>>;
  let line: Awaited<ReturnType<typeof wire>>;
  let host: Started;
  const ask = async (
    address: string,
  ): Promise<{ status: number; retry: string | null; milliseconds: number }> => {
    const began = performance.now();
    const answer = await fetch(host.address + address, { headers: { Accept: 'text/html' } });
    await answer.text();
    const milliseconds = performance.now() - began;
    return { status: answer.status, retry: answer.headers.get('retry-after'), milliseconds };
  };
  const page = '/admin/notes/notes';

  beforeAll(async () => {
    base = await serverDatabase();
    line = await wire(new URL(base.url));
    const tree = moduleTree({
      'package.json': '{ "name": "shop" }',
      'modules/admin/notes/300_note_model.ts': `
        import { defineModel, string } from 'ordinal-host';
        export default defineModel('Note', { table: 'notes', fields: { words: string(50) } });`,
    });
    host = await start({
      root: tree.root,
      environment: {
        NODE_ENV: 'test',
        DATABASE_URL: line.url,
        DATA_DIR: path.join(tree.root, '.data'),
        PORT: '0',
        LOG_LEVEL: 'silent',
      },
      migrate: true,
    });
  });
  afterAll(async () => {
    await host.close('the test ends');
    line.end();
    await base.drop();
  });
  afterEach(() => line.mend());

  it('that is gone gives 503 with Retry-After within seconds, and pages again at once when it is back', async () => {
    expect((await ask(page)).status).toBe(200);
    line.cut();
    for (let turn = 0; turn < 3; turn += 1) {
      const { status, retry, milliseconds } = await ask(page);
      expect([status, retry]).toEqual([503, '5']);
      expect(milliseconds).toBeLessThan(5000);
    }
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/health/ready')).status).toBe(503);
    line.mend();
    expect((await ask(page)).status).toBe(200);
    expect((await ask('/health/ready')).status).toBe(200);
  });

  it('that says nothing gives 503 by the deadline, while the process answers', async () => {
    line.silence();
    const slow = ask(page);
    const [live, ready] = await Promise.all([ask('/health/live'), ask('/health/ready')]);
    expect([live.status, ready.status]).toEqual([200, 503]);
    expect(live.milliseconds).toBeLessThan(1000);
    const { status, milliseconds } = await slow;
    expect(status).toBe(503);
    expect(milliseconds).toBeLessThan(20_000);
  });
});
