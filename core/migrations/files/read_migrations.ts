/** All migrations of a project, sorted by name as strings, and what is wrong with the files alone. */
import type { ModuleFolder } from '../../discover';
import type { Finding } from '../../findings';
import { loadMigrations } from '../../load';
import { knownMigration, partsOfName, type KnownMigration } from './known_migration';

export interface MigrationFiles {
  readonly migrations: readonly KnownMigration[];
  readonly findings: readonly Finding[];
}

/** @param modules those that are switched on */
export function readMigrations(modules: readonly ModuleFolder[]): MigrationFiles {
  const { migrations, findings } = loadMigrations(modules);
  const known = migrations.map(knownMigration).sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    migrations: known,
    findings: [...findings, ...wrongModules(known), ...(findings.length > 0 ? [] : brokenChains(known))],
  };
}

const wrongModules = (known: readonly KnownMigration[]): Finding[] =>
  known
    .filter(({ name, module }) => partsOfName(name).module !== module)
    .map(({ name, module, shown }) => ({
      code: 'MIGRATION_NAME',
      level: 'error',
      summary: `${name} lies in the module ${module} and is named after ${partsOfName(name).module}`,
      at: [{ file: shown }],
      waysOut: [
        {
          text: `call it ${name.replace(/\.[^.]+\./, `.${module}.`)}, or move it to the module it is named after`,
        },
      ],
    }));

/** Each file names the one before it: two with one forerunner are branches, a forerunner that is not there is a gap. */
function brokenChains(known: readonly KnownMigration[]): Finding[] {
  const findings: Finding[] = [];
  for (const [module, files] of byModule(known)) {
    const heirs = new Map<string | null, KnownMigration>();
    const names = new Set(files.map(({ name }) => name));
    for (const file of files) {
      const { after } = file.migration;
      const twin = heirs.get(after);
      if (twin !== undefined) findings.push(branches(module, twin, file));
      else if (after !== null && !names.has(after)) findings.push(gap(file, after));
      else if (after !== null && after >= file.name) findings.push(tooEarly(file, after));
      else heirs.set(after, file);
    }
  }
  return findings;
}

function byModule(known: readonly KnownMigration[]): Map<string, KnownMigration[]> {
  const groups = new Map<string, KnownMigration[]>();
  for (const one of known) groups.set(one.module, [...(groups.get(one.module) ?? []), one]);
  return groups;
}

const branches = (module: string, one: KnownMigration, other: KnownMigration): Finding => ({
  code: 'MIGRATION_BRANCHES',
  level: 'error',
  summary: `two migrations of ${module} start from one state: both come after ${one.migration.after ?? 'nothing'}`,
  at: [one, other].map(({ shown, migration }) => ({
    file: shown,
    note: `after: ${migration.after ?? 'null'}`,
  })),
  waysOut: [
    {
      command: `menu-cli make-migration ${partsOfName(other.name).slug} --module ${module}`,
      text: `once ${other.shown} is deleted (and reverted where it has run): writes it anew after the other`,
    },
  ],
});

const gap = ({ shown, name }: KnownMigration, after: string): Finding => ({
  code: 'MIGRATION_GAP',
  level: 'error',
  summary: `${name} comes after ${after}, which is not there`,
  at: [{ file: shown, note: `after: ${after}` }],
  waysOut: [{ text: `bring back the file ${after}, for instance from version control` }],
});

const tooEarly = ({ shown, name }: KnownMigration, after: string): Finding => ({
  code: 'MIGRATION_GAP',
  level: 'error',
  summary: `${name} would run before ${after}, which it comes after`,
  at: [{ file: shown, note: `after: ${after}` }],
  waysOut: [{ text: 'give the file a later time in its name' }],
});
