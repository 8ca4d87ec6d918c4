/** `renumber FROM TO`: one file gets another number; others make room when asked to. */
import { shellWord, type ModelFile, type ModuleFolder } from '../discover';
import type { Finding, WayOut } from '../findings';
import { homeRange, isWithin, nextFree, rangeOf, rangeTitle, type NumberRange } from '../numbering';
import { refusal, renamesOf, type Plan } from './plan';

export interface RenumberRequest {
  /** Everything found, switched on or not: a number that sleeps is taken all the same. */
  readonly modules: readonly ModuleFolder[];
  readonly ranges: readonly NumberRange[];
  /** A number, or the path of a model file, which is needed when several files have that number. */
  readonly from: number | string;
  readonly to: number;
  /** Where `to` is taken, files move up by one until there is room. Default false: it is refused. */
  readonly shift?: boolean;
}

/** Plans the renames; what cannot be is refused with a finding. */
export function planRenumber(request: RenumberRequest): Plan {
  const { modules, ranges, to } = request;
  const files = modules.flatMap((module) => module.models);
  const wanted = wantedFiles(files, request.from);
  const [file] = wanted;
  if (file === undefined || wanted.length > 1) return unclear(wanted, request);
  if (!Number.isInteger(to) || rangeOf(to, ranges) === undefined) return noSuchRange(file, to);
  const others = files.filter((one) => one !== file);
  const isShared = others.some(({ number }) => number === to);
  if (file.number === to && !isShared) return { renames: [], findings: [] };
  if (isShared && request.shift !== true) return taken(file, to, files, ranges);
  const moves = shifted(others, to).set(file, to);
  const origins = new Map(modules.map(({ name, origin }) => [name, origin]));
  const fixed = [...moves.keys()].filter((one) => origins.get(one.module) !== 'root');
  if (fixed.length > 0) return refusal(`${named(fixed)} lies in a package and cannot be renamed`, fixed, []);
  const outside = [...moves].find(([, number]) => rangeOf(number, ranges) === undefined);
  if (outside !== undefined) return noSuchRange(outside[0], outside[1]);
  return { renames: renamesOf(moves), findings: leavingHome(request, file) };
}

/** By number, or by path however it is written; several when a number is shared. */
function wantedFiles(files: readonly ModelFile[], from: number | string): ModelFile[] {
  const number = typeof from === 'number' || /^\d+$/.test(from) ? Number(from) : undefined;
  if (number !== undefined) return files.filter((file) => file.number === number);
  const written = String(from).replace(/^\.\//, '');
  return files.filter(({ file, place, shown }) => [file, place, shown].includes(written));
}

const named = (files: readonly ModelFile[]): string => files.map(({ shown }) => shown).join(', ');

function unclear(wanted: readonly ModelFile[], { from, to }: RenumberRequest): Plan {
  if (wanted.length === 0)
    return refusal(
      `no model file is called ${from}`,
      [],
      [{ command: 'menu-cli preview-order --names', text: 'shows all of them' }],
    );
  return refusal(
    `number ${from} is shared by ${named(wanted)}`,
    wanted,
    wanted.map(({ shown }) => ({ command: `menu-cli renumber ${shellWord(shown)} ${to}` })),
  );
}

const noSuchRange = (file: ModelFile, to: number): Plan =>
  refusal(
    `${to} lies in no range`,
    [file],
    [
      { command: 'menu-cli ranges', text: 'shows the ranges' },
      { text: 'a project may add ranges above 999 in modules/ranges.json' },
    ],
  );

function taken(
  file: ModelFile,
  to: number,
  files: readonly ModelFile[],
  ranges: readonly NumberRange[],
): Plan {
  const range = rangeOf(to, ranges) as NumberRange;
  const free = nextFree(new Set(files.map(({ number }) => number)), range, to);
  const what = shellWord(file.shown);
  const ways: WayOut[] = [{ command: `menu-cli renumber ${what} ${to} --shift`, text: 'the others move up' }];
  if (free !== undefined)
    ways.unshift({
      command: `menu-cli renumber ${what} ${free}`,
      text: `${free} is the next free number in ${rangeTitle(range)}`,
    });
  const holders = files.filter((one) => one.number === to && one !== file);
  return refusal(`${to} is taken by ${named(holders)}`, [file, ...holders], ways);
}

/** Who moves where so that `to` is free: each to the next number, and on until nobody is in the way. */
function shifted(files: readonly ModelFile[], to: number): Map<ModelFile, number> {
  const holders = (number: number): ModelFile[] => files.filter((file) => file.number === number);
  const moves = new Map<ModelFile, number>();
  const queue = holders(to);
  for (let number = to + 1; queue.length > 0; number += 1) {
    queue.push(...holders(number));
    moves.set(queue.shift() as ModelFile, number);
  }
  return moves;
}

/** A model that leaves the range of the others of its module is said, and moved all the same. */
function leavingHome({ modules, ranges, to }: RenumberRequest, file: ModelFile): Finding[] {
  const own = modules.find(({ name }) => name === file.module)?.models ?? [];
  const home = homeRange(
    own.filter((one) => one !== file),
    ranges,
  );
  if (home === undefined || isWithin(to, home)) return [];
  return [
    {
      code: 'ORDER_OUT_OF_RANGE',
      level: 'warning',
      summary: `${to} lies outside ${rangeTitle(home)}, where the other models of ${file.module} are`,
      at: [{ file: file.shown }],
      waysOut: [{ text: `fine for an extension; otherwise choose a number in ${home.from}-${home.to}` }],
    },
  ];
}
