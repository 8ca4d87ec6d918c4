/** Little project folders for tests: the folder is in the test, so cause and effect are read together. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file's text, or a symbolic link. A path that ends with `/` is an empty folder, whatever it is given. */
export type Content = string | { readonly link: string };

export interface ModuleTree {
  /** Absolute path of the project folder. */
  readonly root: string;
  /** Absolute path of something in it. */
  path(place: string): string;
  /** Adds or replaces files. */
  write(files: Readonly<Record<string, Content>>): void;
  read(place: string): string;
  has(place: string): boolean;
  remove(place: string): void;
}

const made: string[] = [];

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

function put(root: string, place: string, content: Content): void {
  const target = path.join(root, place);
  if (place.endsWith('/')) {
    mkdirSync(target, { recursive: true });
    return;
  }
  mkdirSync(path.dirname(target), { recursive: true });
  if (typeof content === 'string') writeFileSync(target, content);
  else symlinkSync(content.link, target);
}

/**
 * Makes a temporary project folder, removed after the tests of the file.
 * @param files path below the project folder -> text, e.g. `{ 'modules/admin/orders/340_order_model.ts': '...' }`;
 *   a list of paths makes empty files
 */
export function moduleTree(files: Readonly<Record<string, Content>> | readonly string[] = {}): ModuleTree {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ordinal-tree-')));
  made.push(root);
  const at = (place: string): string => path.join(root, place);
  const write = (more: Readonly<Record<string, Content>>): void => {
    for (const [place, content] of Object.entries(more)) put(root, place, content);
  };
  write(
    Array.isArray(files)
      ? Object.fromEntries(files.map((place) => [place, '']))
      : (files as Record<string, Content>),
  );
  return {
    root,
    path: at,
    write,
    read: (place) => readFileSync(at(place), 'utf8'),
    has: (place) => existsSync(at(place)),
    remove: (place) => rmSync(at(place), { recursive: true }),
  };
}
