import {
  attributesOf,
  BASE_FIELD_NAMES,
  freeze,
  type AdminHints,
  type AnyDefinition,
  type Fields,
} from '../declare';
import type { ModuleFolder } from '../discover';
import type { LoadedModel } from '../load';
import type { LoadedExtension, ModelEntry, OwnedAttribute, ReferenceEdge, Registry } from './model_entry';
import { referencesOf } from './references';

interface Draft {
  readonly loaded: LoadedModel;
  readonly definition: AnyDefinition;
  readonly extensions: LoadedExtension[];
  readonly references: ReferenceEdge[];
  readonly inverses: ReferenceEdge[];
}

/**
 * Joins loaded files to one frozen picture of the project. Expects what `check` has found to be free of errors;
 * with errors (a table nobody declares, an extension of nothing) it answers what it can and leaves the rest out.
 * @param loaded every loaded model file, in loading order
 * @param modules the modules that are switched on, in loading order
 */
export function buildRegistry(loaded: readonly LoadedModel[], modules: readonly ModuleFolder[]): Registry {
  const drafts = new Map<string, Draft>();
  const byTable = new Map<string, Draft>();
  for (const model of loaded) {
    if (model.definition.kind !== 'model' || drafts.has(model.definition.name)) continue;
    const draft = {
      loaded: model,
      definition: model.definition,
      extensions: [],
      references: [],
      inverses: [],
    };
    drafts.set(model.definition.name, draft);
    byTable.set(model.definition.table, draft);
  }
  for (const { definition, file } of loaded) {
    if (definition.kind === 'extension') drafts.get(definition.model)?.extensions.push({ definition, file });
  }
  const modelOf = (table: string): string | undefined => byTable.get(table)?.definition.name;
  for (const draft of drafts.values()) {
    const holder = { model: draft.definition.name, table: draft.definition.table };
    for (const { definition, file } of [
      { definition: draft.definition, file: draft.loaded.file },
      ...draft.extensions,
    ]) {
      draft.references.push(...referencesOf(definition, holder, file, modelOf));
    }
    for (const edge of draft.references) byTable.get(edge.target)?.inverses.push(edge);
  }
  return registryOf([...drafts.values()].map(entryOf), modules);
}

function registryOf(models: readonly ModelEntry[], modules: readonly ModuleFolder[]): Registry {
  return Object.freeze({
    models: Object.freeze(models),
    modules: Object.freeze([...modules]),
    byName: new Map(models.map((entry) => [entry.name, entry])),
    byTable: new Map(models.map((entry) => [entry.table, entry])),
  });
}

function entryOf({ loaded, definition, extensions, references, inverses }: Draft): ModelEntry {
  return Object.freeze({
    number: loaded.file.number,
    name: definition.name,
    table: definition.table,
    module: loaded.file.module,
    file: loaded.file,
    definition,
    extensions: Object.freeze(extensions),
    attributes: Object.freeze(columnsOf(loaded, definition, extensions)),
    references: Object.freeze(references),
    // Keys from lower numbers first, whatever file declared them.
    inverses: Object.freeze(inverses.sort((a, b) => a.file.number - b.file.number)),
    admin: hintsOf(definition, extensions),
    loadTime: loaded.loadTime,
  });
}

function columnsOf(
  { file }: LoadedModel,
  definition: AnyDefinition,
  extensions: readonly LoadedExtension[],
): OwnedAttribute[] {
  const own = attributesOf(definition).map((attribute) => ({ ...attribute, file }));
  const isBase = (attribute: OwnedAttribute): boolean =>
    (BASE_FIELD_NAMES as readonly string[]).includes(attribute.field);
  const added = extensions.flatMap((extension) =>
    attributesOf(extension.definition).map((attribute) => ({ ...attribute, file: extension.file })),
  );
  return [...own.filter((attribute) => !isBase(attribute)), ...added, ...own.filter(isBase)];
}

/** Lists grow by what extensions name; a single value an extension gives replaces the model's. */
function hintsOf(definition: AnyDefinition, extensions: readonly LoadedExtension[]): AdminHints<Fields> {
  return extensions.reduce((hints, { definition: { admin } }) => {
    const joined = {
      ...hints,
      ...admin,
      groups: { ...hints.groups, ...admin.groups },
      actions: { ...hints.actions, ...admin.actions },
    };
    for (const key of ['list', 'search', 'filter', 'sums'] as const) {
      const both = [...(hints[key] ?? []), ...(admin[key] ?? [])];
      if (both.length > 0) Object.assign(joined, { [key]: both });
    }
    return freeze(joined);
  }, definition.admin);
}
