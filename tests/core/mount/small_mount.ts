/** Modules without files: views by name, mounted as the host mounts them. */
import express, { type Express } from 'express';
import type { Context, ModuleFolder } from '../../../core/discover';
import type { Manifest, Powers, View } from '../../../core/declare';
import { createAccess, mountModules, type Mounted, type RouteInfo } from '../../../core/mount';
import { actAs } from '../../../core/web';

interface Given {
  readonly view: View;
  readonly context?: Context;
  readonly manifest?: Manifest;
}

export const folder = (name: string, context: Context = 'admin'): ModuleFolder =>
  ({
    name,
    context,
    dir: `/project/modules/${context}/${name}`,
    shown: `modules/${context}/${name}`,
    parts: { view: `/project/modules/${context}/${name}/view.ts` },
  }) as ModuleFolder;

export function mounted(
  modules: Readonly<Record<string, View | Given>>,
  { decide = () => true, taken = [] }: { decide?: Powers; taken?: RouteInfo[] } = {},
): Mounted & { app: Express } {
  const answer = mountModules({
    modules: Object.entries(modules).map(([name, given]) => {
      const one = typeof given === 'function' ? { view: given } : given;
      return { folder: folder(name, one.context), manifest: one.manifest ?? {}, view: one.view };
    }),
    models: {} as never,
    hooks: {} as never,
    conditions: {} as never,
    access: createAccess(),
    logOf: () => console,
    configOf: (module) => ({ NAME: module }),
    transaction: (work) => work(),
    secure: false,
    keyFor: () => Buffer.alloc(32),
    prove: (_request, _response, next) => next(),
    mailer: { send: () => Promise.reject(new Error('nobody sends mail here')) },
    addressOf: () => 'http://localhost',
    project: { modules: [], tables: [], menu: [] },
    taken,
  });
  const ada = { id: null, name: 'Ada' };
  const app = express().use(
    actAs(() => ({ identity: ada, powers: decide })),
    answer.router,
  );
  app.use(((error, _request, response, _next) => {
    response.status(error.status ?? 500).json({ detail: error.message, permission: error.permission });
  }) as express.ErrorRequestHandler);
  return { ...answer, app };
}
