/** Tells of changes in a project folder, of what comes later or is replaced as well as of what is there already. */
import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** What a server is made of. Templates and static files are read anew anyway, so they wait for no start. */
const TREES = ['modules', 'views'];
const SETTINGS = '.env';
const RESTARTS = /\.(ts|js|json)$|(^|[/\\])\.env$/;
const IGNORED = /\.generated\.d\.ts|(^|[/\\])(tests|node_modules|\.data)([/\\]|$)|\.\d+$/;

/** True for a path (below the project folder) whose change means a new start. */
export const matters = (file: string): boolean => RESTARTS.test(file) && !IGNORED.test(file);

/**
 * Calls `changed` with the path of what has changed, below the project folder. The folder itself is watched besides
 * what lies in it: an editor that saves by renaming, or a folder that is made later, shows there alone.
 * @returns what ends it
 */
export function watchProject(root: string, changed: (file: string) => void): () => void {
  const trees = new Map<string, WatchedTree>();
  const renew = (place: string): boolean => {
    const known = trees.get(place);
    const folder = identity(path.join(root, place));
    if (known?.folder === folder) return false;
    known?.watcher.close();
    trees.delete(place);
    if (folder !== undefined) trees.set(place, { folder, watcher: watchTree(root, place, changed) });
    return true;
  };
  const top = watch(root, (_, name) => {
    if (name === SETTINGS) changed(SETTINGS);
    if (name !== null && TREES.includes(name) && renew(name)) changed(name);
  });
  for (const place of TREES) renew(place);
  return () => {
    top.close();
    for (const { watcher } of trees.values()) watcher.close();
  };
}

interface WatchedTree {
  /** Which folder it is: another one of the same name is watched anew. */
  readonly folder: number;
  readonly watcher: FSWatcher;
}

const identity = (folder: string): number | undefined =>
  existsSync(folder) ? statSync(folder).ino : undefined;

function watchTree(root: string, place: string, changed: (file: string) => void): FSWatcher {
  const watcher = watch(path.join(root, place), { recursive: true }, (_, name) => {
    const file = path.join(place, name ?? '');
    if (matters(file)) changed(file);
  });
  // A folder that goes while it is read is told by the folder above.
  return watcher.on('error', () => undefined);
}
