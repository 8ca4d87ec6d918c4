/** What a module answers when it does not do what was asked: an error that pages and API callers are told as it says. */

/** One thing that is wrong: the field, and what is wrong with it: `{ name: 'city', message: 'is required' }`. */
export interface Wrong {
  readonly name: string;
  readonly message: string;
}

const TITLES = {
  400: 'Not understood',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  415: 'Unsupported type',
  422: 'This cannot be done',
} as const;

export interface RefusalFacts {
  /** In a few words that are the same every time; without it, what the status says. */
  readonly title?: string;
  /** Fields at fault: a form shows the reason there. */
  readonly errors?: readonly Wrong[];
}

/**
 * An error to throw in a route, a listener or a hook.
 * @param detail one sentence about this very request, for whoever asked
 */
export const refusal = (
  status: keyof typeof TITLES,
  detail: string,
  { title = TITLES[status], errors = [] }: RefusalFacts = {},
): Error => Object.assign(new Error(detail), { status, title, detail, ...(errors.length > 0 && { errors }) });

const UNKNOWN = 'Some of what was sent is not known here.';

/** Shorthand for 400: every name at fault, at once. */
export const notUnderstood = (errors: readonly Wrong[], title?: string): Error =>
  refusal(400, UNKNOWN, { errors, ...(title !== undefined && { title }) });
