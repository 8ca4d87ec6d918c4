/** A request of the admin area that cannot be done; the web part answers it as a page or as a problem document. */
import { problem, type ProblemDetail } from '../web';

export type { ProblemDetail } from '../web';

/**
 * @param status HTTP status, 400 to 499
 * @param title what is wrong, in a few words that are the same every time
 * @param detail one sentence about this very request
 * @param errors fields or parameters at fault
 */
export const refusal = (
  status: number,
  title: string,
  detail: string,
  errors: readonly ProblemDetail[] = [],
): Error => problem({ status, title, detail, ...(errors.length > 0 && { errors }) });
