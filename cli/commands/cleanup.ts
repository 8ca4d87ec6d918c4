import type { CleanupPlan } from '../../core/create';
import type { Database } from '../../core/database';
import { fail, HostError, type Finding } from '../../core/findings';
import type { CommandContext, CommandFile } from '../command';
import { withDatabase } from '../database';
import { FAILED } from '../exit_codes';
import { isProduction, namedModule, soundProject } from '../project';
import { confirm } from '../terminal/ask';
import { textTable } from '../terminal/table';

interface Options {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly production?: boolean;
}

export const command: CommandFile<Options, readonly [string]> = {
  declare: (command) =>
    command
      .argument('<what>', 'full, or the name of a module, one that is gone too')
      .option('--dry-run', 'show what would go, change nothing')
      .option('--yes', 'do not ask')
      .option('--production', 'go on although NODE_ENV is production')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli cleanup customers --dry-run', 'the tables and rows of one module'],
    ['menu-cli cleanup customers', 'drops them after asking'],
    ['menu-cli cleanup full --yes', 'drops every table of the host without asking'],
  ],
  async run([what], { dryRun = false, yes = false, production: allowed = false }, context) {
    if (isProduction(context) && !allowed && !dryRun) throw inProduction(what);
    const project = await soundProject(context);
    const module = what === 'full' ? undefined : what;
    const isKnown = module === undefined || project.discovered.modules.some(({ name }) => name === module);
    const { planCleanup, carryOutCleanup, needing, SCHEMA_LOCK } = await import('../../core/create');
    const { forgetModule } = await import('../../core/migrations');
    const work = async (database: Database): Promise<number | undefined> => {
      const connection = await database.connect();
      const plan = await planCleanup(connection, project.registry, module).finally(() => connection.end());
      // Of a module that is gone something may be left; a name that left nothing is a slip.
      if (!isKnown && plan.sql.length === 0) await namedModule(module, project.discovered);
      const findings = [
        ...(plan.dependants.length > 0 ? [pointedInto(plan, what)] : []),
        ...(plan.outside.length > 0 ? [needing(plan.outside)] : []),
      ];
      // As JSON once all is over: what fails on the way is a document of its own.
      const end = (code?: number): number | undefined => {
        if (context.json) context.print.json(asJson(plan, findings, dryRun));
        return code;
      };
      if (!context.json) printPlan(plan, context);
      if (findings.length > 0 && !context.json) throw new HostError(findings);
      if (findings.length > 0) return end(FAILED);
      if (dryRun || plan.sql.length === 0) return end();
      if (!(await confirm(context.io, `Drop ${whatGoes(plan)} for good?`, yes))) {
        context.print.complain('Nothing was changed.');
        return end(FAILED);
      }
      await database.withDatabaseLock(SCHEMA_LOCK, async (client) => {
        // What goes is looked at again under the lock: between question and answer the world may have moved.
        const forget = module === undefined ? [] : await forgetModule(client, module);
        await carryOutCleanup(client, await planCleanup(client, project.registry, module, forget));
      });
      context.print.say(`Dropped ${whatGoes(plan)}.`);
      return end();
    };
    return withDatabase(context, { registry: project.registry, dryRun: dryRun || !isKnown }, work);
  },
};

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

function whatGoes({ removals, extras }: CleanupPlan): string {
  const rows = removals.reduce((sum, removal) => sum + removal.rows, 0);
  const made = extras.length === 0 ? '' : `, and ${count(extras.length, 'object', 'objects')} of extra DDL`;
  return `${count(removals.length, 'table', 'tables')} with ${count(rows, 'row', 'rows')}${made}`;
}

const asJson = (
  { removals, extras, dependants, outside, sql }: CleanupPlan,
  findings: readonly Finding[],
  dryRun: boolean,
): object => ({
  dryRun,
  removals: removals.map(({ step, rows }) => ({
    kind: step.kind,
    table: step.table,
    file: step.file.shown,
    rows,
  })),
  extras: extras.map(({ kind, name, place }) => ({ kind, name, place })),
  dependants,
  outside,
  sql,
  findings,
});

function printPlan({ removals, extras, sql }: CleanupPlan, { print }: CommandContext): void {
  if (sql.length === 0) {
    print.say('There is nothing to drop.');
    return;
  }
  print.data(
    textTable(
      [{ title: 'ROWS', right: true }, { title: 'TABLE' }, { title: 'FILE' }],
      [
        ...extras.map(({ kind, name, place }) => ['', `${kind} ${name}`, `modules/${place}`]),
        ...removals.map(({ step, rows }) => [
          String(rows),
          step.kind === 'table'
            ? step.table
            : `${step.table} (${step.columns.length > 0 ? 'columns' : 'rules'})`,
          step.file.shown,
        ]),
      ],
      print.palette.faint,
    ),
  );
}

const inProduction = (what: string): Error =>
  fail({
    code: 'CLEANUP_PRODUCTION',
    summary: `cleanup ${what} drops tables, and NODE_ENV is production`,
    at: [],
    waysOut: [
      { command: `menu-cli cleanup ${what} --dry-run`, text: 'shows what would go' },
      { command: `menu-cli cleanup ${what} --production`, text: 'after a backup' },
    ],
  });

const pointedInto = ({ dependants }: CleanupPlan, what: string): Finding => ({
  code: 'CLEANUP_DEPENDANTS',
  level: 'error',
  summary: `tables that stay point into the tables of ${what}`,
  at: dependants.map(({ table, column, target }) => ({ file: table, note: `${column} -> ${target}` })),
  waysOut: [
    { text: 'clean up the modules of those tables first' },
    what === 'full'
      ? { text: 'tables that the host did not make: drop their foreign keys first' }
      : { command: 'menu-cli cleanup full', text: 'in development: drops everything the host owns' },
  ],
});
