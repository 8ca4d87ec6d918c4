/** The database goes and comes back under a running server: nothing hangs, nothing dies, it heals by itself. */
import path from 'node:path';
import { start, type Started } from '../../app/start';
import { Cable } from '../support/cable';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree } from '../support/module_tree';

describeOnServer('a database on a server', () => {
  let base: Awaited<ReturnType<typeof serverDatabase>>;
  let line: Cable;
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
    line = await Cable.to(base.url);
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
        DATABASE_URL: line.through(base.url),
        DATA_DIR: path.join(tree.root, '.data'),
        PORT: '0',
        LOG_LEVEL: 'silent',
      },
      migrate: true,
    });
  });
  afterAll(async () => {
    await host.close('the test ends');
    line.close();
    await base.drop();
  });
  afterEach(() => line.mend());

  it('that is gone gives 503 with Retry-After within seconds, and pages again at once when it is back', async () => {
    expect((await ask(page)).status).toBe(200);
    line.cut();
    for (let turn = 0; turn < 3; turn += 1) {
      const { status, retry, milliseconds } = await ask(page);
      expect([status, retry]).toEqual([503, '5']);
      expect(milliseconds).toBeLessThan(15_000);
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
    const { status, milliseconds } = await slow;
    expect(live.milliseconds).toBeLessThan(milliseconds);
    expect(status).toBe(503);
    expect(milliseconds).toBeLessThan(60_000);
  });
});
