import type { RequestHandler } from 'express';
import { onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import { cardsJson, dashboardCards } from '../dashboard';
import type { DiagramStore } from '../diagram';
import { takeNotice } from '../flash';
import { badParameters } from '../../query';
import type { RowCounts } from '../record';
import { modelsView, modulesView, overviewView } from '../system';

/** `GET /admin` */
export const showOverview =
  (admin: Admin, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const { read, views } = await dashboardCards(admin);
    const overview = await overviewView(admin, counts);
    if (wantsJson(request)) return void response.json({ ...overview, dashboard: cardsJson(read) });
    response.render('admin/overview', {
      title: 'Overview',
      active: '/admin',
      overview,
      cards: views,
      notice: takeNotice(admin, request, response),
    });
  };

/** `GET /admin/system/models`, with `?model=Customer` for the one that is looked at, `?size=full` for an unscaled diagram. */
export const showModels =
  (admin: Admin, store: DiagramStore, counts: RowCounts): RequestHandler =>
  (request, response) => {
    const given = onlyParameters(request, 'model', 'size');
    const [name, size] = [given.get('model'), given.get('size')];
    if (size !== null && size !== 'full')
      throw badParameters([{ name: 'size', message: 'can only be full' }]);
    const chosen = name === null ? undefined : admin.registry.byName.get(name);
    if (name !== null && chosen === undefined)
      throw badParameters([{ name: 'model', message: `names no model: ${name}` }]);
    if (wantsJson(request)) return void response.json(modelsJson(admin));
    const models = modelsView(admin, store, counts, chosen, size === 'full');
    response.render('admin/models', {
      title: 'Models and load order',
      crumbs: [{ text: 'Models' }],
      active: '/admin/system/models',
      models,
    });
  };

const modelsJson = ({ registry }: Admin): object => ({
  models: registry.models.map(({ number, name, table, module, file, loadTime, references }) => ({
    number,
    name,
    table,
    module,
    file: file.shown,
    loadTime,
    needs: references.map(({ field, target, onDelete }) => ({ field, table: target, onDelete })),
  })),
});

/** `GET /admin/system/modules` */
export const showModules =
  (admin: Admin): RequestHandler =>
  (request, response) => {
    onlyParameters(request);
    const modules = modulesView(admin);
    if (wantsJson(request)) return void response.json(modules);
    response.render('admin/modules', {
      title: 'Modules',
      crumbs: [{ text: 'Modules' }],
      active: '/admin/system/modules',
      modules,
    });
  };
