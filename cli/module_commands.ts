/** Commands that modules of the project bring: `menu-cli user create`. */
import type { ModuleCommand, ModuleCommandContext } from '../core/declare';
import type { Finding } from '../core/findings';
import type { Project } from '../core/project';
import type { CommandContext, CommandFile } from './command';
import { withHost } from './database';
import { FAILED } from './exit_codes';
import { soundProject } from './project';
import { ask, canAsk } from './terminal/ask';

export interface ModuleCommandEntry {
  /** One word or two. */
  readonly name: string;
  readonly summary: string;
  readonly file: CommandFile;
}

export interface FoundCommands {
  readonly entries: readonly ModuleCommandEntry[];
  /** Files that bring no commands, and commands that are there already. */
  readonly findings: readonly Finding[];
}

const twice = (name: string, file: string): Finding => ({
  code: 'COMMAND_TWICE',
  level: 'error',
  summary: `${name} is a command already`,
  at: [{ file }],
  waysOut: [{ text: 'give the command another name, for instance with the name of its module first' }],
});

/**
 * All that modules bring, in loading order.
 * @param own first words that are taken
 */
export async function moduleCommands(
  { modules }: Pick<Project, 'modules'>,
  own: readonly string[],
): Promise<FoundCommands> {
  const { loadCommands } = await import('../core/load');
  const folders = modules.map(({ folder }) => folder).filter(({ parts }) => parts.commands !== undefined);
  const { found, findings } = loadCommands(folders);
  const entries: ModuleCommandEntry[] = [];
  const clashes: Finding[] = [];
  for (const { name: module, shown } of folders)
    for (const [name, command] of Object.entries(found.get(module) ?? {})) {
      const [first = name] = name.split(' ');
      // `user` would stand in the way of `user create`, and the other way round.
      const isTaken = entries.some(
        (one) => one.name === name || one.name === first || one.name.startsWith(`${name} `),
      );
      if (own.includes(first) || isTaken) clashes.push(twice(name, `${shown}/commands.ts`));
      else entries.push({ name, summary: command.summary, file: fileOf(module, command) });
    }
  return { entries, findings: [...findings, ...clashes] };
}

/** What a module says about a command, as the program's own are written. */
function fileOf(module: string, { args = {}, options = {}, examples, run }: ModuleCommand): CommandFile {
  return {
    examples,
    declare(command) {
      for (const [name, help] of Object.entries(args)) command.argument(name, help);
      for (const [flags, help] of Object.entries(options)) command.option(flags, help);
      command.option('--json', 'as JSON');
    },
    async run(given, chosen, context) {
      const project = await soundProject(context);
      const settings = await settingsOf(project, module, context);
      return withHost(context, project, async ({ models, hooks, conditions, log, sequelize }) => {
        const { print, json, io } = context;
        try {
          return await run(given as readonly string[], chosen as Readonly<Record<string, string>>, {
            ...settings,
            models,
            hooks,
            conditions,
            log,
            transaction: (work) => sequelize.transaction(() => work()),
            print: (line) => {
              if (!json) print.data(line);
            },
            json: (value) => {
              if (json) print.json(value);
            },
            say: (line) => print.say(line),
            ask: async (question, hidden) => (canAsk(io) ? await ask(io, question, hidden) : undefined),
          });
        } catch (error) {
          const words = refusedIn(error);
          if (words === undefined) throw error;
          print.complain(words);
          return FAILED;
        }
      });
    },
  };
}

/** The words of a refusal, with each field at fault; nothing for any other error. */
function refusedIn(error: unknown): string | undefined {
  const {
    status,
    detail,
    errors = [],
  } = error as {
    status?: unknown;
    detail?: unknown;
    errors?: readonly { name: string; message: string }[];
  };
  if (typeof status !== 'number' || typeof detail !== 'string') return undefined;
  return [`error: ${detail}`, ...errors.map(({ name, message }) => `  ${name}: ${message}`)].join('\n');
}

async function settingsOf(
  project: Project,
  module: string,
  { io, root }: CommandContext,
): Promise<Pick<ModuleCommandContext, 'config' | 'address' | 'keyFor'>> {
  const { keysOfCommand, readConfig } = await import('../app');
  const { modules, publicUrl, port } = readConfig(io.env, project.modules);
  return {
    config: modules.get(module) ?? {},
    address: publicUrl ?? `http://localhost:${port}`,
    keyFor: keysOfCommand(root, io.env),
  };
}
