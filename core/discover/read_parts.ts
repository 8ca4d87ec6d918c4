/** The parts of a module folder besides its models: what the table knows, and what nearly is one. */
import path from 'node:path';
import type { Entry } from './disk';
import type { ModuleParts } from './module_folder';
import { MODULE_PARTS, type ModulePart } from './module_parts';
import {
  isModelsFolder,
  isTest,
  modelsFolderFinding,
  nearPart,
  partNameFinding,
  strayFileFinding,
  strayTestFinding,
} from './near_part';
import { isWrittenByTools, parseName } from './parse_name';
import { listed, reportUncompiled, type ModuleReading, type Reading, type Source } from './source';

/** Where a module folder is, and how a person would type that. */
interface Home {
  readonly dir: string;
  readonly shown: string;
}

/** What a folder with nothing but models has besides them. */
const NOTHING = Object.freeze(
  Object.fromEntries(
    MODULE_PARTS.filter(({ form }) => form !== 'numbered').map(({ key, holds }) => [
      key,
      holds === undefined ? undefined : Object.freeze([]),
    ]),
  ),
) as unknown as ModuleParts;

/**
 * The parts of the table that are there; what nearly is one goes into the reading.
 * @param entries what lies in the folder besides model files
 */
export function readParts(
  entries: readonly Entry[],
  { dir, shown }: Home,
  source: Source,
  reading: ModuleReading,
): ModuleParts {
  if (entries.length === 0) return NOTHING;
  const parts = partsIn(entries, { dir, shown }, source, reading);
  reportNearParts(entries, parts, shown, reading);
  reportModelsFolders(entries, dir, source, reading);
  return parts;
}

function partsIn(
  entries: readonly Entry[],
  { dir, shown }: Home,
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
    else found[part.key] = folder === undefined ? [] : filesOf(folder, part, source, reading);
  }
  // One member for each row of the table; a test compares the two.
  return found as unknown as ModuleParts;
}

/** The files of a folder that match, one for each stem, sorted. */
function filesOf(dir: string, part: ModulePart, source: Source, reading: Reading): string[] {
  const files = listed(dir, source, reading)
    .filter(({ name, kind }) => kind === 'file' && !isWrittenByTools(name))
    .map(({ name }) => name);
  const names = files.filter(
    (name) => part.holds?.test(name) && source.extensions.includes(path.extname(name)),
  );
  if (part.holdsNothingElse === true)
    for (const name of files.filter((one) => /\.[cm]?[tj]sx?$/.test(one) && !part.holds?.test(one)))
      reading.findings.push(strayFileFinding(`${source.shown(dir)}/${name}`, part));
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
    if (isTest(entry.name)) continue;
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
