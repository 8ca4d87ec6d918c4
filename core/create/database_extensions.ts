/** Extensions of PostgreSQL that the models of a project need. */
import { tableParts } from '../shapes';
import type { Registry } from '../registry';

/** Their names, each once, in loading order. */
export const databaseExtensions = (registry: Registry): readonly string[] => [
  ...new Set(tableParts(registry).flatMap(({ definition }) => definition.databaseExtensions)),
];
