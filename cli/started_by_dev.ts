/** Set in the environment of a server that `dev` has started: it ends when dev ends, however that happens. */
export const STARTED_BY_DEV = 'ORDINAL_STARTED_BY_DEV';
