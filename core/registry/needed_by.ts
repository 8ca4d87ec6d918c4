import type { Registry } from './model_entry';

/**
 * A module and what it needs downhill: the models it declares, and every model their references lead to.
 * @param module name of the module
 * @returns places of model files (`admin/customers/300_customer_model.ts`), extensions of the module included
 */
export function neededBy(registry: Registry, module: string): ReadonlySet<string> {
  const places = new Set<string>();
  const seen = new Set<string>();
  const visit = (table: string): void => {
    const entry = registry.byTable.get(table);
    if (entry === undefined || seen.has(table)) return;
    seen.add(table);
    places.add(entry.file.place);
    for (const edge of entry.references)
      if (edge.file.module === entry.module || places.has(edge.file.place)) visit(edge.target);
  };
  for (const entry of registry.models) {
    const own = entry.extensions.filter(({ file }) => file.module === module);
    for (const { file } of own) places.add(file.place);
    if (entry.module === module || own.length > 0) visit(entry.table);
    for (const edge of entry.references) if (edge.file.module === module) visit(edge.target);
  }
  return places;
}
