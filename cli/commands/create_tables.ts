import path from 'node:path';
import type { CreateReport, StepReport } from '../../core/create';
import type { CommandContext, CommandFile } from '../command';
import { withDatabase } from '../database';
import { inModule, soundProject } from '../project';

interface Options {
  readonly module?: string;
  readonly dryRun?: boolean;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) =>
    command
      .option('--module <module>', 'only this module and what it needs downhill')
      .option('--dry-run', 'print the SQL, change nothing')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli create-tables', 'whatever is missing, in one transaction'],
    ['menu-cli create-tables --dry-run', 'the SQL that would be sent'],
    ['menu-cli create-tables --module customers', 'one module and what it needs'],
  ],
  async run(_, { module, dryRun = false }, context) {
    const project = await soundProject(context);
    const only = await inModule(module, project);
    const { SCHEMA_LOCK } = await import('../../core/create');
    const { makeTables, readMigrations } = await import('../../core/migrations');
    const modules = project.modules.map(({ folder }) => folder);
    const { progress } = context;
    const report = await withDatabase(context, { registry: project.registry, dryRun }, (database) =>
      database.withDatabaseLock(SCHEMA_LOCK, (connection) =>
        makeTables({
          connection,
          registry: project.registry,
          modules,
          files: readMigrations(modules),
          only,
          dryRun,
          onProgress: (done, total) => progress.step('tables', done, total),
        }),
      ),
    ).finally(() => progress.end());
    if (context.json) context.print.json(asJson(report, dryRun));
    else if (dryRun) printSql(report, context);
    else printReport(report, context);
    if (!context.json) context.print.findings(report.findings);
    return undefined;
  },
};

const asJson = ({ steps, sql, findings }: CreateReport, dryRun: boolean): object => ({
  dryRun,
  steps: steps.map(({ file, table, state, differences }) => ({
    file: file.shown,
    table,
    state,
    differences,
  })),
  sql,
  findings,
});

function printSql({ sql, steps }: CreateReport, { print }: CommandContext): void {
  if (sql.length > 0) print.data(sql.join('\n'));
  print.say(sql.length === 0 ? summary(steps) : '\nNothing was changed.');
}

function printReport({ steps }: CreateReport, { print }: CommandContext): void {
  const { good, warn, faint } = print.palette;
  const marks = {
    created: (name: string) => `${good('✓')} ${name}`,
    there: (name: string) => faint(`✓ ${name}  already there`),
    differs: (name: string) => `${warn('≠')} ${name}  ${warn('differs')}`,
  } as const;
  if (steps.length > 0) {
    print.data(steps.map(({ file, state }) => marks[state](path.posix.basename(file.place))).join('\n'));
  }
  print.say(summary(steps));
}

function summary(steps: readonly StepReport[]): string {
  if (steps.length === 0) return 'There are no models yet: menu-cli new-module NAME writes some.';
  const count = (state: StepReport['state']): number => steps.filter((step) => step.state === state).length;
  return `${count('created')} created, ${count('there')} already there, ${count('differs')} differ`;
}
