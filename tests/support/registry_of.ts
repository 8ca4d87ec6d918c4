import type { AnyDefinition, Extension } from '../../core/declare';
import { snake } from '../../core/declare';
import type { LoadedModel } from '../../core/load';
import { buildRegistry, type Registry } from '../../core/registry';

type Declared = AnyDefinition | Extension<string, object>;

/** A loaded model as discovery and loading would give it: `[300, Customer]` lies in `modules/admin/shop/`. */
export function loadedModel(number: number, definition: Declared, module = 'shop'): LoadedModel {
  const name =
    definition.kind === 'model'
      ? snake(definition.name).slice(1)
      : `${snake(definition.model).slice(1)}_more`;
  const place = `admin/${module}/${number}_${name}_model.ts`;
  return {
    file: { number, name, file: `/project/modules/${place}`, place, shown: `modules/${place}`, module },
    definition,
    loadTime: 1,
  };
}

/** A registry of definitions by number, without files. */
export const registryOf = (models: readonly (readonly [number, Declared, string?])[]): Registry =>
  buildRegistry(
    models.map(([number, definition, module]) => loadedModel(number, definition, module)),
    [],
  );
