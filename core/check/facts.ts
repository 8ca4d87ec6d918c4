/** What every check is given: the loaded files, how they are related, and where a field is written. */
import type { Discovered, ModuleFolder } from '../discover';
import type { Place } from '../findings';
import type { LoadedModel, LoadedModule } from '../load';
import type { NumberRange } from '../numbering';
import { buildRegistry, type Registry } from '../registry';
import { relate, type Need, type Related } from '../order';
import { layOut, type Layout } from '../renumber';
import { lineOfField } from '../load';

export interface CheckInput {
  /** Every file that loaded, of modules that are switched on, in loading order. */
  readonly models: readonly LoadedModel[];
  readonly discovered: Discovered;
  /** The same models joined; default: joined when a check asks for it. */
  readonly registry?: Registry;
  /** Default: the catalogue's and the project's own, as discovered. */
  readonly ranges?: readonly NumberRange[];
  /** Manifests that loaded; without them no module requires anything. */
  readonly manifests?: readonly LoadedModule[];
  /** Answers a file's text, so that findings can name lines; `undefined` when it cannot be read. */
  readonly readText?: (file: string) => string | undefined;
  /** Answers the sources of a module, absolute paths; without it no import is looked at. */
  readonly sources?: (module: ModuleFolder) => readonly string[];
}

export interface Facts {
  readonly models: readonly LoadedModel[];
  readonly modules: readonly ModuleFolder[];
  readonly ranges: readonly NumberRange[];
  readonly manifests: readonly LoadedModule[];
  readonly related: Related;
  readonly registry: () => Registry;
  /** Computed when the first check asks for a renumbering. */
  readonly layout: () => Layout;
  readonly sources: (module: ModuleFolder) => readonly string[];
  /** A file's text, read anew each time and not kept: for a look at very many files. */
  readonly read: (file: string) => string;
  /** A file's text, read at most once; empty when it cannot be read. */
  readonly text: (file: string) => string;
  /** Where a reference is written: file, line and `customer -> customers`. */
  readonly placeOfNeed: (model: LoadedModel, need: Need) => Place;
  /** Where a field is written. */
  readonly placeOfField: (model: LoadedModel, field: string, note?: string) => Place;
}

/** Gathers the facts. Files are read only when a finding asks for a line. */
export function factsOf(input: CheckInput): Facts {
  const { models, discovered, manifests = [], readText } = input;
  const ranges = input.ranges ?? discovered.ranges;
  const texts = new Map<string, string>();
  const read = (file: string): string => readText?.(file) ?? '';
  const text = (file: string): string => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const found = read(file);
    texts.set(file, found);
    return found;
  };
  const place = ({ file }: LoadedModel, field: string, note?: string, table?: string): Place => {
    const line = lineOfField(text(file.file), field, table);
    return { file: file.shown, ...(line !== undefined && { line }), ...(note !== undefined && { note }) };
  };
  const related = relate(models);
  let layout: Layout | undefined;
  let { registry } = input;
  return {
    models,
    modules: discovered.modules,
    ranges,
    manifests,
    related,
    registry: () => (registry ??= buildRegistry(models, discovered.modules)),
    layout: () =>
      (layout ??= layOut({
        models,
        modules: discovered.modules,
        ranges,
        claimed: claimsOf(manifests),
        related,
      })),
    sources: input.sources ?? (() => []),
    read,
    text,
    placeOfNeed: (model, { field, table }) => place(model, field, `${field} -> ${table}`, table),
    placeOfField: place,
  };
}

const claimsOf = (manifests: readonly LoadedModule[]): Map<string, { from: number; to: number }> =>
  new Map(
    manifests.flatMap(({ folder, manifest: { range } }) =>
      range === undefined ? [] : [[folder.name, { from: range[0], to: range[1] }] as const],
    ),
  );
