/** Names and rows of registered models, for the types of hooks. */
import type { DefinitionOf, ModelName } from './registry';

export type { ModelName } from './registry';
export type { RowFor } from './instance';

export type TableNameOf<M extends ModelName> =
  DefinitionOf<M> extends { readonly table: infer T extends string } ? T : never;
