/** Files that nearly have the name of a model file: each is a finding with the name it should have. */
import type { Finding } from '../findings';
import { catalogueNumber, homeRange, nextFree, rangeOf, type NumberRange } from '../numbering';
import type { ModelFile } from './module_folder';
import type { ModelName } from './parse_name';
import { printable, shellWord } from './usable_name';

export interface NearModel {
  readonly fileName: string;
  readonly parsed: ModelName;
  /** It is a folder, named as a file should be. */
  readonly folder: boolean;
  /** Path of the module folder as a person would type it. */
  readonly shown: string;
  readonly module: string;
  /** Names of everything in the module folder. */
  readonly siblings: ReadonlySet<string>;
}

/**
 * One finding for each near miss. The number it seems to mean is kept where it is free; otherwise the next free
 * one of the module's range is named.
 */
export function nearModelFindings(
  nears: readonly NearModel[],
  models: readonly ModelFile[],
  ranges: readonly NumberRange[],
): Finding[] {
  const taken = new Set(models.map(({ number }) => number));
  const promised = new Set<string>();
  return nears.map((near) => {
    const own = models.filter(({ module }) => module === near.module);
    const right = near.folder ? undefined : rightName(near, own, taken, ranges);
    const clash = right !== undefined && (near.siblings.has(right) || promised.has(`${near.shown}/${right}`));
    if (right !== undefined) promised.add(`${near.shown}/${right}`);
    return finding(near, clash ? undefined : right, clash ? right : undefined);
  });
}

/** Takes its number out of the free ones, so that two near misses are never promised the same. */
function rightName(
  { parsed, module }: NearModel,
  own: readonly ModelFile[],
  taken: Set<number>,
  ranges: readonly NumberRange[],
): string | undefined {
  if (parsed.is !== 'near') return undefined;
  const name = parsed.name ?? singular(module);
  const meant = parsed.number !== undefined && !taken.has(parsed.number) ? parsed.number : undefined;
  const number = meant ?? freeNumber(name, own, taken, ranges);
  if (number === undefined) return undefined;
  taken.add(number);
  return `${number}_${name}_model.${parsed.extension}`;
}

function freeNumber(
  name: string,
  own: readonly ModelFile[],
  taken: ReadonlySet<number>,
  ranges: readonly NumberRange[],
): number | undefined {
  const listed = catalogueNumber(name);
  const range = homeRange(own, ranges) ?? (listed === undefined ? undefined : rangeOf(listed, ranges));
  return range && nextFree(taken, range);
}

/** Good enough for a suggestion: `customers` -> `customer`, `companies` -> `company`. */
const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

function finding(near: NearModel, right: string | undefined, there: string | undefined): Finding {
  const file = `${near.shown}/${printable(near.fileName)}`;
  const why = near.parsed.is === 'near' ? near.parsed.why : 'it is a folder';
  return {
    code: 'DISCOVER_MODEL_NAME',
    level: 'error',
    summary: `${file} looks like a model file, but ${why}`,
    at: [{ file, note: right === undefined ? 'NNN_name_model.ts' : `should be ${right}` }],
    waysOut: [way(near, right, there)],
  };
}

function way(
  near: NearModel,
  right: string | undefined,
  there: string | undefined,
): Finding['waysOut'][number] {
  const old = `${near.shown}/${near.fileName}`;
  if (right !== undefined) return { command: `mv ${shellWord(old)} ${shellWord(`${near.shown}/${right}`)}` };
  if (there !== undefined)
    return { text: `${there} is there already: remove one of the two, or give it another name` };
  if (near.folder)
    return { text: 'a model is a file: move what is in the folder out of it and remove the folder' };
  return {
    text: 'name it NNN_name_model.ts: a free number, a name in lower-case letters, digits and underscores',
  };
}
