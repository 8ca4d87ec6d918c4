/** Imports migration files: of modules that are switched on, in module order, then by name. */
import path from 'node:path';
import type { Migration } from '../declare';
import type { ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { importAll, type ImportOptions, type Inspected } from './import_all';
import { flag, is, isObject, listOf, method, misfit, offering, optional, texts, type Shape } from './shape';
import { migrationMisfits } from './shape_findings';

/** One migration file with the module whose folder it lies in. */
export interface LoadedMigration {
  readonly module: string;
  /** `20261120093000.customers.add_phone`: the file's name without extension. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly shown: string;
  readonly migration: Migration;
}

const SQL_STEP = offering({ sql: texts, transaction: flag, repeat: flag });
const DATA_STEP = offering({ run: method });
const step: Shape = (value) => {
  if (!isObject(value)) return misfit(value, 'a step', "{ sql: ['ALTER TABLE ...'] }");
  if ('run' in value) return DATA_STEP(value);
  return 'sql' in value ? SQL_STEP(value) : misfit(undefined, 'there: sql or run', "{ sql: ['...'] }");
};
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null ? [] : shape(value);

const MIGRATION = offering({
  kind: optional(is((value) => value === 'migration', 'what defineMigration answers')),
  after: orNull(is((value) => typeof value === 'string', 'the name of a migration, or null')),
  up: listOf(step),
  down: orNull(listOf(step)),
});

/** The members that may not be left out are asked for by name. */
const whole: Shape = (value) => {
  const missing = ['after', 'up', 'down'].filter((member) => isObject(value) && value[member] === undefined);
  return [
    ...missing.flatMap((member) =>
      misfit(undefined, member === 'up' ? 'a list of steps' : 'given, or null').map((one) => ({
        ...one,
        path: [member],
      })),
    ),
    ...MIGRATION(value),
  ];
};

const isMigration = (value: unknown): value is Migration => isObject(value) && value['kind'] === 'migration';

export function loadMigrations(
  modules: readonly ModuleFolder[],
  options?: ImportOptions,
): { readonly migrations: readonly LoadedMigration[]; readonly findings: readonly Finding[] } {
  const files = modules.flatMap((module) =>
    module.parts.migrations.map((file) => ({
      module: module.name,
      name: path.basename(file).replace(/\.[tj]s$/, ''),
      file,
      shown: `${module.shown}${file.slice(module.dir.length).replaceAll('\\', '/')}`,
    })),
  );
  const { imported, findings } = importAll(
    files.map((one) => ({
      ...one,
      promised: 'a migration',
      example: 'export default defineMigration({ after: null, up: [{ sql: [] }], down: [] });',
      accepts: isMigration,
      inspect: (value: Migration): Inspected<Migration> => {
        const misfits = whole(value);
        if (misfits.length === 0) return { value, findings: [] };
        return { value: undefined, findings: migrationMisfits({ ...one, owner: one.name }, misfits) };
      },
    })),
    options,
  );
  const migrations = files.flatMap((one, index) => {
    const found = imported[index];
    return found === undefined ? [] : [{ ...one, migration: found.value }];
  });
  return { migrations, findings };
}
