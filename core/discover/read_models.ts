/** The numbered files of a module folder, and those that nearly are. */
import path from 'node:path';
import type { Entry } from './disk';
import type { Context, ModelFile } from './module_folder';
import type { NearModel } from './near_model';
import type { ModelName } from './parse_name';
import { reportUncompiled, type ModuleReading, type Source } from './source';

interface Home {
  readonly context: Context;
  readonly name: string;
  readonly dir: string;
  readonly shown: string;
}

/** An entry whose name is that of a model file, or nearly. */
export interface Numbered {
  readonly entry: Entry;
  readonly parsed: Exclude<ModelName, { is: 'other' }>;
}

/**
 * Model files by number, one for each name; near misses go into the reading.
 * @param entries everything in the folder
 */
export function readModels(
  numbered: readonly Numbered[],
  entries: readonly Entry[],
  home: Home,
  source: Source,
  reading: ModuleReading,
): ModelFile[] {
  const models: ModelFile[] = [];
  for (const { entry, parsed } of numbered) {
    if (entry.kind === 'other') continue;
    if (parsed.is === 'near' || entry.kind === 'folder') {
      // A folder is only a near miss when it has the whole name: `300_customer_model.ts/`.
      if (entry.kind === 'file' || parsed.is === 'model')
        reading.nearModels.push(nearModel(entry, parsed, home, entries));
      continue;
    }
    const extension = entry.name.slice(-3);
    if (!source.extensions.includes(extension)) {
      reportUncompiled(entry.name, entries, home.shown, reading);
      continue;
    }
    const model = modelFile(entry.name, parsed, home);
    // Entries are sorted: `.ts` and `.js` of one name come one after the other.
    const last = models.at(-1);
    if (last === undefined || !areTwins(last, model)) models.push(model);
    else if (source.extensions[0] === extension) models[models.length - 1] = model;
  }
  return models.sort((a, b) => a.number - b.number || (a.place < b.place ? -1 : 1));
}

const areTwins = (a: ModelFile, b: ModelFile): boolean =>
  a.number === b.number && a.place.slice(0, -3) === b.place.slice(0, -3);

const modelFile = (fileName: string, parsed: { number: number; name: string }, home: Home): ModelFile => ({
  number: parsed.number,
  name: parsed.name,
  file: home.dir + path.sep + fileName,
  place: `${home.context}/${home.name}/${fileName}`,
  shown: `${home.shown}/${fileName}`,
  module: home.name,
});

const nearModel = (entry: Entry, parsed: ModelName, home: Home, entries: readonly Entry[]): NearModel => ({
  fileName: entry.name,
  parsed,
  folder: entry.kind === 'folder',
  shown: home.shown,
  module: home.name,
  siblings: new Set(entries.map(({ name }) => name)),
});
