import type { NewFile } from '../../core/migrations';
import type { CommandContext, CommandFile } from '../command';
import { UsageError } from '../failure';
import { namedModule, soundProject } from '../project';
import { canAsk } from '../terminal/ask';

interface Options {
  readonly module?: string;
  readonly rename?: readonly string[];
  readonly enumMap?: readonly string[];
  readonly fill?: readonly string[];
  readonly acceptLoss?: boolean;
  readonly online?: boolean;
  readonly empty?: boolean;
  readonly dryRun?: boolean;
}

const more = (word: string, before: readonly string[] = []): readonly string[] => [...before, word];

export const command: CommandFile<Options, readonly [string]> = {
  declare: (command) =>
    command
      .argument('<name>', 'what it does, snake_case: add_phone')
      .option('--module <module>', 'only what belongs to this module')
      .option('--rename <table.old:new>', 'a column (or table:new, a table) has a new name', more)
      .option('--enum-map <table.column:old:new>', 'what rows get for a value that is gone', more)
      .option('--fill <table.column=sql>', 'what stands in rows that have no value', more)
      .option('--accept-loss', 'what goes may go, with what stands in it')
      .option('--online', 'take the forms that do not hold others up')
      .option('--empty', 'an empty one, to be filled by hand; needs --module')
      .option('--dry-run', 'print the files, write nothing')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli make-migration add_phone', 'everything the models have and the migrations lack'],
    ['menu-cli make-migration mail_is_email --rename customers.mail:email', 'keeps the values of a column'],
    ['menu-cli make-migration rank --fill customers.rank=0', 'a required column for rows that exist'],
    ['menu-cli make-migration totals --module invoices --empty', 'to write by hand'],
  ],
  async run([slug], options, context) {
    if (!/^[a-z][a-z0-9_]{0,59}$/.test(slug))
      throw new UsageError(
        `'${slug}' is no name for a migration: small letters, digits and _, a letter first`,
      );
    if (options.empty === true && options.module === undefined)
      throw new UsageError('--empty needs --module: whose migration is it?');
    const project = await soundProject(context);
    const folder = await namedModule(options.module, project.discovered);
    const { askAll } = await import('../migrate/questions');
    const { emptyFile, makeMigration, readAnswers, readMigrations } = await import('../../core/migrations');
    const modules = project.modules.map((one) => one.folder);
    const files = readMigrations(modules);
    const words = { slug, now: new Date(), files };
    const made =
      folder !== undefined && options.empty === true
        ? { files: [emptyFile(folder, words)], findings: [] }
        : await makeMigration({
            ...words,
            registry: project.registry,
            modules,
            module: folder?.name,
            online: options.online === true,
            answers: readAnswers(options),
            ...(canAsk(context.io) &&
              !context.json && { ask: (open, given) => askAll(context.io, open, given) }),
          });
    if (options.dryRun !== true) await write(context, made.files);
    if (context.json) context.print.json({ files: made.files.map(asJson), findings: made.findings });
    else print(context, made.files, options.dryRun === true);
    if (!context.json) context.print.findings(made.findings);
    return undefined;
  },
};

async function write({ root }: CommandContext, files: readonly NewFile[]): Promise<void> {
  const { writeFiles } = await import('../../core/scaffold');
  await writeFiles(
    root,
    files.map(({ shown, text }) => ({ path: shown, content: text })),
  );
}

const asJson = ({ name, module, shown, text }: NewFile): object => ({ name, module, file: shown, text });

function print({ print: to }: CommandContext, files: readonly NewFile[], dryRun: boolean): void {
  if (files.length === 0) {
    to.say('The migrations make what the models want: there is nothing to write.');
    return;
  }
  to.data(files.map(({ shown, text }) => (dryRun ? `// ${shown}\n${text}` : `✓ ${shown}`)).join('\n'));
  to.say(dryRun ? 'Nothing was written.' : 'Proven on a shadow, up and down. Next: menu-cli migrate up');
}
