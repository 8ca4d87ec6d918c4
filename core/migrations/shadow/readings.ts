/** Readings of schemas by their fingerprint: kept while a shadow is open, and as files for the next one. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaEngine, SchemaState } from '../../schema_engine';

export interface Readings {
  /** The reading of that fingerprint, if there is one. */
  known(fingerprint: string): Promise<SchemaState | undefined>;
  /** @param lasting beyond the shadow */
  keep(fingerprint: string, state: SchemaState, lasting: boolean): Promise<void>;
  /** The fingerprint that was noted under a name. */
  noted(name: string): Promise<string | undefined>;
  note(name: string, fingerprint: string): Promise<void>;
}

/** Older files go: a project needs the last few, of which each may have some megabytes. */
const KEPT = 40;

/** @param folder made when the first file is written; a folder that cannot be written costs time and nothing else */
export function readingsIn(folder: string, engine: SchemaEngine): Readings {
  const open = new Map<string, SchemaState>();
  const written = new Set<string>();
  const text = (name: string): Promise<string | undefined> =>
    readFile(join(folder, name), 'utf8').catch(() => undefined);
  const note = (name: string, content: string): Promise<void> =>
    keepFile(folder, name, content).catch(() => undefined);
  return {
    async known(fingerprint) {
      const there = open.get(fingerprint);
      if (there !== undefined) return there;
      const kept = await text(fingerprint);
      // What was damaged, or written by another version of the engine, is read anew.
      const restored = kept === undefined ? undefined : await engine.restore(kept).catch(() => undefined);
      if (restored !== undefined) {
        open.set(fingerprint, restored);
        written.add(fingerprint);
      }
      return restored;
    },
    async keep(fingerprint, state, lasting) {
      open.set(fingerprint, state);
      if (!lasting || written.has(fingerprint)) return;
      written.add(fingerprint);
      await note(fingerprint, await engine.write(state));
    },
    noted: text,
    note,
  };
}

async function keepFile(folder: string, name: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${name}.${process.pid}.${Date.now()}`);
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, join(folder, name));
  const names = await readdir(folder);
  if (names.length <= KEPT) return;
  const aged = await Promise.all(
    names.map(async (one) => ({ one, at: (await stat(join(folder, one))).mtimeMs })),
  );
  aged.sort((first, second) => second.at - first.at);
  for (const { one } of aged.slice(KEPT)) await rm(join(folder, one), { force: true });
}
