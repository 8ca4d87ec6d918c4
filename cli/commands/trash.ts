import type { Swept } from '../../core/admin';
import type { CommandContext, CommandFile } from '../command';
import { withHost } from '../database';
import { FAILED } from '../exit_codes';
import { UsageError } from '../failure';
import { soundProject } from '../project';

interface Options {
  readonly olderThan?: string;
  readonly dryRun?: boolean;
}

export const command: CommandFile<Options, readonly [string]> = {
  declare: (command) =>
    command
      .argument('<what>', 'purge: delete for good')
      .option('--older-than <days>', 'what is in the trash longer than this; default: TRASH_DAYS')
      .option('--dry-run', 'show what would go, change nothing')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli trash purge --dry-run', 'how many records have been in the trash long enough'],
    ['menu-cli trash purge', 'what a running host does by itself once an hour'],
    ['menu-cli trash purge --older-than 7', 'deletes for good what went into the trash more than a week ago'],
  ],
  async run([what], { olderThan, dryRun = false }, context) {
    const { countOld, daysBefore, sweepTrash, tablesOf } = await import('../../core/admin');
    const { readConfig } = await import('../../app');
    const { trashDays } = readConfig(context.io.env);
    const days = olderThan ?? (trashDays === 0 ? '' : String(trashDays));
    const wrong = wrongWords(what, days, olderThan === undefined);
    if (wrong !== undefined) throw new UsageError(wrong);
    const project = await soundProject(context);
    return withHost(context, project, async ({ models, sequelize }) => {
      const tables = tablesOf({ registry: project.registry, models, sequelize });
      const before = daysBefore(tables.now(), Number(days));
      const found = await countOld(tables, before);
      const swept = dryRun ? undefined : await sweepTrash(tables, { before });
      if (context.json) context.print.json({ dryRun, before, found, ...swept });
      else printSwept(found, swept, context);
      return swept !== undefined && (swept.held.length > 0 || swept.ended) ? FAILED : undefined;
    });
  },
};

function wrongWords(what: string, days: string, isDefault: boolean): string | undefined {
  if (what !== 'purge') return `trash ${what} is not known: menu-cli trash purge`;
  if (days === '' && isDefault) return 'TRASH_DAYS is 0: say how many days with --older-than';
  return /^\d{1,4}$/.test(days) ? undefined : '--older-than must be a number of days, at most 9999';
}

const many = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`;

function printSwept(
  found: Readonly<Record<string, number>>,
  swept: Swept | undefined,
  { print }: CommandContext,
): void {
  if (Object.keys(found).length === 0) return print.say('Nothing has been in the trash long enough.');
  if (swept === undefined) {
    for (const [table, count] of Object.entries(found)) print.data(`${table}: ${many(count)} would go`);
    return;
  }
  for (const [table, count] of Object.entries(swept.gone))
    print.data(`${table}: ${many(count)} gone for good`);
  for (const { table, id, reason } of swept.held)
    print.complain(`left in the trash: ${table} ${id} ${reason}`);
  if (swept.ended) print.complain('Another process is emptying the trash.');
}
