/** A request that cannot be answered as asked, as RFC 9457 tells it. Thrown anywhere, answered by the error handler. */

/** One thing that is wrong: the field or parameter, and what is wrong with it. */
export interface ProblemDetail {
  readonly name: string;
  readonly message: string;
}

export interface ProblemFacts {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** What is wrong, in a few words that are the same every time. */
  readonly title: string;
  /** One sentence about this very request; shown to whoever asked. */
  readonly detail: string;
  /** Fields or parameters at fault. */
  readonly errors?: readonly ProblemDetail[];
  /** The permission that is missing, for 403. */
  readonly permission?: string;
  /** Headers of the answer: `{ 'Retry-After': '5' }` */
  readonly headers?: Readonly<Record<string, string>>;
  /** Code of the fault, for logs and for programs: `HOOK_FAILED`. */
  readonly code?: string;
}

/** An error that carries these facts. */
export const problem = (facts: ProblemFacts, cause?: unknown): Error & ProblemFacts =>
  Object.assign(new Error(facts.detail, cause === undefined ? undefined : { cause }), {
    name: 'Problem',
    ...facts,
  });
