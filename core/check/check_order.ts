/** Numbers against each other: shared ones, and models outside the range of their module. */
import type { Finding, WayOut } from '../findings';
import { isWithin, rangeOf, rangeTitle } from '../numbering';
import { duplicateNumber, groupsOf, liesOutside, orderFiles } from '../order';
import { commandOf, homeOf, mendShared, mendStray, newStrays, type Interval } from '../renumber';
import type { Facts } from './facts';

type File = Parameters<typeof mendStray>[1];
type Moves = NonNullable<ReturnType<typeof mendShared>>;

/** Every number that several files share, with a renumbering that has been proven against what they need. */
export function sharedNumbers(facts: Facts): Finding[] {
  const groups = groupsOf(orderFiles(facts.modules));
  return groups.map((group) => {
    const layout = facts.layout();
    const moves = mendShared(layout, group);
    return duplicateNumber(group, moves && wayOut(facts, moves));
  });
}

function wayOut(facts: Facts, moves: Moves): WayOut {
  const layout = facts.layout();
  const strays = newStrays(layout, moves);
  const notes = [...moves]
    .filter(([slot]) => strays.includes(slot))
    .map(([{ file }, number]) => liesOutside(number, homeTitle(facts, file)));
  return { command: commandOf(layout, moves), ...(notes.length > 0 && { text: notes.join('; ') }) };
}

/** Models outside their module's range, and numbers that lie in no range at all. Extensions are where they must be. */
export function outOfRange(facts: Facts): Finding[] {
  const extensions = new Set(
    facts.models.filter(({ definition }) => definition.kind === 'extension').map(({ file }) => file.file),
  );
  const claims = new Map(facts.manifests.map(({ folder, manifest }) => [folder.name, manifest.range]));
  return facts.modules.flatMap((module) => {
    const own = module.enabled ? module.models.filter(({ file }) => !extensions.has(file)) : [];
    const nowhere = own.filter(({ number }) => rangeOf(number, facts.ranges) === undefined);
    // A module is not asked for its range before it has models in several.
    const first = own[0] && rangeOf(own[0].number, facts.ranges);
    const isTogether = first !== undefined && own.every(({ number }) => isWithin(number, first));
    const strays = isTogether && !claims.get(module.name) ? [] : own.filter((file) => isStray(facts, file));
    return [
      ...(nowhere.length === 0 ? [] : [noRange(module.name, nowhere)]),
      ...strays.filter((file) => !nowhere.includes(file)).map((file) => stray(facts, file)),
    ];
  });
}

function isStray(facts: Facts, { module, number }: File): boolean {
  const home = homeOf(facts.layout(), module);
  return home !== undefined && !isWithin(number, home);
}

/** `300-319: Customer Management`; what a manifest claims may have no title. */
function homeTitle(facts: Facts, { module }: File): string {
  const home = homeOf(facts.layout(), module);
  if (home === undefined) return 'the range of its module';
  const known = rangeOf(home.from, facts.ranges);
  return known?.from === home.from && known.to === home.to ? rangeTitle(known) : `${home.from}-${home.to}`;
}

function stray(facts: Facts, file: File): Finding {
  const layout = facts.layout();
  const home = homeOf(layout, file.module) as Interval;
  const moves = mendStray(layout, file);
  const ways: WayOut[] = [
    {
      text: `or say in module.ts which numbers are the module's: range: [${Math.min(home.from, file.number)}, ${Math.max(home.to, file.number)}]`,
    },
  ];
  return {
    code: 'ORDER_OUT_OF_RANGE',
    level: 'warning',
    summary: `${file.name} (${file.number}) lies outside the range of its module ${file.module}, ${homeTitle(facts, file)}`,
    at: [{ file: file.shown }],
    waysOut: moves === undefined ? ways : [{ command: commandOf(layout, moves) }, ...ways],
  };
}

const noRange = (module: string, files: readonly File[]): Finding => ({
  code: 'ORDER_OUT_OF_RANGE',
  level: 'warning',
  summary: `numbers of ${module} lie in no range: ${files.map(({ number }) => number).join(', ')}`,
  at: files.map(({ shown }) => ({ file: shown })),
  waysOut: [
    { text: 'add a range above 999 to modules/ranges.json: { "from": 1000, "to": 1099, "title": "..." }' },
  ],
});
