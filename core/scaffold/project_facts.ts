/** What planning has to know of a project, as plain values. */
import type { AnyField } from '../declare';
import type { Context, Discovered } from '../discover';
import type { LoadedModel } from '../load';
import type { NumberRange } from '../numbering';

/** A model of the project, switched on or not. */
export interface KnownModel {
  readonly number: number;
  /** snake_case, as in the file name. */
  readonly name: string;
  /** PascalCase and table, where the file declares a model and could be read. */
  readonly model: string | undefined;
  readonly table: string | undefined;
  readonly module: string;
  /** As a person would type it. */
  readonly shown: string;
  /** Names its rows have already: its own fields, and what others call their rows from here. */
  readonly names: readonly string[];
}

export interface KnownModule {
  readonly name: string;
  readonly context: Context;
  /** `modules/admin/customers` */
  readonly shown: string;
  /** The manifest's range, where it says one. */
  readonly range: readonly [from: number, to: number] | undefined;
  /** Whether the folder lies in this project, so that files can be added to it. */
  readonly own: boolean;
}

export interface ProjectFacts {
  readonly modules: readonly KnownModule[];
  readonly models: readonly KnownModel[];
  readonly ranges: readonly NumberRange[];
}

/**
 * Gathers what planning needs.
 * @param found what discovery answered
 * @param loaded every model file that could be read
 * @param rangeOfModule the range a module's manifest names
 */
export function projectFacts(
  found: Discovered,
  loaded: readonly LoadedModel[],
  rangeOfModule: (module: string) => readonly [number, number] | undefined,
): ProjectFacts {
  const byFile = new Map(loaded.map((model) => [model.file.file, model]));
  const inverses = inversesByTable(loaded);
  const files = found.modules.flatMap(({ models }) => models);
  return {
    modules: found.modules.map(({ name, context, shown, origin }) => ({
      name,
      context,
      shown,
      range: rangeOfModule(name),
      own: origin === 'root',
    })),
    models: files.map((file) => {
      const definition = byFile.get(file.file)?.definition;
      const declared = definition?.kind === 'model' ? definition : undefined;
      return {
        number: file.number,
        name: file.name,
        model: declared?.name,
        table: declared?.table,
        module: file.module,
        shown: file.shown,
        names:
          declared === undefined
            ? []
            : [...Object.keys(declared.fields), ...(inverses.get(declared.table) ?? [])],
      };
    }),
    ranges: found.ranges,
  };
}

/** Table -> what other models call their rows from there. */
function inversesByTable(loaded: readonly LoadedModel[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { definition } of loaded) {
    for (const { spec } of Object.values(definition.fields as Record<string, AnyField>)) {
      if (spec.table === undefined || spec.inverse === undefined) continue;
      names.set(spec.table, [...(names.get(spec.table) ?? []), spec.inverse]);
    }
  }
  return names;
}
