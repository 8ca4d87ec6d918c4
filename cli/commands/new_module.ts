import type { CommandFile } from '../command';
import { UsageError } from '../failure';
import { scaffold } from '../scaffold';

interface Options {
  readonly context?: string;
  readonly range?: string;
  readonly models?: string;
  readonly title?: string;
  readonly table?: readonly string[];
  readonly dryRun?: boolean;
}

export const command: CommandFile<Options, readonly [string]> = {
  declare: (command) =>
    command
      .argument('<name>', 'the module, snake_case plural: invoices')
      .option('--context <context>', '_system, admin or _user', 'admin')
      .option('--range <from-to>', 'where its numbers come from (default: a range nobody has taken)')
      .option('--models <list>', 'its models; those behind a colon are what it points to')
      .option('--table <model=table...>', 'a table name where the plural would be wrong')
      .option('--title <text>', 'what people call it')
      .option('--dry-run', 'say what would be written, write nothing')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli new-module invoices', 'one model, invoice, in a free range'],
    [
      'menu-cli new-module invoices --range 360-379 --models invoice,invoice_line:invoice',
      'lines belong to an invoice',
    ],
    [
      'menu-cli new-module stock --models item,move:item+customer',
      'a move points to an item and to a customer',
    ],
    [
      'menu-cli new-module staff --models person --table person=staff_members',
      'with a table name of its own',
    ],
  ],
  run: ([name], { table, dryRun, ...options }, context) =>
    scaffold(context, dryRun === true, async (facts) => {
      const { planModule } = await import('../../core/scaffold');
      return planModule({ ...options, name, tables: readTables(table ?? []) }, facts);
    }),
};

/** `person=staff_members` -> model and table. */
function readTables(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair): [string, string] => {
      const [model, table, ...more] = pair.split('=');
      if (model === undefined || table === undefined || more.length > 0) {
        throw new UsageError(`--table ${pair} is not written as model=table`);
      }
      return [model.trim(), table.trim()];
    }),
  );
}
