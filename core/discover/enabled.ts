/** `modules/enabled.json`: the committed list of modules that are switched on. */
import type { Finding } from '../findings';
import { closest } from './closest';
import type { FoundModule } from './read_source';
import { printable } from './usable_name';

export interface EnabledRead {
  readonly isOn: (module: FoundModule) => boolean;
  readonly findings: readonly Finding[];
}

/** Without a list: all `_system` modules, the project's own, and those of packages that it depends on. */
const byDefault = ({ context, origin }: FoundModule): boolean =>
  context === '_system' || origin !== 'shipped';

/**
 * Reads the list. A list that cannot be used is reported, and the default holds.
 * @param text the file's content; `undefined` when there is none
 * @param modules everything found
 * @param shown the file's path as a person would type it
 */
export function readEnabled(
  text: string | undefined,
  modules: readonly FoundModule[],
  shown: string,
): EnabledRead {
  if (text === undefined) return { isOn: byDefault, findings: [] };
  const list = namesIn(text);
  if (list === undefined) {
    const way = 'write a list of module names, e.g. ["core", "user", "customers"]';
    return { isOn: byDefault, findings: [complaint(shown, 'it is no list of module names', [way])] };
  }
  const names = new Set(modules.map(({ name }) => name));
  const unknown = [...new Set(list)].filter((name) => !names.has(name));
  return {
    isOn: ({ name }) => list.includes(name),
    findings: unknown.map((name) =>
      complaint(shown, `there is no module ${printable(name)}`, waysFor(name, names)),
    ),
  };
}

function waysFor(name: string, names: ReadonlySet<string>): string[] {
  const meant = closest(name, names);
  return [
    ...(meant === undefined ? [] : [`did you mean "${meant}"?`]),
    `take "${printable(name)}" out of the list`,
  ];
}

function namesIn(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

const complaint = (shown: string, problem: string, ways: readonly string[]): Finding => ({
  code: 'DISCOVER_ENABLED_FILE',
  level: 'error',
  summary: `${shown} cannot be used: ${problem}`,
  at: [{ file: shown }],
  waysOut: ways.map((text) => ({ text })),
});
