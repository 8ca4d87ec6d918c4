/** Who has which range, and what is free in it. */
import { isWithin, type NumberRange } from '../numbering';
import type { ProjectFacts } from './project_facts';

export interface RangeUse {
  readonly range: NumberRange;
  /** Names of modules with models in it or a claim on it, in order of appearance. */
  readonly modules: readonly string[];
  /** Numbers in use, ascending. */
  readonly taken: readonly number[];
  /** Runs of free numbers, both ends included. `[[362, 379]]` */
  readonly free: readonly (readonly [from: number, to: number])[];
}

/** Every range of a project, ascending. */
export function rangeUse({
  modules,
  models,
  ranges,
}: Pick<ProjectFacts, 'modules' | 'models' | 'ranges'>): RangeUse[] {
  return ranges.map((range) => {
    const inside = models.filter(({ number }) => isWithin(number, range));
    const claiming = modules.filter(
      (module) => module.range !== undefined && module.range[0] <= range.to && module.range[1] >= range.from,
    );
    const taken = [...new Set(inside.map(({ number }) => number))].sort((a, b) => a - b);
    return {
      range,
      modules: [...new Set([...claiming.map(({ name }) => name), ...inside.map(({ module }) => module)])],
      taken,
      free: freeRuns(range, taken),
    };
  });
}

function freeRuns(range: NumberRange, taken: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  let from = range.from;
  for (const number of [...taken, range.to + 1]) {
    if (number > from) runs.push([from, number - 1]);
    from = number + 1;
  }
  return runs;
}
