/** A renumbering as a value: which files get which names. Nothing is touched until it is carried out. */
import path from 'node:path';
import type { ModelFile } from '../discover';
import type { Finding } from '../findings';

/** One file and the name it gets. */
export interface Rename {
  readonly from: ModelFile;
  readonly to: ModelFile;
}

export interface Plan {
  /** In an order in which no name is taken while it is needed. */
  readonly renames: readonly Rename[];
  /** Errors: nothing is to be carried out. Warnings: what the renumbering brings with it. */
  readonly findings: readonly Finding[];
}

export const refusal = (summary: string, files: readonly ModelFile[], waysOut: Finding['waysOut']): Plan => ({
  renames: [],
  findings: [
    {
      code: 'RENUMBER_REFUSED',
      level: 'error',
      summary,
      at: files.map(({ shown }) => ({ file: shown })),
      waysOut,
    },
  ],
});

/** Renames for moves, ordered so that each can be carried out after the one before it. */
export const renamesOf = (moves: Iterable<readonly [ModelFile, number]>): Rename[] =>
  inPossibleOrder([...moves].map(([file, number]) => ({ from: file, to: renumbered(file, number) })));

/** A model file under another number; leading zeros are kept as wide as they were. */
export function renumbered(file: ModelFile, number: number): ModelFile {
  const old = path.posix.basename(file.place);
  const digits = /^\d+/.exec(old)?.[0] ?? '';
  const width = digits.startsWith('0') ? digits.length : 0;
  const name = String(number).padStart(width, '0') + old.slice(digits.length);
  const under = (place: string): string => place.slice(0, place.length - old.length) + name;
  return { ...file, number, file: under(file.file), place: under(file.place), shown: under(file.shown) };
}

/** A rename comes after the one that frees its name. Names in a circle cannot come about: the numbers would have to. */
function inPossibleOrder(renames: readonly Rename[]): Rename[] {
  const left = new Map(renames.map((rename) => [rename.from.file, rename]));
  const ordered: Rename[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ to }) => !left.has(to.file));
    if (ready.length === 0) throw new Error('renames run in a circle');
    for (const rename of ready) {
      ordered.push(rename);
      left.delete(rename.from.file);
    }
  }
  return ordered;
}
