/** Two model files with one number: a finding, never a tie-break. Needs file names only. */
import { shellWord, type ModelFile, type ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { homeRange, nextFree, rangeOf, type NumberRange } from '../numbering';
import { orderFiles } from './order_files';

/**
 * Reports every number that several files of switched-on modules share, with the next free number for all but one.
 * @param modules what was found
 * @param ranges the catalogue's ranges and the project's own
 */
export function checkNumbers(modules: readonly ModuleFolder[], ranges: readonly NumberRange[]): Finding[] {
  const groups = groupsOf(orderFiles(modules));
  if (groups.length === 0) return [];
  // A number that sleeps in a module that is switched off is not free either.
  const taken = new Set(modules.flatMap((module) => module.models.map(({ number }) => number)));
  const byModule = new Map(modules.map((module) => [module.name, module]));
  return groups.map((group) => {
    const movable = group.filter((file) => byModule.get(file.module)?.origin === 'root');
    const moving = movable.length === group.length ? movable.slice(1) : movable;
    return duplicateNumber(group, commandFor(moving, byModule, taken, ranges));
  });
}

/** Files that share a number, lowest number first. `[[300 customer, 300 order]]` */
export function groupsOf(files: readonly ModelFile[]): ModelFile[][] {
  const groups: ModelFile[][] = [];
  files.forEach((file, index) => {
    const before = files[index - 1];
    if (before?.number !== file.number) return;
    const last = groups.at(-1);
    if (last?.includes(before) === true) last.push(file);
    else groups.push([before, file]);
  });
  return groups;
}

/** The finding for files that share a number. */
export function duplicateNumber(group: readonly ModelFile[], command: string | undefined): Finding {
  const names = group.map(({ module, name }) => `${module}/${name}`).join(' and ');
  return {
    code: 'ORDER_DUPLICATE_NUMBER',
    level: 'error',
    summary: `number ${group[0]?.number} is taken twice: ${names}`,
    at: group.map((file) => ({ file: file.shown })),
    waysOut: [
      command === undefined
        ? { text: 'give one of them a free number: menu-cli ranges free shows them' }
        : { command },
    ],
  };
}

function commandFor(
  moving: readonly ModelFile[],
  byModule: ReadonlyMap<string, ModuleFolder>,
  taken: Set<number>,
  ranges: readonly NumberRange[],
): string | undefined {
  const commands: string[] = [];
  for (const file of moving) {
    const own = byModule.get(file.module)?.models.filter((other) => other !== file) ?? [];
    const range = homeRange(own, ranges) ?? rangeOf(file.number, ranges);
    const free = range && (nextFree(taken, range, file.number) ?? nextFree(taken, range));
    if (free === undefined) return undefined;
    taken.add(free);
    commands.push(`menu-cli renumber ${shellWord(file.shown)} ${free}`);
  }
  return commands.length === 0 ? undefined : commands.join(' && ');
}
