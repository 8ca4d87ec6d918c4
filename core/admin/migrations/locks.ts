/** What a statement costs the others, in words for a page. */
import type { Cost } from '../../migrations';

export interface ShownLock {
  /** `ACCESS EXCLUSIVE` */
  readonly mode: string;
  /** `ships: readers and writers wait` */
  readonly words: string;
  /** Class of `.lock`: nothing where all go on, `m` where somebody waits, `h` where that lasts as long as the table is big. */
  readonly tone: '' | 'm' | 'h';
}

const HINDERS: Readonly<Record<string, string>> = {
  SHARE: 'writers wait, readers go on',
  'SHARE ROW EXCLUSIVE': 'writers wait, readers go on',
  EXCLUSIVE: 'writers wait, readers go on',
  'ACCESS EXCLUSIVE': 'readers and writers wait',
};

/** @param isNew tables that the same migration makes: nobody else can be kept waiting by those */
export function locksOf({ locks, rewrites }: Cost, isNew: (table: string) => boolean): ShownLock[] {
  const held = Object.entries(locks).filter(([table]) => !isNew(table));
  return held.sort().map(([table, mode]) => {
    const hinders = HINDERS[mode];
    const rewritten = rewrites.includes(table);
    return {
      mode,
      words: [
        `${table === '' ? '' : `${table}: `}${hinders ?? 'readers and writers go on'}`,
        ...(rewritten ? ['every row is written anew'] : mode === 'ACCESS EXCLUSIVE' ? ['no rewrite'] : []),
      ].join(', '),
      tone: rewritten ? 'h' : hinders === undefined ? '' : 'm',
    };
  });
}
