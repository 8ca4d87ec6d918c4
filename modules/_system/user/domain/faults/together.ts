import { DomainError, throwOnFaults, type Fault } from './domain_error';

type Made<T extends readonly (() => unknown)[]> = { -readonly [K in keyof T]: ReturnType<T[K]> };

/**
 * Does all, and refuses once with the faults of all: `together(() => EmailAddress.of(a), () => PhoneNumber.of(b))`.
 * @throws DomainError with everything that is wrong
 */
export function together<const T extends readonly (() => unknown)[]>(...attempts: T): Made<T> {
  const faults: Fault[] = [];
  const made = attempts.map((attempt) => {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  });
  throwOnFaults(faults);
  return made as Made<T>;
}
