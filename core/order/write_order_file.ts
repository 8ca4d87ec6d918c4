/** Reads and writes the order file on disk. What it should say is decided elsewhere. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isStale, ORDER_FILE } from './order_file';

/** The order file of a project; `undefined` when there is none. */
export function readOrderFile(root: string): string | undefined {
  try {
    return readFileSync(path.join(root, ORDER_FILE), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Writes the order file when it says something else; readers never see half of it.
 * @returns whether anything was written
 */
export function writeOrderFile(root: string, wanted: string): boolean {
  if (!isStale(readOrderFile(root), wanted)) return false;
  const file = path.join(root, ORDER_FILE);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, wanted);
  renameSync(draft, file);
  return true;
}
