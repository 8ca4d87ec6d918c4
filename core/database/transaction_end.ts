/** What becomes of work that goes on after the transaction it began in has ended. */
import type { Transaction } from 'sequelize';

/** What Sequelize keeps on a transaction. A savepoint is one with a parent, and has the parent's id. */
export interface Held extends Pick<Transaction, 'LOCK'> {
  readonly id: string;
  readonly finished?: 'commit' | 'rollback';
  readonly parent?: Held | null;
}

/** What the work of a transaction belongs to now: a savepoint that stands is part of what is around it. */
export function carriedBy(transaction: Held | undefined): Held | undefined {
  let standing = transaction;
  while (standing?.finished === 'commit') standing = standing.parent ?? undefined;
  return standing;
}

/** How it ended, or the transaction around it: its connection may be somebody else's by now. */
export function endOf(transaction: Held): Held['finished'] {
  let end: Held['finished'];
  for (let one: Held | null | undefined = transaction; one && end !== 'rollback'; one = one.parent)
    end = one.finished ?? end;
  return end;
}

/**
 * Says why a query may not run in a transaction.
 * @param wanted the one it names or inherits
 * @param begun those it was begun inside of: when a savepoint is rolled back, its work must not go on around it either
 * @returns an error, or `undefined` when it may
 */
export function refusal(wanted: Held, begun: readonly Held[]): Error | undefined {
  const concerned = [wanted, ...begun.filter(({ id }) => id === wanted.id).map(carriedBy)];
  const ends = concerned.map((one) => one && endOf(one)).filter((end) => end !== undefined);
  if (ends.length === 0) return undefined;
  const how = ends.includes('rollback') ? 'was rolled back' : 'has ended';
  return new Error(
    `a query came after its transaction ${how}, from work that ran out of time or that nobody waited for; ` +
      'nothing was sent. With { transaction: null } a query runs on its own',
  );
}
