/** Two model files with one number: a finding, never a tie-break. Needs file names only. */
import { shellWord, type ModelFile, type ModuleFolder } from '../discover';
import type { Finding, WayOut } from '../findings';
import { freeAbove, homeRange, nextFree, rangeOf, rangeTitle, type NumberRange } from '../numbering';
import { orderFiles } from './order_files';

/**
 * Reports every number that several files of switched-on modules share, with the next free number for all but one: in the range of its
 * module, else above it.
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
    return duplicateNumber(group, wayOutFor(moving, byModule, taken, ranges));
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
export function duplicateNumber(group: readonly ModelFile[], wayOut: WayOut | undefined): Finding {
  const names = group.map(({ module, name }) => `${module}/${name}`).join(' and ');
  return {
    code: 'ORDER_DUPLICATE_NUMBER',
    level: 'error',
    summary: `number ${group[0]?.number} is taken twice: ${names}`,
    at: group.map((file) => ({ file: file.shown })),
    waysOut: [wayOut ?? { text: 'give one of them a free number: menu-cli ranges free shows them' }],
  };
}

/** What is said beside a number outside the range of its module: `320 lies outside 300-319: ..., where there is no room` */
export const liesOutside = (number: number, range: string): string =>
  `${number} lies outside ${range}, where there is no room`;

function wayOutFor(
  moving: readonly ModelFile[],
  byModule: ReadonlyMap<string, ModuleFolder>,
  taken: Set<number>,
  ranges: readonly NumberRange[],
): WayOut | undefined {
  const commands: string[] = [];
  const notes: string[] = [];
  for (const file of moving) {
    const own = byModule.get(file.module)?.models.filter((other) => other !== file) ?? [];
    const range = homeRange(own, ranges) ?? rangeOf(file.number, ranges);
    const inside = range && (nextFree(taken, range, file.number) ?? nextFree(taken, range));
    const free = inside ?? (range && freeAbove(taken, range, ranges));
    if (range === undefined || free === undefined) return undefined;
    if (inside === undefined) notes.push(liesOutside(free, rangeTitle(range)));
    taken.add(free);
    commands.push(`menu-cli renumber ${shellWord(file.shown)} ${free}`);
  }
  if (commands.length === 0) return undefined;
  return { command: commands.join(' && '), ...(notes.length > 0 && { text: notes.join('; ') }) };
}
