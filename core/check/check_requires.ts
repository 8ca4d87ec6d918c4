/** What manifests ask for must be there and switched on. */
import { closest } from '../discover';
import type { Finding, FindingLevel } from '../findings';
import type { LoadedModule } from '../load';
import type { Facts } from './facts';

/** Modules that a manifest requires and that are missing or off, and a word `after` that leads nowhere. */
export function requirements(facts: Facts): Finding[] {
  const on = new Map(facts.modules.map(({ name, enabled }) => [name, enabled]));
  return facts.manifests.flatMap((loaded) => {
    const { after, requires = [] } = loaded.manifest;
    if (!loaded.folder.enabled) return [];
    const missing = requires
      .filter((name) => on.get(name) !== true)
      .map((name) => finding(loaded, name, on, 'error'));
    const adrift = after === undefined || on.has(after) ? [] : [finding(loaded, after, on, 'warning')];
    return [...missing, ...adrift];
  });
}

function finding(
  { folder }: LoadedModule,
  name: string,
  on: ReadonlyMap<string, boolean>,
  level: FindingLevel,
): Finding {
  const isOff = on.has(name);
  const meant = closest(name, on.keys());
  const ways = isOff
    ? [{ text: `write "${name}" into modules/enabled.json` }]
    : [
        ...(meant === undefined ? [] : [{ text: `did you mean ${meant}?` }]),
        { text: `add the module ${name}, or take the word out of module.ts` },
      ];
  return {
    code: 'MANIFEST_REQUIRES',
    level,
    summary: `${folder.name} ${level === 'error' ? 'requires' : 'comes after'} ${name}, which is ${isOff ? 'switched off' : 'not there'}`,
    at: [{ file: `${folder.shown}/module.ts` }],
    waysOut: ways,
  };
}
