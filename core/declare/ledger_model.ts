/** The table in which a database remembers its migrations. Core's own, placed in the order by `12_migration_model.ts`. */
import { datetime, enumeration, integer, string } from './builders';
import { defineModel } from './define_model';

/**
 * `running` and `reverting` are half-way: killed or failed between two steps. `stamped` stands because create-tables
 * made what the migration makes.
 */
export const LEDGER_STATES = ['applied', 'stamped', 'running', 'reverting'] as const;

/** Which migrations this database has seen. Only the host writes it. */
export const ledgerModel = defineModel('Migration', {
  table: 'migrations',
  softDelete: false,
  audit: false,
  fields: {
    name: string(200).required().unique().readOnly(),
    module: string(63).required().index().readOnly(),
    checksum: string(64).required().readOnly().help('of the steps it was run with'),
    batch: integer().required().readOnly().help('one number for each run'),
    state: enumeration(LEDGER_STATES).required().readOnly(),
    stepsDone: integer().required().readOnly(),
    executedAt: datetime().required().readOnly(),
    durationMs: integer().required().readOnly(),
  },
  admin: {
    list: ['name', 'module', 'state', 'batch', 'executedAt', 'durationMs'],
    search: ['name', 'module'],
    filter: ['state', 'module'],
    sort: '-executedAt',
    title: 'name',
    label: 'Migration record',
    plural: 'Migration records',
  },
});
