/** Files and folders that nearly have the name of a part: `views.ts`, `templates/`, `View.ts`, `hook.mjs`. */
import type { Finding } from '../findings';
import { slipsBetween } from './closest';
import type { Entry } from './disk';
import { MODULE_PARTS, type ModulePart } from './module_parts';
import { printable, shellWord } from './usable_name';

const SCRIPT = /\.[cm]?[tj]sx?$/i;

/** The part that a name stands for, when it is nearly but not quite that part's name. */
export function nearPart(entry: Entry): ModulePart | undefined {
  const folder = entry.kind === 'folder';
  if (!folder && !SCRIPT.test(entry.name)) return undefined;
  const stem = entry.name.replace(SCRIPT, '');
  return MODULE_PARTS.find((part) => isNear(part, folder ? entry.name : stem, folder));
}

function isNear(part: ModulePart, stem: string, folder: boolean): boolean {
  if (part.form === 'numbered' || (part.form === 'folder') !== folder) return false;
  const word = stem.toLowerCase();
  // The same word in other letters or with another extension: `View.ts`, `hook.mjs`.
  if (word === part.stem || part.near.includes(word)) return true;
  return part.stem.length > 5 && slipsBetween(word, part.stem) === 1;
}

/**
 * The finding for a near miss.
 * @param entry what lies there
 * @param part what it seems to mean
 * @param shown path of the module folder as a person would type it
 */
export function partNameFinding(entry: Entry, part: ModulePart, shown: string): Finding {
  const folder = entry.kind === 'folder';
  const right = folder
    ? part.stem
    : `${part.stem}.${/js/i.test(SCRIPT.exec(entry.name)?.[0] ?? '') ? 'js' : 'ts'}`;
  const old = printable(`${entry.name}${folder ? '/' : ''}`);
  return {
    code: 'DISCOVER_PART_NAME',
    level: 'warning',
    summary: `${shown}/${old} is not read: this part is called ${part.pattern}`,
    at: [{ file: `${shown}/${printable(entry.name)}`, note: part.meaning }],
    waysOut: [
      { command: `mv ${shellWord(`${shown}/${entry.name}`)} ${shellWord(`${shown}/${right}`)}` },
      { text: `if it is something else, give it a name that does not resemble ${part.pattern}` },
    ],
  };
}

/** `models/` with model files in it: they are only found directly in the module folder. */
export const modelsFolderFinding = (name: string, shown: string): Finding => ({
  code: 'DISCOVER_PART_NAME',
  level: 'error',
  summary: `model files in ${shown}/${name}/ are not read: they lie directly in the module folder`,
  at: [{ file: `${shown}/${name}` }],
  waysOut: [{ command: `mv ${shellWord(`${shown}/${name}`)}/* ${shellWord(`${shown}/`)}` }],
});

/** Whether a folder's name suggests that models lie in it. */
export const isModelsFolder = ({ name, kind }: Entry): boolean =>
  kind === 'folder' &&
  MODULE_PARTS.some((part) => part.form === 'numbered' && part.near.includes(name.toLowerCase()));

/** A test beside the code is never run: tests live in `tests/`. */
export const strayTestFinding = (entry: Entry, shown: string): Finding => ({
  code: 'DISCOVER_PART_NAME',
  level: 'warning',
  summary: `${shown}/${printable(entry.name)} is not run: tests lie in tests/`,
  at: [{ file: `${shown}/${printable(entry.name)}` }],
  waysOut: [
    {
      command: `mkdir -p ${shellWord(`${shown}/tests`)} && mv ${shellWord(`${shown}/${entry.name}`)} ${shellWord(`${shown}/tests/`)}`,
    },
  ],
});

export const isTest = (fileName: string): boolean => /\.(?:test|spec)\.[cm]?[tj]sx?$/i.test(fileName);

/** A file that a part's folder cannot hold: it would never be looked at. */
export const strayFileFinding = (shown: string, part: ModulePart): Finding => ({
  code: 'DISCOVER_PART_NAME',
  level: 'warning',
  summary: `${printable(shown)} is not read: its name is not like ${part.example}`,
  at: [{ file: printable(shown), note: part.meaning }],
  waysOut: [{ text: `name it like ${part.example}, or move it out of ${part.pattern}` }],
});
