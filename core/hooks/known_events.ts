/** What is announced at all: by the host, by models, and by modules that say so in their manifest. */
import type { LoadedModule } from '../load';
import type { Registry } from '../registry';

export interface KnownEvents {
  /** Names that are announced or offered as filters. */
  readonly names: ReadonlySet<string>;
  /** Names of modules that are switched off announce nothing, but deserve a better word: name -> module. */
  readonly switchedOff: ReadonlyMap<string, string>;
}

export const HOST_EVENTS = [
  'host:ready',
  'host:closing',
  'host:visited',
  'host:keys',
  'host:logged',
  'host:greeting',
  'host:menu',
  'host:views',
  'host:palette',
  'host:imports',
  'host:help',
  'host:history',
  'records:changed',
] as const;
export const CHANGES = ['created', 'updated', 'deleted'] as const;
export type Change = (typeof CHANGES)[number];

/**
 * Types are gone at run time, so a module's own events are known by `announces` in its manifest.
 * @param modules all manifests that were read, those of modules that are switched off included
 */
export function knownEvents(registry: Registry, modules: readonly LoadedModule[]): KnownEvents {
  const names = new Set<string>(HOST_EVENTS);
  for (const { table } of registry.models) for (const change of CHANGES) names.add(`${table}:${change}`);
  const switchedOff = new Map<string, string>();
  for (const { folder, manifest } of modules) {
    for (const name of manifest.announces ?? []) {
      if (folder.enabled) names.add(name);
      else switchedOff.set(name, folder.name);
    }
  }
  return { names, switchedOff };
}
