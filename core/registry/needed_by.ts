import type { ModelEntry, Registry } from './model_entry';

/**
 * A module and what it needs downhill:
 * - the model and extension files of the module,
 * - the models they extend and those their references lead to,
 * - with a model the extensions that its own module adds to it, so that its table is whole, and what they lead to.
 *
 * What other modules add to a needed model stays out: it lies uphill, and nothing here speaks of it.
 * @param module name of the module
 * @returns places of model files (`admin/customers/300_customer_model.ts`)
 */
export function neededBy(registry: Registry, module: string): ReadonlySet<string> {
  const places = new Set<string>();
  const visit = (entry: ModelEntry | undefined): void => {
    if (entry === undefined || places.has(entry.file.place)) return;
    places.add(entry.file.place);
    for (const { file } of entry.extensions)
      if (file.module === entry.module || file.module === module) places.add(file.place);
    for (const { file, target } of entry.references)
      if (places.has(file.place)) visit(registry.byTable.get(target));
  };
  for (const entry of registry.models)
    if (entry.module === module || entry.extensions.some(({ file }) => file.module === module)) visit(entry);
  return places;
}
