/** A module's name is unique over all contexts: it is part of addresses, permissions and file names. */
import type { Finding } from '../findings';
import type { FoundModule } from './read_source';
import { shellWord } from './usable_name';

export interface UniqueModules {
  /** One module for each name. */
  readonly modules: readonly FoundModule[];
  readonly findings: readonly Finding[];
}

/**
 * Keeps one module for each name. A shipped module that is not of `_system` gives way in silence: it is only there to
 * be switched on, and the project has its own. Every other pair is a finding.
 */
export function uniqueByName(found: readonly FoundModule[]): UniqueModules {
  if (new Set(found.map(({ name }) => name)).size === found.length) return { modules: found, findings: [] };
  const byName = new Map<string, FoundModule>();
  const findings: Finding[] = [];
  const names = new Set(found.map(({ name }) => name));
  for (const module of [...found].sort(strongestFirst)) {
    const first = byName.get(module.name);
    if (first === undefined) byName.set(module.name, module);
    else if (!givesWay(module)) findings.push(twice(first, module, names));
  }
  return { modules: [...byName.values()], findings };
}

const givesWay = ({ origin, context }: FoundModule): boolean => origin === 'shipped' && context !== '_system';

/** What cannot be renamed comes first, so that the way out names the other; what gives way comes last. */
const strongestFirst = (a: FoundModule, b: FoundModule): number =>
  rank(a) - rank(b) || (a.shown < b.shown ? -1 : 1);
const rank = (module: FoundModule): number =>
  givesWay(module) ? 3 : module.origin === 'shipped' ? 0 : module.origin === 'package' ? 1 : 2;

function twice(first: FoundModule, second: FoundModule, names: ReadonlySet<string>): Finding {
  const context = second.context.replace('_', '');
  let name = `${context}_${second.name}`;
  for (let count = 2; names.has(name); count += 1) name = `${context}_${second.name}_${count}`;
  const target = second.shown.replace(/[^/]+$/, name);
  return {
    code: 'DISCOVER_MODULE_TWICE',
    level: 'error',
    summary: `two modules are called ${first.name}`,
    at: [{ file: first.shown }, { file: second.shown }],
    waysOut: [
      second.origin === 'root'
        ? { command: `mv ${shellWord(second.shown)} ${shellWord(target)}` }
        : { text: `remove one of the packages ${first.package ?? ''} and ${second.package ?? ''}` },
    ],
  };
}
