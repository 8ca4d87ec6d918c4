/** The one place of scaffolding that touches the disk: all files or none. */
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../findings';
import { HostError } from '../findings';
import type { PlannedFile } from './plan';
import { refusal } from './refusal';

/**
 * Writes files that must not exist yet. When one cannot be written, or `settle` fails, everything that was made is
 * removed again.
 * @param root absolute path of the project folder
 * @param settle what belongs to the same step: looks at the result, writes what follows from it
 * @throws HostError SCAFFOLD_REFUSED when a file exists; whatever the disk or `settle` throws
 */
export async function writeFiles(
  root: string,
  files: readonly PlannedFile[],
  settle: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const made: Undo[] = [];
  try {
    for (const { path: place, content } of files) {
      const file = path.join(root, place);
      made.push(...(await makeFolder(path.dirname(file))));
      await writeNew(file, place, content);
      made.push(() => rm(file, { force: true }));
    }
    await settle();
  } catch (error) {
    for (const undo of made.reverse()) await undo();
    throw error;
  }
}

type Undo = () => Promise<void>;

/** Makes a folder with those above it; answers how each of them is removed, if it is empty then. */
async function makeFolder(dir: string): Promise<Undo[]> {
  const first = await mkdir(dir, { recursive: true });
  if (first === undefined) return [];
  const depth = path
    .relative(first, dir)
    .split(path.sep)
    .filter((part) => part !== '').length;
  return Array.from({ length: depth + 1 }, (_, index) => {
    const folder = path.join(dir, ...Array<string>(depth - index).fill('..'));
    return () => rmdir(folder).catch(unlessEmpty);
  });
}

/** Somebody else has put something there meanwhile: it stays. */
function unlessEmpty(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error;
}

async function writeNew(file: string, place: string, content: string): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new HostError([exists(place)], { cause: error });
    throw error;
  }
}

const exists = (place: string): Finding =>
  refusal(
    `${place} exists already, so nothing was written`,
    [{ text: 'move it away, or choose another name' }],
    [{ file: place }],
  );
