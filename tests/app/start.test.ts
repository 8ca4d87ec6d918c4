/** From a folder to pages, on the embedded database, the way `menu-cli start` goes. */
import path from 'node:path';
import { start, type Started, type StartOptions } from '../../app/start';
import { openDatabase } from '../../core/database';
import type { HostError } from '../../core/findings';
import { moduleTree, type ModuleTree } from '../support/module_tree';

const NOTES = 'modules/admin/notes';
const FILES = {
  'package.json': '{ "name": "shop" }',
  [`${NOTES}/300_note_model.ts`]: `
    import { defineModel, string } from 'ordinal-host';
    export default defineModel('Note', { table: 'notes', fields: { words: string(50).required() } });`,
  [`${NOTES}/module.ts`]: `
    import { defineModule } from 'ordinal-host';
    export default defineModule({ mount: '/notes', announces: ['notes:read'] as never });`,
  [`${NOTES}/hook.ts`]: `
    import { defineHooks } from 'ordinal-host';
    export default defineHooks(({ models }) => ({
      'notes:created': async ({ row }) => {
        if (row.words === 'refused') throw Object.assign(new Error('No such notes here.'), { status: 409 });
        if (row.words === 'copied') await models.Note.create({ words: 'the copy' });
      },
      'host:ready': () => { globalThis.heard = ['ready']; },
      'host:closing': ({ reason }) => { globalThis.heard.push(reason); },
    }));`,
  [`${NOTES}/view.ts`]: `
    import { defineView } from 'ordinal-host';
    export default defineView(({ router, access, models }) => {
      router.get('/', access('notes.read'), async (request, response) => {
        response.render('notes/list', { title: 'Notes', notes: await models.Note.findAll() });
      });
      router.post('/', access('notes.create'), async (request, response) => {
        await models.Note.create({ words: request.body.words });
        response.redirect(303, '/notes');
      });
      router.get('/broken', access.public(), (request, response) => response.render('notes/broken'));
      router.get('/late', access.public(), (request, response) => { response.write('half'); throw new Error('late'); });
      return router;
    });`,
  [`${NOTES}/tpl/notes/list.ejs`]: `<% for (const note of notes) { %><p class="note-words"><%= note.words %></p><% } %>`,
  [`${NOTES}/tpl/notes/broken.ejs`]: `<%= nothing.of.this %>`,
  [`${NOTES}/static/notes.css`]: 'p{}',
  [`${NOTES}/seeds/note.ts`]: `
    import { defineDemo } from 'ordinal-host';
    export default defineDemo(async ({ models }) => { await models.Note.create({ words: 'a demo note' }); });`,
};

let tree: ModuleTree;
let host: Started;
const said: string[] = [];
const lines: string[] = [];

const options = (environment: Record<string, string> = {}): StartOptions => ({
  root: tree.root,
  environment: { DATA_DIR: path.join(tree.root, '.data'), PORT: '0', ...environment },
  say: (line) => void said.push(line),
  destination: { write: (line) => void lines.push(line) },
});
const page = async (
  address: string,
  init: RequestInit = {},
): Promise<{ status: number; text: string; headers: Headers }> => {
  const answer = await fetch(host.address + address, {
    redirect: 'manual',
    ...init,
    headers: { Accept: 'text/html', ...init.headers },
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const post = (words: string): ReturnType<typeof page> =>
  page('/notes', {
    method: 'POST',
    body: new URLSearchParams({ words }),
  });

beforeAll(async () => {
  tree = moduleTree(FILES);
  host = await start(options());
});
afterAll(async () => {
  await host.close('the test ends');
  expect((globalThis as { heard?: string[] }).heard).toEqual(['ready', 'the test ends']);
});

it('makes tables and demo data in an empty embedded database', async () => {
  expect(said.join('\n')).toMatch(/tables stand after/);
  expect(said.join('\n')).toMatch(/demo data among them/);
  expect((await page('/notes')).text).toContain('a demo note');
});

it('answers pages of modules inside the layout, and says which file has drawn them', async () => {
  const { status, text } = await page('/notes');
  expect(status).toBe(200);
  expect(text).toMatch(/^<!doctype html>/i);
  expect(text).toContain('<title>Notes');
  expect(text).toContain(`<!-- notes/list: ${NOTES}/tpl/notes/list.ejs -->`);
});

it('answers generated pages, static files, assets and health', async () => {
  const addresses = [
    '/admin',
    '/admin/notes/notes',
    '/static/notes/notes.css',
    '/health/live',
    '/health/ready',
  ];
  for (const address of addresses) expect([address, (await page(address)).status]).toEqual([address, 200]);
  const { status, headers } = await page('/');
  expect([status, headers.get('location')]).toEqual([302, '/admin']);
});

it('saves, and listeners write in the same transaction', async () => {
  expect((await post('copied')).status).toBe(303);
  expect((await page('/notes')).text).toContain('the copy');
});

it('tells the person what a listener refused, and saves nothing', async () => {
  const { status, text } = await post('refused');
  expect(status).toBe(409);
  expect(text).toContain('No such notes here.');
  expect((await page('/notes')).text).not.toContain('refused');
});

it('outlives a broken template and an error after the headers', async () => {
  const broken = await page('/notes/broken');
  expect(broken.status).toBe(500);
  expect(broken.text).toContain(broken.headers.get('x-request-id'));
  await expect(page('/notes/late')).rejects.toThrow();
  expect((await page('/notes')).status).toBe(200);
});

it('answers 404, 405 and foreign host names with pages', async () => {
  expect((await page('/nowhere')).status).toBe(404);
  expect((await page('/notes', { method: 'DELETE' })).status).toBe(405);
  const { status, text } = await page('/notes', {
    method: 'POST',
    headers: { Origin: 'http://evil.example' },
  });
  expect(status).toBe(403);
  expect(text).toMatch(/^<!doctype html>/i);
});

it('logs as JSON with request ids', () => {
  const parsed = lines.map((line) => JSON.parse(line) as { req?: object; requestId?: string });
  const answers = parsed.filter(({ req }) => req !== undefined);
  expect(answers.length).toBeGreaterThan(5);
  expect(answers.filter(({ requestId }) => requestId === undefined)).toEqual([]);
});

it('names every route with its policy', () => {
  expect(host.findings.filter(({ level }) => level === 'error')).toEqual([]);
});

it('waits for a command that has the folder open, and says so', async () => {
  const model = `${NOTES}/300_note_model.ts` as const;
  const { root } = moduleTree({ 'package.json': '{ "name": "shop" }', [model]: FILES[model] });
  const dataDir = path.join(root, '.data');
  const command = await openDatabase({ dataDir });
  const heard: string[] = [];
  const running = await start({
    ...options({ DATA_DIR: dataDir }),
    root,
    onWait: (text) => {
      heard.push(text);
      void command.close();
    },
  });
  await running.close('done');
  expect(heard).toEqual([
    `waiting for the embedded database in ${dataDir}/database: process ${process.pid} has it open`,
  ]);
});

describe('what stops a start', () => {
  const stopped = (change: StartOptions): Promise<HostError> =>
    start(change).then(
      async (running) => {
        await running.close('it should not run');
        throw new Error('it starts');
      },
      (error: HostError) => error,
    );
  const codes = async (change: StartOptions): Promise<string[]> =>
    (await stopped(change)).findings.map(({ code }) => code);
  const elsewhere = (): Record<string, string> => ({ DATA_DIR: path.join(tree.root, '.other') });

  it('an environment that cannot be used', async () => {
    expect(await codes(options({ PORT: 'x', LOG_LEVEL: 'y' }))).toEqual(['CONFIG_INVALID', 'CONFIG_INVALID']);
  });

  it('a host beyond this machine', async () => {
    expect(await codes(options({ HOST: '0.0.0.0' }))).toEqual(['HOST_NOT_LOOPBACK']);
  });

  it('a schema that is not there, where nothing is made by itself', async () => {
    const dir = { DATA_DIR: path.join(tree.root, '.third') };
    expect(await codes(options({ ...dir, NODE_ENV: 'test' }))).toEqual(['SCHEMA_PENDING']);
  });

  it('a route without a policy', async () => {
    const other = moduleTree({
      ...FILES,
      [`${NOTES}/view.ts`]: `
        import { defineView } from 'ordinal-host';
        export default defineView(({ router }) => router.get('/', (request, response) => response.send('open')));`,
    });
    const change = { ...options(elsewhere()), root: other.root };
    expect(await codes(change)).toEqual(['ROUTE_WITHOUT_POLICY']);
  });

  it('a listener to an event that nobody announces', async () => {
    const other = moduleTree({
      ...FILES,
      [`${NOTES}/hook.ts`]: `
        import { defineHooks } from 'ordinal-host';
        export default defineHooks({ 'notes:craeted': () => undefined });`,
    });
    expect(await codes({ ...options(elsewhere()), root: other.root })).toEqual(['HOOK_UNKNOWN_EVENT']);
  });
});

it('in production leaves out a module whose view fails, and starts the rest', async () => {
  const model = (name: string, table: string, more = ''): string =>
    `const { defineModel, reference, string } = require('ordinal-host');
     exports.default = defineModel('${name}', { table: '${table}', fields: { words: string(50) ${more} } });`;
  const built = moduleTree({
    'package.json': '{ "name": "shop" }',
    [`${NOTES}/300_note_model.js`]: model('Note', 'notes'),
    'modules/admin/broken/310_crack_model.js': model('Crack', 'cracks'),
    'modules/admin/broken/view.js': `exports.default = () => { throw new Error('no luck'); };`,
    'modules/admin/needy/320_need_model.js': model('Need', 'needs', `, crack: reference('cracks')`),
  });
  const running = await start({
    ...options({ NODE_ENV: 'production', DATA_DIR: path.join(built.root, '.data') }),
    root: built.root,
    migrate: true,
  });
  try {
    const left = running.host.project.left;
    expect([...left].sort()).toEqual(['broken', 'needy']);
    expect(running.findings.map(({ code }) => code)).toContain('LOAD_THREW');
    const status = async (address: string): Promise<number> =>
      (await fetch(running.address + address, { headers: { Accept: 'text/html' } })).status;
    expect(await status('/admin/notes/notes')).toBe(200);
    expect(await status('/admin/broken/cracks')).toBe(404);
  } finally {
    await running.close('done');
  }
});
