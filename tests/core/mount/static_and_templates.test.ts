import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import request from 'supertest';
import type { ModuleFolder } from '../../../core/discover';
import { mountTemplates, staticRouter, templateFinder, templateSources } from '../../../core/mount';

let root: string;
beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'mount-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const folder = (name: string): ModuleFolder => {
  const dir = path.join(root, 'modules', 'admin', name);
  const parts = { static: path.join(dir, 'static'), templates: path.join(dir, 'tpl') };
  return { name, dir, shown: `modules/admin/${name}`, parts } as ModuleFolder;
};
const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

describe('static files', () => {
  const get = (address: string, cache = true): request.Test =>
    request(express().use(staticRouter({ modules: [folder('customers')], cache }))).get(address);

  it('lie at /static/<module>/ and may be kept for an hour', async () => {
    write('modules/admin/customers/static/page.css', 'a{}');
    const { status, headers } = await get('/static/customers/page.css');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=3600',
    ]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers.etag).toBeDefined();
    expect((await get('/static/customers/page.css', false)).headers['cache-control']).toBe(
      'public, max-age=0',
    );
  });

  it('do not show dotfiles, folders or what lies outside', async () => {
    write('modules/admin/customers/static/.env', 'secret');
    write('modules/admin/customers/static/a/b.txt', 'b');
    write('modules/admin/customers/view.ts', 'secret');
    expect((await get('/static/customers/.env')).status).toBe(404);
    for (const address of ['/a', '/a/', '/', '/..%2fview.ts', '/%2e%2e/view.ts', '/../view.ts']) {
      expect((await get(`/static/customers${address}`)).status).toBe(404);
    }
  });
});

describe('templates', () => {
  const finder = (cache = false): ReturnType<typeof templateFinder> =>
    templateFinder({
      sources: templateSources(root, [folder('customers'), folder('loyalty')], path.join(root, 'views')),
      isFile,
      cache,
    });

  it('are those of the module, else of a higher-numbered one, else of the project', () => {
    write('modules/admin/customers/tpl/customers/list.ejs', 'own');
    expect(finder()('customers/list')?.shown).toBe('modules/admin/customers/tpl/customers/list.ejs');
    write('modules/admin/loyalty/tpl/customers/list.ejs', 'higher');
    expect(finder()('customers/list')?.shown).toBe('modules/admin/loyalty/tpl/customers/list.ejs');
    write('views/overrides/customers/list.ejs', 'project');
    expect(finder()('customers/list')).toMatchObject({
      shown: 'views/overrides/customers/list.ejs',
      instead: [
        'modules/admin/loyalty/tpl/customers/list.ejs',
        'modules/admin/customers/tpl/customers/list.ejs',
      ],
    });
  });

  it('are looked for anew in development, and once in production', () => {
    const [development, production] = [finder(), finder(true)];
    expect([development('customers/list'), production('customers/list')]).toEqual([undefined, undefined]);
    write('modules/admin/customers/tpl/customers/list.ejs', 'own');
    expect(development('customers/list')).toBeDefined();
    expect(production('customers/list')).toBeUndefined();
  });

  it.each(['../secret', 'customers/../../secret', '/etc/passwd', 'customers//list', '.env', 'a/.b', 'a\0b'])(
    'are not found by the name %p',
    (name) => {
      write('secret.ejs', 'secret');
      write('.env.ejs', 'secret');
      expect(finder()(name)).toBeUndefined();
    },
  );

  function app(sayFile: boolean): Express {
    const application = express();
    const engine = (file: string, locals: object, done: (error: Error | null, html?: string) => void): void =>
      done(null, `<!doctype html><p>${path.basename(file)} ${(locals as { name: string }).name}</p>`);
    mountTemplates(application, { find: finder(), engine, sayFile });
    application.get('/', (_, response) => response.render('customers/list', { name: 'Ada' }));
    application.get('/none', (_, response) => response.render('customers/none'));
    return application;
  }

  it('are drawn by name, and in development the page says which file has won', async () => {
    write('modules/admin/customers/tpl/customers/list.ejs', 'own');
    write('views/overrides/customers/list.ejs', 'project');
    const page = '<!doctype html><p>list.ejs Ada</p>';
    expect((await request(app(false)).get('/')).text).toBe(page);
    expect((await request(app(true)).get('/')).text).toBe(
      `${page}\n<!-- customers/list: views/overrides/customers/list.ejs, instead of modules/admin/customers/tpl/customers/list.ejs -->\n`,
    );
  });

  it('that do not exist are an error, not an empty page', async () => {
    expect((await request(app(false).set('env', 'test')).get('/none')).status).toBe(500);
  });
});
