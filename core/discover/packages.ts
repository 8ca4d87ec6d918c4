/** Which npm packages bring modules: those that a project's package.json names and that say so by a keyword. */
import path from 'node:path';
import type { Finding } from '../findings';
import type { Disk } from './disk';

/** An npm package that brings modules. */
export interface ModulePackage {
  readonly name: string;
  /** Absolute path of the package. */
  readonly dir: string;
}

/** What a project's package.json says to discovery. */
export interface ProjectPackage {
  readonly name: string | undefined;
  /** Names of packages it asks for, in order. */
  readonly dependencies: readonly string[];
  readonly findings: readonly Finding[];
}

const KEYWORD = 'ordinal-module';

/** Where a package.json names what a project needs: always, where it can be had, and while it is worked on. */
const ALWAYS = ['dependencies', 'optionalDependencies'];
const WORKED_ON = [...ALWAYS, 'devDependencies'];

/**
 * Reads a project's package.json; a project without one has no packages.
 * @param production whether what is only needed while working on the project is left out
 */
export function readProject(root: string, production: boolean, disk: Disk): ProjectPackage {
  const text = disk.text(path.join(root, 'package.json'));
  if (text === undefined) return { name: undefined, dependencies: [], findings: [] };
  const json = parseObject(text);
  if (json === undefined) return { name: undefined, dependencies: [], findings: [unreadable()] };
  const dependencies = (production ? ALWAYS : WORKED_ON).flatMap((member) => Object.keys(json[member] ?? {}));
  return {
    name: typeof json.name === 'string' ? json.name : undefined,
    dependencies: [...new Set(dependencies)].sort(),
    findings: [],
  };
}

const unreadable = (): Finding => ({
  code: 'DISCOVER_UNREADABLE',
  level: 'error',
  summary: 'package.json is not JSON, so that npm modules cannot be found',
  at: [{ file: 'package.json' }],
  waysOut: [{ text: 'mend the file' }],
});

/** The dependencies that are installed and carry the keyword, in order of name. */
export const modulePackages = (root: string, dependencies: readonly string[], disk: Disk): ModulePackage[] =>
  dependencies.flatMap((name) => {
    const found = installed(root, name, disk);
    return found !== undefined && bringsModules(found.json) ? [{ name, dir: found.dir }] : [];
  });

/** As Node looks: in `node_modules` of the folder and of every folder above it. */
function installed(root: string, name: string, disk: Disk): { dir: string; json: string } | undefined {
  for (let from = root; ; from = path.dirname(from)) {
    const dir = path.join(from, 'node_modules', name);
    const json = disk.text(path.join(dir, 'package.json'));
    if (json !== undefined) return { dir, json };
    if (path.dirname(from) === from) return undefined;
  }
}

function bringsModules(text: string): boolean {
  // Most packages do not have the word in them at all, and are not parsed.
  if (!text.includes(KEYWORD)) return false;
  const keywords = parseObject(text)?.keywords;
  return Array.isArray(keywords) && keywords.includes(KEYWORD);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
