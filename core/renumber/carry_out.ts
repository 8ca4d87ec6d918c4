/** Carries a plan out: through git where a file is tracked, else by renaming. All of it or nothing. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fail, isError } from '../findings';
import type { Plan, Rename } from './plan';

/** What carrying out does to the world; a test hands in its own. */
export interface Renamer {
  exists(file: string): boolean;
  /** Files of `files` that git tracks; none where there is no git. */
  tracked(files: readonly string[]): ReadonlySet<string>;
  gitMove(from: string, to: string): void;
  move(from: string, to: string): void;
}

/** What `tsc` puts beside a source; it moves along. */
const COMPANIONS = ['.js', '.js.map', '.d.ts', '.d.ts.map'];

interface Step {
  readonly from: string;
  readonly to: string;
  readonly git: boolean;
}

/**
 * Renames the files of a plan. When one step fails, those before it are undone.
 * @returns the renames carried out, as `[from, to]` of absolute paths, companions included
 * @throws HostError RENUMBER_REFUSED, after which everything is as it was
 */
export function carryOut(plan: Plan, renamer: Renamer = diskRenamer): readonly (readonly [string, string])[] {
  if (plan.findings.some(isError)) throw fail(refused(plan.renames, 'the plan has errors'));
  const pairs = plan.renames.flatMap(withCompanions(renamer));
  const tracked = renamer.tracked(pairs.map(([from]) => from));
  const steps = pairs.map(([from, to]): Step => ({ from, to, git: tracked.has(from) }));
  const done: Step[] = [];
  try {
    for (const step of steps) {
      if (renamer.exists(step.to)) throw new Error(`${step.to} exists`);
      carry(step, renamer);
      done.unshift(step);
    }
  } catch (error) {
    for (const { from, to, git } of done) carry({ from: to, to: from, git }, renamer);
    throw fail(refused(plan.renames, (error as Error).message), error);
  }
  return pairs;
}

const carry = ({ from, to, git }: Step, renamer: Renamer): void =>
  git ? renamer.gitMove(from, to) : renamer.move(from, to);

const withCompanions =
  (renamer: Renamer) =>
  ({ from, to }: Rename): [string, string][] => {
    const stem = (file: string): string => file.slice(0, -path.extname(file).length);
    const beside = COMPANIONS.map((ending): [string, string] => [
      stem(from.file) + ending,
      stem(to.file) + ending,
    ]);
    return [[from.file, to.file], ...beside.filter(([old]) => old !== from.file && renamer.exists(old))];
  };

const refused = (renames: readonly Rename[], why: string): Parameters<typeof fail>[0] => ({
  code: 'RENUMBER_REFUSED',
  summary: `nothing was renamed: ${why}`,
  at: renames.map(({ from, to }) => ({ file: from.shown, note: `-> ${to.shown}` })),
  waysOut: [{ text: 'mend what stands in the way and say it again' }],
});

const git = (dir: string, ...words: string[]): string =>
  execFileSync('git', ['-C', dir, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The real disk, and the git that is installed, if any. */
export const diskRenamer: Renamer = {
  exists: existsSync,
  tracked(files) {
    const [first] = files;
    if (first === undefined) return new Set();
    try {
      const dir = path.dirname(first);
      const top = git(dir, 'rev-parse', '--show-toplevel').trim();
      const names = git(top, 'ls-files', '-z', '--', ...files).split('\0');
      return new Set(names.filter((name) => name !== '').map((name) => path.join(top, name)));
    } catch {
      // No git, no repository, or files outside of it: they are renamed plainly.
      return new Set();
    }
  },
  gitMove: (from, to) => void git(path.dirname(from), 'mv', '--', from, to),
  move: renameSync,
};
