/** Modules without files: views by name, mounted as the host mounts them. */
import express, { type Express } from 'express';
import type { Context, ModuleFolder } from '../../../core/discover';
import type { Manifest, View } from '../../../core/declare';
import { createAccess, mountModules, type Decide, type Mounted, type RouteInfo } from '../../../core/mount';

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
  { decide = () => true, taken = [] }: { decide?: Decide; taken?: RouteInfo[] } = {},
): Mounted & { app: Express } {
  const answer = mountModules({
    modules: Object.entries(modules).map(([name, given]) => {
      const one = typeof given === 'function' ? { view: given } : given;
      return { folder: folder(name, one.context), manifest: one.manifest ?? {}, view: one.view };
    }),
    models: {} as never,
    hooks: {} as never,
    access: createAccess(decide),
    logOf: () => console,
    configOf: (module) => ({ NAME: module }),
    taken,
  });
  const app = express().use(answer.router);
  app.use(((error, _request, response, _next) => {
    response.status(error.status ?? 500).json({ detail: error.message, permission: error.permission });
  }) as express.ErrorRequestHandler);
  return { ...answer, app };
}
