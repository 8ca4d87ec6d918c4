/** Links and cards that manifests name, with whole addresses. */
import type { ModuleCard, ModuleLink, OwnPage } from '../core/admin';
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

/** Cards of the first page. */
export const moduleCards = (modules: Modules): readonly ModuleCard[] =>
  modules.flatMap((module) =>
    Object.entries(module.manifest.cards ?? {}).map(([name, card]) => ({
      key: `${module.folder.name}/${name}`,
      module: module.folder.name,
      isSystem: module.folder.context === '_system',
      card,
      to: card.to === undefined ? undefined : addressOf(module, card.to),
    })),
  );
