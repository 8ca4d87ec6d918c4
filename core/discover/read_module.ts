/** One module folder -> its models, its parts, and what nearly is one. */
import path from 'node:path';
import type { Entry } from './disk';
import { MODULE_PARTS, type ModulePart } from './module_parts';
import type { Context, ModelFile, ModuleFolder, ModuleParts } from './module_folder';
import type { NearModel } from './near_model';
import {
  isModelsFolder,
  isTest,
  modelsFolderFinding,
  nearPart,
  partNameFinding,
  strayTestFinding,
} from './near_part';
import { isWrittenByTools, parseName, type ModelName } from './parse_name';
import { listed, type Reading, type Source } from './source';

export interface ModuleReading extends Reading {
  readonly nearModels: NearModel[];
}

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
  const parts = readParts(entries, dir, shown, source, reading);
  reportNearParts(entries, parts, shown, reading);
  reportModelsFolders(entries, dir, source, reading);
  const found =
    models.length > 0 || Object.values(parts).some((part) => part !== undefined && part.length > 0);
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

interface Home {
  readonly context: Context;
  readonly name: string;
  readonly dir: string;
  readonly shown: string;
}

function readModels(
  entries: readonly Entry[],
  home: Home,
  source: Source,
  reading: ModuleReading,
): ModelFile[] {
  const models: ModelFile[] = [];
  const byStem = new Map<string, number>();
  for (const entry of entries) {
    const parsed = parseName(entry.name);
    if (parsed.is === 'other' || entry.kind === 'other') continue;
    if (parsed.is === 'near' || entry.kind === 'folder') {
      // A folder is only a near miss when it has the whole name: `300_customer_model.ts/`.
      if (entry.kind === 'file' || parsed.is === 'model')
        reading.nearModels.push(nearModel(entry, parsed, home, entries));
      continue;
    }
    const extension = path.extname(entry.name);
    if (!source.extensions.includes(extension)) {
      reportUncompiled(entry.name, entries, home.shown, reading);
      continue;
    }
    const stem = entry.name.slice(0, -extension.length);
    const known = byStem.get(stem);
    const model = modelFile(entry.name, parsed, home);
    if (known === undefined) byStem.set(stem, models.push(model) - 1);
    else if (source.extensions[0] === extension) models[known] = model;
  }
  return models.sort((a, b) => a.number - b.number || (a.place < b.place ? -1 : 1));
}

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

function reportUncompiled(
  fileName: string,
  entries: readonly Entry[],
  shown: string,
  { findings }: Reading,
): void {
  const compiled = fileName.replace(/\.ts$/, '.js');
  if (entries.some(({ name }) => name === compiled)) return;
  const file = `${shown}/${fileName}`;
  findings.push({
    code: 'DISCOVER_NOT_COMPILED',
    level: 'error',
    summary: `${file} has no compiled form, and production runs compiled JavaScript`,
    at: [{ file }],
    waysOut: [{ command: 'npm run build' }, { text: 'or set NODE_ENV=development' }],
  });
}

function readParts(
  entries: readonly Entry[],
  dir: string,
  shown: string,
  source: Source,
  reading: Reading,
): ModuleParts {
  const found: Record<string, string | readonly string[] | undefined> = {};
  const kinds = new Map(entries.map(({ name, kind }) => [name, kind]));
  for (const part of MODULE_PARTS) {
    if (part.form === 'numbered') continue;
    if (part.form === 'file') {
      const extension = source.extensions.find((one) => kinds.get(part.stem + one) === 'file');
      found[part.key] = extension && path.join(dir, part.stem + extension);
      // `events.ts` holds types only: a package may well ship it without a compiled form.
      if (extension === undefined && part.key !== 'events' && kinds.get(`${part.stem}.ts`) === 'file')
        reportUncompiled(`${part.stem}.ts`, entries, shown, reading);
      continue;
    }
    const folder = kinds.get(part.stem) === 'folder' ? path.join(dir, part.stem) : undefined;
    if (part.holds === undefined) found[part.key] = folder;
    else found[part.key] = folder === undefined ? [] : filesOf(folder, part.holds, source, reading);
  }
  // One member for each row of the table; a test compares the two.
  return found as unknown as ModuleParts;
}

/** The files of a folder that match, one for each stem, sorted. */
function filesOf(dir: string, holds: RegExp, source: Source, reading: Reading): string[] {
  const names = listed(dir, source, reading)
    .filter(({ name, kind }) => kind === 'file' && holds.test(name) && !isWrittenByTools(name))
    .map(({ name }) => name)
    .filter((name) => source.extensions.includes(path.extname(name)));
  const twins = new Set(names);
  const preferred = source.extensions[0] as string;
  return names
    .filter((name) => name.endsWith(preferred) || !twins.has(name.replace(/\.[tj]s$/, preferred)))
    .map((name) => path.join(dir, name));
}

function reportNearParts(
  entries: readonly Entry[],
  parts: ModuleParts,
  shown: string,
  reading: Reading,
): void {
  const names = new Set(entries.map(({ name }) => name));
  const isThere = (part: ModulePart, folder: boolean): boolean =>
    folder ? names.has(part.stem) : part.key !== 'model' && parts[part.key] !== undefined;
  for (const entry of entries) {
    if (entry.kind === 'other') continue;
    if (entry.kind === 'file' && isTest(entry.name)) reading.findings.push(strayTestFinding(entry, shown));
    if (parseName(entry.name).is !== 'other' || isTest(entry.name)) continue;
    const part = nearPart(entry);
    if (part === undefined || isThere(part, entry.kind === 'folder')) continue;
    // The right name, which only lacks its compiled form, has been reported.
    if (entry.name === `${part.stem}.ts`) continue;
    reading.findings.push(partNameFinding(entry, part, shown));
  }
}

function reportModelsFolders(
  entries: readonly Entry[],
  dir: string,
  source: Source,
  reading: ModuleReading,
): void {
  for (const entry of entries.filter(isModelsFolder)) {
    const inside = listed(path.join(dir, entry.name), source, reading);
    if (inside.some(({ name }) => parseName(name).is !== 'other'))
      reading.findings.push(modelsFolderFinding(entry.name, source.shown(dir)));
  }
}
