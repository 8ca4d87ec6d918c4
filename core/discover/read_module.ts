/** One module folder -> its models, its parts, and what nearly is one. */
import path from 'node:path';
import type { Context, ModuleFolder, ModuleParts } from './module_folder';
import type { Entry } from './disk';
import { isWrittenByTools, parseName } from './parse_name';
import { readModels, type Numbered } from './read_models';
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
  const dir = source.dir + path.sep + context + path.sep + name;
  const shown = source.shown(dir);
  const before = reading.findings.length + reading.nearModels.length;
  const entries = listed(dir, source, reading);
  const { numbered, others } = told(entries);
  const models = readModels(numbered, entries, { context, name, dir, shown }, source, reading);
  const parts = readParts(others, { dir, shown }, source, reading);
  const isModule = models.length > 0 || holdsAny(parts);
  const { origin } = source;
  const from = source.package === undefined ? {} : { package: source.package };
  return {
    folder: { name, context, dir, shown, origin, ...from, models, parts },
    isModule,
    empty: !isModule && reading.findings.length + reading.nearModels.length === before,
    bare: entries.length === 0,
  };
}

const holdsAny = (parts: ModuleParts): boolean =>
  (Object.values(parts) as readonly (string | readonly string[] | undefined)[]).some(
    (part) => part !== undefined && part.length > 0,
  );

/** Tells numbered files, and those that nearly are, from the rest. What tools have written is left out. */
function told(entries: readonly Entry[]): { numbered: Numbered[]; others: Entry[] } {
  const numbered: Numbered[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    const parsed = parseName(entry.name);
    if (parsed.is !== 'other') numbered.push({ entry, parsed });
    else if (!isWrittenByTools(entry.name)) others.push(entry);
  }
  return { numbered, others };
}
