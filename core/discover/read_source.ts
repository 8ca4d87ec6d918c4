/** Walks one `modules/` folder: contexts, the modules in them, and what lies where no module can be. */
import path from 'node:path';
import type { Finding } from '../findings';
import { closest } from './closest';
import type { Entry } from './disk';
import { CONTEXTS, type Context, type ModuleFolder } from './module_folder';
import { isWrittenByTools, parseName } from './parse_name';
import { readModule } from './read_module';
import { listed, type ModuleReading, type Source } from './source';
import { isUsableName, printable, shellWord, usableName } from './usable_name';

/** Files that a project keeps directly in `modules/`. */
const PROJECT_FILES: readonly string[] = ['enabled.json', 'ranges.json'];

export type FoundModule = Omit<ModuleFolder, 'enabled'>;

/** All modules of a source, by context and name. What is wrong goes into the reading. */
export function readSource(source: Source, reading: ModuleReading): FoundModule[] {
  const tops = listed(source.dir, source, reading);
  for (const entry of tops) reportStrayTop(entry, source, tops, reading);
  return CONTEXTS.flatMap((context) =>
    tops.some(({ name, kind }) => name === context && kind === 'folder')
      ? readContext(context, source, reading)
      : [],
  );
}

function readContext(context: Context, source: Source, reading: ModuleReading): FoundModule[] {
  const dir = path.join(source.dir, context);
  const entries = listed(dir, source, reading);
  const names = new Set(entries.map(({ name }) => name));
  const found: FoundModule[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.kind !== 'folder') {
      if (isLikeModel(entry)) reading.findings.push(strayModel(source.shown(dir), entry.name, context));
    } else if (!isUsableName(entry.name)) {
      reading.findings.push(badName(entry.name, source.shown(dir), names));
    } else {
      const read = readModule(context, entry.name, source, reading);
      if (read.empty) reading.findings.push(emptyModule(read.folder, read.bare));
      if (read.isModule) found.push(read.folder);
    }
  }
  return found;
}

/** What lies in `modules/` beside the contexts and the project's own files. */
function reportStrayTop(
  entry: Entry,
  source: Source,
  tops: readonly Entry[],
  { findings }: ModuleReading,
): void {
  if (isWrittenByTools(entry.name) || PROJECT_FILES.includes(entry.name)) return;
  const shown = source.shown(source.dir);
  if (entry.kind === 'folder') {
    if (!(CONTEXTS as readonly string[]).includes(entry.name))
      findings.push(strayFolder(entry.name, shown, tops));
    return;
  }
  if (isLikeModel(entry)) findings.push(strayModel(shown, entry.name, 'admin'));
  const meant = entry.name.endsWith('.json') ? closest(entry.name, PROJECT_FILES) : undefined;
  if (meant !== undefined) findings.push(strayFile(entry.name, meant, shown, tops));
}

const isLikeModel = (entry: Entry): boolean => entry.kind === 'file' && parseName(entry.name).is !== 'other';

/** `admin`, `Admin`, `system`, `users`: a word for a context that is not quite its name. */
const contextMeant = (name: string): Context | undefined => {
  const bare = name.toLowerCase().replace(/[^a-z]/g, '');
  const by: Record<string, Context> = {
    system: '_system',
    admin: 'admin',
    admins: 'admin',
    user: '_user',
    users: '_user',
  };
  return by[bare];
};

function strayFolder(name: string, shown: string, tops: readonly Entry[]): Finding {
  const meant = contextMeant(name);
  const target = meant ?? `admin/${usableName(name) ?? ''}`;
  const free = meant === undefined ? !target.endsWith('/') : !tops.some((entry) => entry.name === meant);
  const make = meant === undefined ? `mkdir -p ${shellWord(`${shown}/admin`)} && ` : '';
  const command = `${make}mv ${shellWord(`${shown}/${name}`)} ${shellWord(`${shown}/${target}`)}`;
  return {
    code: 'DISCOVER_CONTEXT',
    level: 'error',
    summary: `${shown}/${printable(name)} is no context: modules lie in ${CONTEXTS.join(', ')}`,
    at: [{ file: `${shown}/${printable(name)}` }],
    waysOut: [free ? { command } : { text: `move what is in it to ${shown}/${meant ?? 'admin'}` }],
  };
}

function strayModel(shown: string, fileName: string, context: Context): Finding {
  const parsed = parseName(fileName);
  const module = (parsed.is === 'other' ? undefined : parsed.name) ?? 'my_module';
  const modules = shown.endsWith(`/${context}`) ? shown : `${shown}/${context}`;
  const target = shellWord(`${modules}/${module}`);
  return {
    code: 'DISCOVER_CONTEXT',
    level: 'error',
    summary: `${shown}/${printable(fileName)} lies in no module folder`,
    at: [{ file: `${shown}/${printable(fileName)}` }],
    waysOut: [{ command: `mkdir -p ${target} && mv ${shellWord(`${shown}/${fileName}`)} ${target}/` }],
  };
}

function strayFile(name: string, meant: string, shown: string, tops: readonly Entry[]): Finding {
  const free = !tops.some((entry) => entry.name === meant);
  return {
    code: 'DISCOVER_CONTEXT',
    level: 'warning',
    summary: `${shown}/${printable(name)} is not read; ${meant} would be`,
    at: [{ file: `${shown}/${printable(name)}` }],
    waysOut: [
      free
        ? { command: `mv ${shellWord(`${shown}/${name}`)} ${shown}/${meant}` }
        : { text: `${meant} is there already: remove one of the two` },
    ],
  };
}

function badName(name: string, shown: string, names: ReadonlySet<string>): Finding {
  const file = `${shown}/${printable(name)}`;
  const right = usableName(name);
  const free = right !== undefined && !names.has(right) && !name.includes('\ufffd');
  const command = `mv ${shellWord(`${shown}/${name}`)} ${shellWord(`${shown}/${right ?? ''}`)}`;
  return {
    code: 'DISCOVER_MODULE_NAME',
    level: 'error',
    summary: `${file} cannot be the name of a module`,
    at: [{ file, note: 'lower-case letters, digits and underscores, a letter first, at most 50 characters' }],
    waysOut: [free ? { command } : { text: 'give the folder another name' }],
  };
}

function emptyModule(folder: FoundModule, bare: boolean): Finding {
  return {
    code: 'DISCOVER_EMPTY_MODULE',
    level: 'warning',
    summary: `${folder.shown} holds no part of a module`,
    at: [{ file: folder.shown }],
    waysOut: [
      bare
        ? { command: `rmdir ${shellWord(folder.shown)}` }
        : { text: 'move it out of modules/ if it is no module' },
      { text: 'or put a model file into it: NNN_name_model.ts' },
    ],
  };
}
