import type { CommandFile } from '../command';
import { UsageError } from '../failure';
import { scaffold } from '../scaffold';

interface Options {
  readonly table?: string;
  readonly number?: string;
  readonly dryRun?: boolean;
}

export const command: CommandFile<Options, readonly [string, string, readonly string[]]> = {
  declare: (command) =>
    command
      .argument('<module>', 'the module it is added to')
      .argument('<name>', 'the model, snake_case singular: credit_note')
      .argument('[fields...]', 'its fields: name:kind(argument):option:option=value')
      .option('--table <table>', 'a table name where the plural would be wrong')
      .option('--number <number>', 'its number (default: the next free one of the module)')
      .option('--dry-run', 'say what would be written, write nothing')
      .option('--json', 'as JSON')
      .addHelpText('after', FIELD_HELP),
  examples: [
    ['menu-cli new-model invoices credit_note', 'a name, a description and a status to begin with'],
    ["menu-cli new-model invoices reminder 'title:string(200):required' dueOn:date", 'with fields'],
    [
      "menu-cli new-model invoices payment 'amount:money(EUR):required' 'invoice:ref(invoices):required:cascade'",
      'that points to an invoice',
    ],
    [
      "menu-cli new-model invoices letter 'status:enum(draft,sent):default=draft:required'",
      'with fixed words',
    ],
  ],
  run: ([module, name, fields], { table, number, dryRun }, context) =>
    scaffold(context, dryRun === true, async (facts) => {
      const { planModel } = await import('../../core/scaffold');
      return planModel({ module, name, fields, table, number: readNumber(number) }, facts);
    }),
};

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--number ${text} is no number`);
  return Number(text);
}

const FIELD_HELP = `
Fields:
  Kinds     string(200) text email url phone integer bigint decimal(12,2) money(EUR) boolean date datetime uuid
            json enum(draft,sent) array(string) ref(customers)
  Options   required unique index secret hidden readonly default=... min=... max=...
            of references: cascade restrict setnull inverse=...
  Quote what holds brackets, so that the shell leaves it alone.`;
