/** Links that manifests name, with whole addresses. */
import type { ModuleLink, OwnPage } from '../core/admin';
import type { Host } from '../core/boot';
import { mountPath } from '../core/mount';

type Modules = Host['project']['modules'];
type Module = Modules[number];

function addressOf({ folder, manifest }: Module, to: string): string {
  const base = mountPath(folder, manifest);
  return to === '/' ? base : to.startsWith('/') ? to : `${base}/${to}`;
}

/** What goes into the rail. */
export const railLinks = (modules: Modules): readonly ModuleLink[] =>
  modules.flatMap((module) =>
    (module.manifest.menu ?? []).map(({ title, to, permission }) => ({
      module: module.folder.name,
      title,
      permission,
      to: addressOf(module, to),
    })),
  );

/** Pages about oneself. */
export const ownPages = (modules: Modules): readonly OwnPage[] =>
  modules.flatMap((module) =>
    (module.manifest.account ?? []).map(({ title, to }) => ({ title, to: addressOf(module, to) })),
  );
