/** Drift as findings: the same in a terminal and on the page about migrations. */
import type { Finding } from '../findings';
import type { Delta } from '../schema_engine';
import type { Drift } from './drift';
import { deltaWords } from './generate';

export const driftFindings = ({ fromMigrations, fromModels }: Drift): readonly Finding[] => [
  ...finding(
    fromMigrations,
    'its migrations make',
    'somebody changed it by hand: put it back, or make it a migration',
  ),
  ...finding(
    fromModels,
    'the models want',
    'menu-cli make-migration writes what is missing, migrate up runs it',
  ),
];

function finding(deltas: readonly Delta[], what: string, wayOut: string): Finding[] {
  if (deltas.length === 0) return [];
  return [
    {
      code: 'MIGRATION_DRIFT',
      level: 'error',
      summary: `the database is not what ${what}`,
      at: deltas.map((delta) => ({ file: delta.table, note: deltaWords(delta) })),
      waysOut: [{ text: wayOut }],
    },
  ];
}
