/** What could not be measured or compared, as findings. */
import { databaseFinding } from '../../database';
import { HostError, type Finding } from '../../findings';
import type { Kept } from './kept_work';

/** @param what the beginning of the sentence, where the failure is none the host has words for */
export function failureFindings(kept: Kept<unknown> | undefined, what: string): readonly Finding[] {
  if (kept?.state !== 'failed') return [];
  const { error } = kept;
  if (error instanceof HostError) return error.findings;
  const said = error instanceof Error ? error.message : String(error);
  return [
    databaseFinding(error) ?? {
      code: 'MIGRATION_UNPROVEN',
      level: 'error',
      summary: `${what}: ${said.split('\n')[0] ?? said}`,
      at: [],
      waysOut: [{ command: 'menu-cli migrate plan', text: 'says more' }],
    },
  ];
}
