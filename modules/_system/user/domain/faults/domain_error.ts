import type { FaultCode } from './codes';

/** One thing that is wrong. */
export interface Fault {
  readonly code: FaultCode;
  /** The field as a form names it, e.g. `postalCode`. */
  readonly field: string;
  /** One plain sentence for the person who typed it. */
  readonly message: string;
}

/** What this domain refuses: all that is wrong at once. `code` and `field` are those of the first fault. */
export class DomainError extends Error {
  readonly code: FaultCode;
  readonly field: string;
  readonly faults: readonly Fault[];
  constructor(first: Fault, ...others: readonly Fault[]) {
    super([first, ...others].map(({ message }) => message).join(' '));
    this.name = 'DomainError';
    this.code = first.code;
    this.field = first.field;
    this.faults = Object.freeze([first, ...others].map((fault) => Object.freeze({ ...fault })));
  }
}

/** Shorthand for one fault. */
export const refusal = (code: FaultCode, field: string, message: string): DomainError =>
  new DomainError({ code, field, message });

/** @throws DomainError with all faults, when there are any */
export function throwOnFaults([first, ...others]: readonly Fault[]): void {
  if (first !== undefined) throw new DomainError(first, ...others);
}
