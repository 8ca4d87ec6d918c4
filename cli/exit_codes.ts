/** What the process answers. */
export const FINE = 0;
/** Findings, or a failure. */
export const FAILED = 1;
/** The command was not understood. */
export const WRONG_USAGE = 2;
/** Ctrl-C: 128 + SIGINT. */
export const INTERRUPTED = 130;
