import type { Finding, Place, WayOut } from '../findings';

/** Why something cannot be scaffolded as asked, as a finding. */
export const refusal = (summary: string, waysOut: readonly WayOut[], at: readonly Place[] = []): Finding => ({
  code: 'SCAFFOLD_REFUSED',
  level: 'error',
  summary,
  at,
  waysOut,
});

/** `did you mean string?`, or nothing to add. */
export const didYouMean = (name: string | undefined): WayOut[] =>
  name === undefined ? [] : [{ text: `did you mean ${name}?` }];
