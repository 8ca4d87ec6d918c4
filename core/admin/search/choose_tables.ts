/** Which tables a search looks into, and in which order: what answers at once comes first. Pure. */
import type { AdminPage } from '../../describe';

/** A table that might be searched, with what is known of its cost. */
export interface Candidate {
  readonly page: AdminPage;
  /** All that is searched of it is in trigram indexes. */
  readonly indexed: boolean;
  /** How many rows it has, as far as anybody knows; infinitely many: more than were counted. */
  readonly rows: number;
}

export interface ChosenTables {
  readonly searched: readonly Candidate[];
  /** So large that looking through it would keep people waiting. */
  readonly tooLarge: readonly AdminPage[];
  /** There would have been too many at once. */
  readonly tooMany: readonly AdminPage[];
}

/** Without an index every row is read; more than these take longer than a moment. */
const LARGE = 50_000;
/** Tables that one search looks into. */
const MOST = 80;
/** Tables up to here cost about the same: which of them comes first is decided by its number. */
const SMALL = 10_000;

const isCheap = ({ indexed, rows }: Candidate): boolean => indexed || rows <= SMALL;

export function chooseTables(candidates: readonly Candidate[]): ChosenTables {
  const fit = candidates.filter(({ indexed, rows }) => indexed || rows <= LARGE);
  // Business first: the highest numbers are what people work with.
  const ordered = [...fit].sort(
    (one, other) => Number(isCheap(other)) - Number(isCheap(one)) || other.page.number - one.page.number,
  );
  return {
    searched: ordered.slice(0, MOST),
    tooLarge: candidates.filter((one) => !fit.includes(one)).map(({ page }) => page),
    tooMany: ordered.slice(MOST).map(({ page }) => page),
  };
}
