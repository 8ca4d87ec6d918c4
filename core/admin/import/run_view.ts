/** A run as it is drawn after its second step: what would be done, how far it is, what was done. */
import type { ImportRun, RefusedSample } from '../../declare';
import { counted, grouped, lower } from '../../describe';
import type { ImportPlan } from './import_plan';

export interface Part {
  readonly tone: 'a' | 'b' | 'c' | 'd';
  readonly count: string;
  readonly words: string;
  /** Where it begins on the bar, and how long it is; of `whole`. */
  readonly from: number;
  readonly long: number;
}

export interface RunView {
  readonly parts: readonly Part[];
  readonly whole: number;
  /** The bar in words. */
  readonly share: string;
  readonly took: string;
  readonly samples: readonly (RefusedSample & {
    readonly lineText: string;
    readonly way: string | undefined;
  })[];
  readonly more: string | undefined;
  readonly refused: string | undefined;
  /** Rows that would be written. */
  readonly written: number;
  readonly writtenText: string;
  readonly sum: string;
}

/** Small parts are still to be seen. */
const LEAST = 0.004;

const WORDS = {
  before: ['will be created', 'will be updated', 'are already the same', 'cannot be imported'],
  after: ['created', 'updated', 'were the same already', 'not imported'],
} as const;

const timeOf = (milliseconds: number): string =>
  milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;

/** What somebody may do about a complaint, beyond mending the file; said once. */
function wayOf(plan: ImportPlan, { value, reason }: RefusedSample): string | undefined {
  if (plan.numbers === 'point' && /^-?[\d.]+,\d+$/.test(value) && /number|digits/.test(reason))
    return 'comma';
  if (plan.unknown === 'refuse' && /^names no /.test(reason)) return 'nobody';
  return undefined;
}

/** @param key what records are found by, in words */
export function runView(run: ImportRun, key: string | undefined): RunView {
  const counts = [run.created, run.updated, run.same, run.refused];
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const words = run.state === 'checked' || run.state === 'checking' ? WORDS.before : WORDS.after;
  const whole = Math.max(rows, 1);
  const least = whole * LEAST;
  const lengths = counts.map((count) => (count === 0 ? 0 : Math.max(count, least)));
  const stretch = lengths.reduce((sum, one) => sum + one, 0) || 1;
  let from = 0;
  const parts = (['a', 'b', 'c', 'd'] as const).map((tone, at): Part => {
    const long = ((lengths[at] ?? 0) / stretch) * 1000;
    const part = {
      tone,
      count: grouped(counts[at] ?? 0),
      words: at === 1 && key !== undefined ? `${words[1]}, matched by ${lower(key)}` : (words[at] ?? ''),
      from,
      long,
    };
    from += long;
    return part;
  });
  const plan = run.plan as ImportPlan;
  const said = new Set<string>();
  const written = run.created + run.updated;
  const rest = run.refused - run.samples.length;
  return {
    parts: key === undefined ? parts.filter(({ tone }) => tone === 'a' || tone === 'd') : parts,
    whole: 1000,
    share: `${grouped(run.created)} created, ${grouped(run.updated)} updated, ${grouped(run.same)} unchanged, ${grouped(run.refused)} failing`,
    took: timeOf(run.milliseconds),
    samples: run.samples.map((sample) => {
      const way = wayOf(plan, sample);
      const isSaid = way === undefined || said.has(way);
      if (way !== undefined) said.add(way);
      return { ...sample, lineText: grouped(sample.line), way: isSaid ? undefined : way };
    }),
    more: rest > 0 && run.samples.length > 0 ? `and ${counted(rest, 'row')} more in the file` : undefined,
    refused: run.refused === 0 ? undefined : counted(run.refused, 'row'),
    written,
    writtenText: counted(written, 'row'),
    sum: `${grouped(written)} of ${counted(rows, 'row')} would be written`,
  };
}

export const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${Number((bytes / 1_048_576).toFixed(1))} MB`;

/** `kunden.csv, 1,204 rows, 318 KB` */
export function fileWords(run: ImportRun): string {
  const rows = run.created + run.updated + run.same + run.refused;
  return [run.fileName, ...(rows > 0 ? [counted(rows, 'row')] : []), sizeOf(run.bytes)].join(', ');
}
