import type { Router } from 'express';
import type { ImportDesk } from '../import';
import { askFile, showImport, takeFile, takeRefused } from './import_routes';
import { doImport } from './import_steps';
import type { Paths } from './paths';

/** From a file to records, a page for each step. */
export function addImportPaths(router: Router, paths: Paths, desk: ImportDesk): void {
  const { admin, counts, may, seen, asks, writes } = paths;
  const create = may('create');
  const ask = seen((own) => askFile(admin, own));
  router.get('/import', create, ...asks, ask);
  // Its body is a file: who reads it says which types there are.
  const take = seen((own) => takeFile(admin, own, desk));
  router.post('/import', create, ...asks, take);
  const show = seen((own) => showImport(admin, own, desk));
  router.get('/import/:id', create, ...asks, show);
  const step = seen((own) => doImport(admin, own, desk, counts));
  router.post('/import/:id', create, ...writes, step);
  const refused = seen((own) => takeRefused(admin, own, desk));
  router.get('/import/:id/refused', create, ...asks, refused);
}
