/** Whole projects as values, without a disk: for trying thousands of them. */
import fc from 'fast-check';
import { defineModel, extendModel, uncheckedReference, type AnyField } from '../../../core/declare';
import type { Discovered, ModelFile, ModuleFolder } from '../../../core/discover';
import type { LoadedModel } from '../../../core/load';
import { CATALOGUE_RANGES, type NumberRange } from '../../../core/numbering';
import { relate } from '../../../core/order';
import type { Rename } from '../../../core/renumber';

/** A model file in short: its table is its name, its module the one named. */
export interface Sketch {
  readonly number: number;
  readonly name: string;
  readonly module: string;
  /** Names of models it refers to. */
  readonly needs: readonly string[];
  /** Name of the model it extends, when it is an extension. */
  readonly extends?: string;
}

export interface ProjectValues {
  readonly models: readonly LoadedModel[];
  readonly modules: readonly ModuleFolder[];
}

const fileOf = ({ number, name, module }: Sketch): ModelFile => {
  const place = `admin/${module}/${number}_${name}_model.ts`;
  return { number, name, module, place, file: `/p/modules/${place}`, shown: `modules/${place}` };
};

// Names made up here are not among those of the project's own models, hence `never`.
function definitionOf({ name, needs, extends: base }: Sketch): LoadedModel['definition'] {
  const fields = Object.fromEntries(
    needs.map((table) => [`${table}Of${name}`, uncheckedReference(table) as AnyField]),
  );
  return base === undefined
    ? defineModel(`M${name}`, { table: name, fields })
    : extendModel(`M${base}` as never, { fields });
}

const NO_PARTS: ModuleFolder['parts'] = {
  manifest: undefined,
  view: undefined,
  hook: undefined,
  guard: undefined,
  cipher: undefined,
  commands: undefined,
  events: undefined,
  door: undefined,
  templates: undefined,
  static: undefined,
  seeds: [],
  migrations: [],
  tests: [],
};

/** A project made of sketches; modules named in `shipped` lie in a package. */
export function projectOf(sketches: readonly Sketch[], shipped: readonly string[] = []): ProjectValues {
  const models = sketches.map((sketch): LoadedModel => {
    return { file: fileOf(sketch), definition: definitionOf(sketch), loadTime: 0 };
  });
  return { models: inOrder(models), modules: foldersOf(models, shipped) };
}

const inOrder = (models: readonly LoadedModel[]): LoadedModel[] =>
  [...models].sort((a, b) => a.file.number - b.file.number || (a.file.place < b.file.place ? -1 : 1));

const foldersOf = (models: readonly LoadedModel[], shipped: readonly string[]): ModuleFolder[] =>
  [...new Set(models.map(({ file }) => file.module))].sort().map((name) => ({
    name,
    context: 'admin',
    dir: `/p/modules/admin/${name}`,
    shown: `modules/admin/${name}`,
    origin: shipped.includes(name) ? 'package' : 'root',
    enabled: true,
    models: inOrder(models.filter(({ file }) => file.module === name)).map(({ file }) => file),
    parts: NO_PARTS,
  }));

export const discoveredOf = (
  { modules }: ProjectValues,
  ranges: readonly NumberRange[] = CATALOGUE_RANGES,
): Discovered => ({
  root: '/p',
  modules,
  ranges,
  findings: [],
});

/** The project after renames. */
export function renamed({ models, modules }: ProjectValues, renames: readonly Rename[]): ProjectValues {
  const to = new Map(renames.map((rename) => [rename.from.file, rename.to]));
  const moved = models.map((model) => ({ ...model, file: to.get(model.file.file) ?? model.file }));
  return {
    models: inOrder(moved),
    modules: foldersOf(
      moved,
      modules.filter(({ origin }) => origin !== 'root').map(({ name }) => name),
    ),
  };
}

/** Whether every number is taken once and everything loads after what it needs. */
export function isValid({ models }: ProjectValues): boolean {
  const numbers = models.map(({ file }) => file.number);
  const downhill = relate(models).edges.every(
    ({ from, to }) => from === to || to.file.number < from.file.number,
  );
  return new Set(numbers).size === numbers.length && downhill;
}

/**
 * Any project without circles: models need models named before them, numbers are drawn from `numbers` and may be
 * shared, some files are extensions.
 */
export const anyProject = (numbers: fc.Arbitrary<number>, most = 12): fc.Arbitrary<Sketch[]> =>
  fc
    .array(
      fc.record({
        number: numbers,
        module: fc.constantFrom('a', 'b', 'c', 'd'),
        needs: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
        base: fc.option(fc.nat({ max: 30 }), { freq: 5 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((drafts) =>
      drafts.map(({ number, module, needs, base }, index): Sketch => {
        const earlier = drafts
          .slice(0, index)
          .flatMap((draft, at) => (draft.base === null || at === 0 ? [`m${at}`] : []));
        const pick = (any: number): string[] =>
          earlier.length === 0 ? [] : [earlier[any % earlier.length] as string];
        const [target] = base === null ? [] : pick(base);
        return {
          number,
          module,
          name: `m${index}`,
          needs: [...new Set(needs.flatMap(pick))],
          ...(target !== undefined && { extends: target }),
        };
      }),
    );
