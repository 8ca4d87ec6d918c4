import { frozen } from '../entities';
import type { Condition, ConditionOn } from './condition';
import { holds } from './holds';

/** What shows itself as plain data, as the aggregate does. */
interface Shown<T> {
  toState(): T;
}

/** A question to a user that is asked in memory and in the database alike, because both read its condition. */
export class Specification<T extends object> {
  readonly #condition: Condition;
  private constructor(condition: Condition) {
    this.#condition = frozen(condition);
  }

  static where<T extends object>(condition: ConditionOn<T>): Specification<T> {
    return new Specification<T>(condition as Condition);
  }

  /** All of them. */
  and(...others: readonly Specification<T>[]): Specification<T> {
    return new Specification<T>({ every: [this, ...others].map((each) => each.#condition) });
  }

  /** At least one of them. */
  or(...others: readonly Specification<T>[]): Specification<T> {
    return new Specification<T>({ some: [this, ...others].map((each) => each.#condition) });
  }

  not(): Specification<T> {
    return new Specification<T>({ not: this.#condition });
  }

  isSatisfiedBy(candidate: T | Shown<T>): boolean {
    const row = 'toState' in candidate ? candidate.toState() : candidate;
    return holds(this.#condition, row as Readonly<Record<string, unknown>>);
  }

  toCondition(): Condition {
    return frozen(this.#condition);
  }
}
