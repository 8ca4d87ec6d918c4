import type { RequestHandler } from 'express';
import { onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import {
  askingFor,
  migrationsJson,
  migrationsView,
  MIGRATIONS_PATH,
  readAsked,
  type MigrationWork,
} from '../migrations';

/**
 * `GET /admin/system/migrations`, with `?plan=pending` or `?plan=NAME` to measure locks, `?drift=1` to compare the
 * database. Neither changes anything; both are done in the background, and the page says so until they are there.
 */
export const showMigrations =
  (admin: Admin, work: MigrationWork): RequestHandler =>
  async (request, response) => {
    const names = new Set(admin.desk.files.migrations.map(({ name }) => name));
    const asked = readAsked(onlyParameters(request, 'page', 'plan', 'drift'), names);
    if (asked.drift === 'again') {
      work.forgetDrift(await admin.desk.standings());
      return response.redirect(303, askingFor({ ...asked, drift: '1' }));
    }
    if (wantsJson(request)) return void response.json(await migrationsJson(admin, work, asked));
    response.render('admin/migrations', {
      title: 'Migrations',
      crumbs: [{ text: 'Migrations' }],
      active: MIGRATIONS_PATH,
      migrations: await migrationsView(admin, work, asked),
    });
  };
