import type { InstalledModule } from '../core/declare';
import type { Project } from '../core/project';

const titled = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** All modules of a project, those that are switched off or were left out included. */
export function installed({ manifests, modules }: Project): readonly InstalledModule[] {
  const running = new Set(modules.map(({ folder }) => folder.name));
  return manifests.map(({ folder: { name, context, models }, manifest }) => ({
    name,
    title: manifest.title ?? titled(name),
    context,
    version: manifest.version ?? null,
    place: models[0]?.number ?? null,
    enabled: running.has(name),
  }));
}
