/** Every source of a module, not only its parts: for questions about what its files say. */
import path from 'node:path';
import { nodeDisk, type Disk } from './disk';
import type { ModuleFolder } from './module_folder';

/** Folders of a module in which no code of it lies. */
const NO_CODE: ReadonlySet<string> = new Set(['tests', 'tpl', 'static', 'node_modules']);
const CODE = /(?<!\.d)\.[tj]s$/;
const TEST = /\.(?:test|spec)\.[tj]s$/;

/** Absolute paths, sorted within each folder; tests and types without code are left out, links are not followed. */
export function sourceFiles({ dir }: Pick<ModuleFolder, 'dir'>, disk: Disk = nodeDisk): string[] {
  const entries = disk.list(dir);
  if (typeof entries === 'string') return [];
  return entries.flatMap(({ name, kind }) => {
    const whole = dir + path.sep + name;
    if (kind === 'file') return CODE.test(name) && !TEST.test(name) ? [whole] : [];
    const isCode = kind === 'folder' && !NO_CODE.has(name) && !name.startsWith('.');
    return isCode ? sourceFiles({ dir: whole }, disk) : [];
  });
}
