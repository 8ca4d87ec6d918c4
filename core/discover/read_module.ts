/** One module folder -> its models, its parts, and what nearly is one. */
import path from 'node:path';
import type { Context, ModuleFolder } from './module_folder';
import { isWrittenByTools } from './parse_name';
import { readModels } from './read_models';
import { readParts } from './read_parts';
import { listed, type ModuleReading, type Source } from './source';

export interface FolderRead {
  readonly folder: Omit<ModuleFolder, 'enabled'>;
  /** At least one part was found: it is a module. */
  readonly isModule: boolean;
  /** Nothing in it is a part, nearly one, or otherwise reported. */
  readonly empty: boolean;
  /** Nothing lies in it at all. */
  readonly bare: boolean;
}

/** Reads a module folder. What is wrong in it goes into the reading. */
export function readModule(
  context: Context,
  name: string,
  source: Source,
  reading: ModuleReading,
): FolderRead {
  const dir = path.join(source.dir, context, name);
  const before = reading.findings.length + reading.nearModels.length;
  const all = listed(dir, source, reading);
  const entries = all.filter((entry) => !isWrittenByTools(entry.name));
  const shown = source.shown(dir);
  const models = readModels(entries, { context, name, dir, shown }, source, reading);
  const parts = readParts(entries, { dir, shown }, source, reading);
  const values: readonly (string | readonly string[] | undefined)[] = Object.values(parts);
  const found = models.length > 0 || values.some((part) => part !== undefined && part.length > 0);
  return {
    folder: {
      name,
      context,
      dir,
      shown,
      origin: source.origin,
      ...(source.package !== undefined && { package: source.package }),
      models,
      parts,
    },
    isModule: found,
    empty: !found && reading.findings.length + reading.nearModels.length === before,
    bare: all.length === 0,
  };
}
