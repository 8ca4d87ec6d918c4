/** Who needs whom: the foreign keys and extensions of all model files, as pairs of files. */
import type { AnyField } from '../declare';
import type { LoadedModel } from '../load';

/** A foreign key that a file asks for. */
export interface Need {
  /** Name of the field in the file. */
  readonly field: string;
  /** Table pointed to. */
  readonly table: string;
  readonly required: boolean;
}

/** `from` must load after `to`, or be the same file. */
export interface OrderEdge {
  readonly from: LoadedModel;
  readonly to: LoadedModel;
  /** The foreign key; `undefined` when `from` extends the model of `to`. */
  readonly need: Need | undefined;
}

export interface Related {
  readonly edges: readonly OrderEdge[];
  /** Foreign keys to tables that no loaded file declares. */
  readonly unknownTables: readonly { readonly from: LoadedModel; readonly need: Need }[];
  /** Extensions of models that no loaded file declares. */
  readonly unknownModels: readonly LoadedModel[];
  /** The file that declares a table or model; of several the one that loads first. */
  readonly byTable: ReadonlyMap<string, LoadedModel>;
  readonly byName: ReadonlyMap<string, LoadedModel>;
}

/** The foreign keys that one file declares, those of raw fields too. An abstract model has none. */
export function needsOf({ definition }: LoadedModel): Need[] {
  if (definition.kind === 'abstract') return [];
  return Object.entries(definition.fields as Record<string, AnyField>).flatMap(([field, { spec }]) => {
    return spec.table === undefined ? [] : [{ field, table: spec.table, required: spec.required === true }];
  });
}

/** Relates loaded files. Pure; the order of `models` is the loading order. */
export function relate(models: readonly LoadedModel[]): Related {
  const byTable = new Map<string, LoadedModel>();
  const byName = new Map<string, LoadedModel>();
  for (const model of models) {
    if (model.definition.kind !== 'model') continue;
    if (!byTable.has(model.definition.table)) byTable.set(model.definition.table, model);
    if (!byName.has(model.definition.name)) byName.set(model.definition.name, model);
  }
  const edges: OrderEdge[] = [];
  const unknownTables: { from: LoadedModel; need: Need }[] = [];
  const unknownModels: LoadedModel[] = [];
  for (const from of models) {
    if (from.definition.kind === 'extension') {
      const to = byName.get(from.definition.model);
      if (to === undefined) unknownModels.push(from);
      else edges.push({ from, to, need: undefined });
    }
    for (const need of needsOf(from)) {
      const to = byTable.get(need.table);
      if (to === undefined) unknownTables.push({ from, need });
      else edges.push({ from, to, need });
    }
  }
  return { edges, unknownTables, unknownModels, byTable, byName };
}
