/** Where a database stands against the files: arithmetic on values. */
import type { Finding } from '../../findings';
import type { KnownMigration } from '../files';
import type { LedgerRow, LedgerState } from './ledger';

export interface Standing {
  readonly name: string;
  readonly module: string;
  /** The file as a person would type it; undefined when it is gone. */
  readonly shown: string | undefined;
  readonly state: LedgerState | 'pending' | 'missing';
  /** The file does other things than what was run. */
  readonly edited: boolean;
  readonly row: LedgerRow | undefined;
  readonly migration: KnownMigration | undefined;
}

export interface Standings {
  /** By name, as they run. */
  readonly all: readonly Standing[];
  readonly pending: readonly Standing[];
  readonly findings: readonly Finding[];
}

const isOver = ({ state }: { readonly state: string }): boolean => state === 'applied' || state === 'stamped';

/**
 * @param switchedOn names of the modules whose files were read: a row of any other module is no loss
 */
export function standingsOf(
  migrations: readonly KnownMigration[],
  ledger: ReadonlyMap<string, LedgerRow>,
  switchedOn: ReadonlySet<string>,
): Standings {
  const files = new Map(migrations.map((one) => [one.name, one]));
  const names = [...new Set([...files.keys(), ...ledger.keys()])].sort();
  const all = names.map((name): Standing => {
    const migration = files.get(name);
    const row = ledger.get(name);
    return {
      name,
      module: migration?.module ?? row?.module ?? '',
      shown: migration?.shown,
      state: migration === undefined ? 'missing' : (row?.state ?? 'pending'),
      // What is half-way may be mended where it stopped: a step that failed has to be written otherwise.
      edited:
        migration !== undefined && row !== undefined && isOver(row) && row.checksum !== migration.checksum,
      row,
      migration,
    };
  });
  return {
    all,
    pending: all.filter(({ state }) => state === 'pending' || state === 'running'),
    findings: all.flatMap((one) => [
      ...(one.edited ? [edited(one)] : []),
      ...(one.state === 'missing' && switchedOn.has(one.module) ? [missing(one)] : []),
      ...(one.state === 'pending' ? outOfOrder(one, all) : []),
    ]),
  };
}

const edited = ({ name, shown }: Standing): Finding => ({
  code: 'MIGRATION_EDITED',
  level: 'error',
  summary: `${name} was changed after it had run`,
  at: [{ file: shown ?? name, note: 'its steps are not those that were carried out' }],
  waysOut: [
    { text: 'bring back the file as it was, and put the change into a new migration' },
    { command: 'menu-cli make-migration NAME', text: 'writes the new one' },
  ],
});

const missing = ({ name, module }: Standing): Finding => ({
  code: 'MIGRATION_MISSING',
  level: 'error',
  summary: `${name} has run on this database and its file is gone`,
  at: [{ file: `${name}.ts`, note: `module ${module}` }],
  waysOut: [
    { text: 'bring back the file, for instance from version control: without it there is no way down' },
    {
      command: `menu-cli cleanup ${module}`,
      text: 'in development: drops the tables of the module and forgets its migrations',
    },
  ],
});

/** Only within a module: packages bring files with older dates than the project's own. */
function outOfOrder(pending: Standing, all: readonly Standing[]): Finding[] {
  const later = all.find((one) => one.module === pending.module && one.name > pending.name && isOver(one));
  if (later === undefined) return [];
  return [
    {
      code: 'MIGRATION_OUT_OF_ORDER',
      level: 'error',
      summary: `${pending.name} has not run, and ${later.name} after it has`,
      at: [pending, later].map(({ shown, name, state }) => ({ file: shown ?? name, note: state })),
      waysOut: [
        {
          command: `menu-cli migrate down --to ${pending.name}`,
          text: 'takes back what came after; then migrate up',
        },
        { text: `or delete ${pending.name} and write it anew with make-migration, after ${later.name}` },
      ],
    },
  ];
}

/** The same as data, for programs: what `--json` prints and the page answers. */
export const standingJson = ({ name, module, shown, state, edited, row }: Standing): object => ({
  name,
  module,
  file: shown ?? null,
  state,
  edited,
  batch: row?.batch ?? null,
  executedAt: row?.executedAt.toISOString() ?? null,
  durationMs: row?.durationMs ?? null,
});
