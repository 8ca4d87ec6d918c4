/** New migrations as files: where they go, what they are called, what they say. */
import path from 'node:path';
import { defineMigration } from '../../declare';
import type { ModuleFolder } from '../../discover';
import { LEDGER_TABLE } from '../ledger';
import { knownMigration, type KnownMigration, type MigrationFiles } from '../files';
import { asSteps, renderMigration } from './render';
import type { Bucket, Measured } from './settle';
import type { WayBack } from './ways_back';

export interface NewFile {
  readonly module: string;
  readonly name: string;
  /** Path as a person would type it from the project folder. */
  readonly shown: string;
  readonly text: string;
  readonly after: string | null;
  readonly up: readonly Measured[];
  readonly down: readonly Measured[] | null;
}

interface Naming {
  readonly modules: readonly ModuleFolder[];
  readonly files: MigrationFiles;
  readonly slug: string;
  readonly now: Date;
}

const stamp = (moment: Date): string => moment.toISOString().replace(/\D/g, '').slice(0, 14);
const momentOf = (name: string): number => {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  return Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
};

/** Times one second apart, after everything there is: they run in the order they were written in. */
export function nameFiles(buckets: readonly Bucket[], back: readonly WayBack[], naming: Naming): NewFile[] {
  const { modules, files, slug, now } = naming;
  const last = files.migrations.at(-1)?.name;
  const start = Math.max(now.getTime(), last === undefined ? 0 : momentOf(last) + 1_000);
  const before = new Map(files.migrations.map(({ module, name }) => [module, name]));
  return buckets.map(({ module, statements }, index) => {
    const isLedger = statements.some(({ sql }) => sql.startsWith(`CREATE TABLE "${LEDGER_TABLE}"`));
    const name = `${stamp(new Date(start + index * 1_000))}.${module}.${isLedger ? 'ledger' : slug}`;
    const after = before.get(module) ?? null;
    before.set(module, name);
    const down = back[index]?.statements ?? null;
    const folder = modules.find((one) => one.name === module);
    return {
      module,
      name,
      shown: `${folder?.shown ?? `modules/${module}`}/migrations/${name}.ts`,
      text: renderMigration({ after, up: statements, down, words: [] }),
      after,
      up: statements,
      down,
    };
  });
}

/** As if it had been read from its file. */
export const asLoaded = ({ module, name, shown, after, up, down }: NewFile): KnownMigration =>
  knownMigration({
    module,
    name,
    shown,
    file: path.resolve(shown),
    migration: defineMigration({ after, up: asSteps(up), down: down === null ? null : asSteps(down) }),
  });

/** A file to be filled by hand. */
export function emptyFile(module: ModuleFolder, { files, slug, now }: Omit<Naming, 'modules'>): NewFile {
  const [file] = nameFiles([{ module: module.name, statements: [] }], [{ statements: [] }], {
    modules: [module],
    files,
    slug,
    now,
  });
  return file as NewFile;
}
