import { Router, type RequestHandler } from 'express';
import request from 'supertest';
import { methodsAt } from '../../../core/mount';
import { mounted } from './small_mount';

const page: RequestHandler = (_, response) => void response.send('page');

describe('mounting', () => {
  it('puts modules where their context or their manifest says', async () => {
    const { app, routes } = mounted({
      customers: ({ router, access }) => router.get('/', access.public(), page),
      status: { context: '_system', view: ({ router, access }) => router.get('/', access.public(), page) },
      shop: { context: '_user', view: ({ router, access }) => router.get('/cart', access.public(), page) },
      desk: {
        manifest: { mount: '/help/desk/' },
        view: ({ router, access }) => router.get('/', access.public(), page),
      },
    });

    expect(routes.map(({ path }) => path)).toEqual([
      '/admin/customers',
      '/status',
      '/shop/cart',
      '/help/desk',
    ]);
    for (const { path } of routes) expect((await request(app).get(path)).status).toBe(200);
  });

  it('gives each module its own router, settings and log', async () => {
    const { app } = mounted({
      one: ({ router, access, config }) =>
        router.get('/', access.public(), (_, answer) => void answer.json(config)),
      two: ({ router, access, config }) =>
        router.get('/', access.public(), (_, answer) => void answer.json(config)),
    });
    expect((await request(app).get('/admin/two')).body).toEqual({ NAME: 'two' });
  });

  it('names a view that fails or answers no router, and mounts the others', async () => {
    const { findings, app } = mounted({
      broken: () => {
        throw new Error('no luck');
      },
      nothing: (() => undefined) as never,
      fine: ({ router, access }) => router.get('/', access.public(), page),
    });
    expect(findings).toMatchObject([
      { code: 'LOAD_THREW', at: [{ file: 'modules/admin/broken/view.ts' }] },
      { code: 'LOAD_EXPORT', at: [{ file: 'modules/admin/nothing/view.ts' }] },
    ]);
    expect((await request(app).get('/admin/fine')).status).toBe(200);
  });
});

describe('policies', () => {
  it('let through or refuse, and name the permission', async () => {
    const { app } = mounted(
      {
        customers: ({ router, access }) =>
          router.get('/', access('customers.read'), page).post('/', access('customers.create'), page),
      },
      { decide: (permission) => permission === 'customers.read' },
    );
    expect((await request(app).get('/admin/customers')).status).toBe(200);
    const { status, body } = await request(app).post('/admin/customers');
    expect([status, body]).toEqual([
      403,
      { detail: 'This needs the permission customers.create.', permission: 'customers.create' },
    ]);
  });

  it('that fail let nobody through', async () => {
    const { app } = mounted(
      { customers: ({ router, access }) => router.get('/', access('customers.read'), page) },
      {
        decide: () => {
          throw new Error('database away');
        },
      },
    );
    expect((await request(app).get('/admin/customers')).status).toBe(500);
  });

  it('are listed with their routes, in nested routers and for every method', () => {
    const { routes, findings } = mounted({
      customers: ({ router, access }) => {
        const notes = Router();
        notes.get(['/', '/all'], access('notes.read'), page);
        notes.route('/:note').all(access('notes.edit')).put(page).delete(page);
        return router.get('/:id', access('customers.read'), page).use('/:id/notes', notes);
      },
    });
    expect(findings).toEqual([]);
    expect(routes.map(({ method, path, policy }) => `${method} ${path} ${policy}`)).toEqual([
      'GET /admin/customers/:id customers.read',
      'GET /admin/customers/:id/notes notes.read',
      'GET /admin/customers/:id/notes/all notes.read',
      'PUT /admin/customers/:id/notes/:note notes.edit',
      'DELETE /admin/customers/:id/notes/:note notes.edit',
    ]);
  });

  it('are missed where a route has none, with method, path and file', () => {
    const { findings } = mounted({
      customers: ({ router, access }) => {
        const nested = Router();
        nested.delete('/:id', page);
        router.get('/', page, access('customers.read'));
        router.get('/fine', access.public(), page);
        return router.use('/nested', nested);
      },
    });
    expect(findings.map(({ code, summary }) => `${code} ${summary}`)).toEqual([
      'ROUTE_WITHOUT_POLICY customers: GET /admin/customers does not say who may use it',
      'ROUTE_WITHOUT_POLICY customers: DELETE /admin/customers/nested/:id does not say who may use it',
    ]);
    expect(findings[0]?.at).toEqual([
      { file: 'modules/admin/customers/view.ts', note: 'GET /admin/customers' },
    ]);
  });

  it('are missed on a middleware that could answer, unless one stands in front of it', () => {
    const { findings } = mounted({
      open: ({ router }) => router.use('/files', page),
      guarded: ({ router, access }) => router.use(access('files.read')).use('/files', page),
    });
    expect(findings.map(({ summary }) => summary)).toEqual([
      'open: a middleware at /admin/open/files may answer anybody',
    ]);
  });
});

describe('one address', () => {
  it('may be answered once, whatever its parameters are called', () => {
    const { findings } = mounted({
      one: {
        manifest: { mount: '/shop' },
        view: ({ router, access }) => router.get('/:id', access.public(), page),
      },
      two: {
        manifest: { mount: '/shop' },
        view: ({ router, access }) =>
          router.get('/:name/', access.public(), page).post('/:id', access.public(), page),
      },
    });
    expect(findings).toMatchObject([
      {
        code: 'ROUTE_TWICE',
        summary: 'one and two both answer GET /shop/:name',
        at: [{ file: 'modules/admin/one/view.ts' }, { file: 'modules/admin/two/view.ts' }],
      },
    ]);
  });

  it('belongs to the generated pages where they were first', () => {
    const taken = [
      { method: 'GET', path: '/admin/customers', policy: 'customers.read', module: 'admin', file: 'core' },
    ];
    const { findings, routes } = mounted(
      { customers: ({ router, access }) => router.get('/', access.public(), page) },
      { taken },
    );
    expect(findings.map(({ code }) => code)).toEqual(['ROUTE_TWICE']);
    expect(routes).toHaveLength(2);
  });

  it('may have many methods, but not beside one that answers all', () => {
    const { findings } = mounted({
      one: ({ router, access }) =>
        router
          .get('/a', access.public(), page)
          .put('/a', access.public(), page)
          .all('/b', access.public(), page)
          .get('/B', access.public(), page),
    });
    expect(findings.map(({ summary }) => summary)).toEqual(['one answers GET /admin/one/B twice']);
  });
});

it('knows the methods of an address in nested routers', () => {
  const { app } = mounted({
    customers: ({ router, access }) =>
      router.get('/:id', access.public(), page).put('/:id', access.public(), page),
  });
  expect(methodsAt(app.router, '/admin/customers/7')).toEqual(['GET', 'PUT']);
  expect(methodsAt(app.router, '/admin/nowhere/7')).toEqual([]);
});
