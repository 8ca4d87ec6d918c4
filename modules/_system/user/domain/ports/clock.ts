/** The only place a moment comes from; this folder asks for it by `at`. */
export interface Clock {
  now(): Date;
}
