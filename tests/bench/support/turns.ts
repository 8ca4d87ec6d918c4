/** Measuring in turn: A B A B, so that whatever else the machine does falls on both. */

/** What one run took, in milliseconds. */
export interface Cost {
  readonly wall: number;
  /** Of all threads, user and system together. */
  readonly cpu: number;
}

export interface Side {
  readonly name: string;
  run(): Cost | Promise<Cost>;
}

/** What each side took, round by round; the first entry belongs to the first side. */
export type Rounds = readonly (readonly Cost[])[];

/** Runs every side once in each round. */
export async function inTurn(sides: readonly Side[], rounds: number): Promise<Rounds> {
  const taken: Cost[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, side] of sides.entries()) taken[index]?.push(await side.run());
  return taken;
}

/** Measures work within this process; what runs beside it in other threads is counted as well. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** How many times as long `a` took as `b`: the median over the rounds, each round against itself. */
export const ratioOf = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, round) => value / (b[round] ?? NaN)));

/** How far apart the middle half of the rounds lies, as a share of their median. */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return (at(0.75) - at(0.25)) / median(values);
}
