/** Modules whose code throws or hangs while the host serves: each request gets its right answer, and the process lives. */
import { moduleTree } from '../support/module_tree';
import { startCli, type RunningCli } from '../support/start_cli';

const FRAIL = 'modules/admin/frail';
const FILES = {
  [`${FRAIL}/300_vase_model.ts`]: `
    import { defineModel, string } from 'ordinal-host';
    export default defineModel('Vase', { table: 'vases', fields: { name: string(50).required() } });`,
  [`${FRAIL}/hook.ts`]: `
    import { defineHooks } from 'ordinal-host';
    export default defineHooks({
      'vases:created': {
        timeLimit: 150,
        run: ({ row }) => {
          if (row.name === 'throws') throw new Error('canary in a hook');
          if (row.name === 'rejects') return Promise.reject(new Error('canary in a hook'));
          if (row.name === 'hangs') return new Promise(() => undefined);
        },
      },
      'vases:updated': { failure: 'log', run: () => { throw new Error('canary that is only logged'); } },
    });`,
  [`${FRAIL}/view.ts`]: `
    import { defineView } from 'ordinal-host';
    export default defineView(({ router, access }) => {
      router.get('/sync', access.public(), () => { throw new Error('canary'); });
      router.get('/async', access.public(), async () => { await null; throw new Error('canary'); });
      router.get('/text', access.public(), async () => { throw 'canary'; });
      router.get('/late', access.public(), (request, response) => { response.write('half'); throw new Error('canary'); });
      router.get('/later', access.public(), async (request, response) => {
        response.write('half'); await null; throw new Error('canary');
      });
      router.get('/template', access.public(), (request, response) => response.render('frail/broken'));
      router.get('/no-template', access.public(), (request, response) => response.render('frail/nowhere'));
      router.get('/timer', access.public(), (request, response) => {
        setTimeout(() => { throw new Error('canary in a timer'); }, 1);
        void Promise.reject(new Error('canary nobody waits for'));
        response.send('set');
      });
      return router;
    });`,
  [`${FRAIL}/tpl/frail/broken.ejs`]: '<p>begun</p><%= nothing.of.this %>',
};

let host: RunningCli;
let address: string;
beforeAll(async () => {
  host = startCli(moduleTree(FILES).root, ['start'], { PORT: '0' });
  address = await host.address();
});

const get = async (path: string): Promise<readonly [number, string]> => {
  const answer = await fetch(address + path, { headers: { Accept: 'text/html' } });
  return [answer.status, await answer.text()];
};
const vase = async (
  path: string,
  name: string,
): Promise<{ status: number; body: Record<string, string> }> => {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ name }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};
const names = async (): Promise<unknown> =>
  (
    (await (
      await fetch(`${address}/admin/frail/vases`, { headers: { Accept: 'application/json' } })
    ).json()) as {
      rows: { name: string }[];
    }
  ).rows.map(({ name }) => name);

afterEach(async () => {
  if (address !== '') expect((await get('/health/live'))[0]).toBe(200);
});

test.each(['sync', 'async', 'text', 'template', 'no-template'])(
  'a route that fails (%s) is a page with 500',
  async (path) => {
    const [status, html] = await get(`/admin/frail/${path}`);
    expect(status).toBe(500);
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toContain('<p>begun</p>');
  },
);

test.each(['late', 'later'])(
  'a route that fails after its answer began (%s) ends the connection',
  async (path) => {
    await expect(get(`/admin/frail/${path}`)).rejects.toThrow();
  },
);

test('an error in a timer, and a promise nobody waits for, are logged', async () => {
  expect(await get('/admin/frail/timer')).toEqual([200, 'set']);
  await host.until(/canary in a timer/);
  await host.until(/canary nobody waits for/);
});

test.each([
  ['throws', 'HOOK_FAILED'],
  ['rejects', 'HOOK_FAILED'],
  ['hangs', 'HOOK_TIMED_OUT'],
])('a listener that %s takes the change back, within its time limit', async (name, code) => {
  const began = performance.now();
  const { status, body } = await vase('/admin/frail/vases/new', name);
  expect([status, body['status']]).toEqual([500, 500]);
  expect(performance.now() - began).toBeLessThan(5_000);
  await host.until(new RegExp(`${code}[^\\n]*vases:created`));
  expect(await names()).toEqual([]);
});

test('a listener whose failure is only logged lets the change stand', async () => {
  const { status, body } = await vase('/admin/frail/vases/new', 'whole');
  expect(status).toBe(201);
  expect(await vase(`/admin/frail/vases/${body['id']}/edit`, 'mended')).toMatchObject({ status: 200 });
  await host.until(/canary that is only logged/);
  expect(await names()).toEqual(['mended']);
});

test('after all of it the host stops in peace', async () => {
  expect(host.said()).not.toMatch(/ERR_HTTP_HEADERS_SENT/);
  host.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  address = '';
});
