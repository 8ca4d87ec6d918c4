/** The commander program: names, help, usage errors. Loads the one command file that is asked for. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import type { CommandFile, CommonOptions } from './command';
import type { ModuleCommandEntry } from './module_commands';
import { COMMANDS } from './commands';
import { contextFor } from './context';
import { HostError } from '../core/findings';
import { FINE, WRONG_USAGE } from './exit_codes';
import { Interruption } from './failure';
import { wholeProject } from './project';
import type { Io } from './terminal/io';
import { paletteFor } from './terminal/ink';

/**
 * Parses `argv` and runs what it names.
 * @param argv without node and script
 * @returns the exit code of the command
 * @throws what the command throws; wrong usage has been said already and is answered as 2
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = FINE;
  const program = frame(io);
  for (const entry of COMMANDS) program.command(entry.name).description(entry.summary);
  const theirs = isOwn(argv) ? [] : await theirCommands(argv, io);
  for (const { name, summary, file } of theirs)
    complete(nested(program, name).description(summary), file, io, (code) => (exitCode = code));
  program.hook('preSubcommand', async (_, command) => {
    const entry = COMMANDS.find(({ name }) => name === command.name());
    if (entry === undefined) return;
    complete(command, await entry.load(), io, (code) => (exitCode = code));
  });
  try {
    await program.parseAsync(unfoldHelp(argv, theirs), { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has written its message; asking for help or the version is fine, all else is wrong usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : WRONG_USAGE;
    throw error;
  }
}

/** Whether it is one of the program's own commands: then no project has to be read to know what it is. */
const isOwn = (argv: readonly string[]): boolean =>
  OWN.includes((argv[0] === 'help' ? argv[1] : argv[0]) ?? '');
const OWN = COMMANDS.map(({ name }) => name);

/**
 * What modules of the project add. Where no command is named, options may stand first, `--root` among them.
 * @throws HostError with what is wrong with them, when one of them is asked for
 */
async function theirCommands(argv: readonly string[], io: Io): Promise<readonly ModuleCommandEntry[]> {
  const at = argv.indexOf('--root');
  const root = at === -1 ? undefined : argv[at + 1];
  const context = contextFor({ ...(root !== undefined && { root }), quiet: true }, io, OWN);
  const project = await wholeProject(context).catch(() => undefined);
  if (project === undefined) return [];
  const { moduleCommands } = await import('./module_commands');
  const { entries, findings } = await moduleCommands(project, OWN);
  if (argv[0]?.startsWith('-') === false && findings.length > 0) throw new HostError(findings);
  return entries;
}

/** `user create` is `create` below `user`. */
function nested(program: Command, name: string): Command {
  const [first = '', second] = name.split(' ');
  const outer = program.commands.find((one) => one.name() === first) ?? program.command(first);
  if (second === undefined) return outer;
  outer.description([outer.description(), second].filter((word) => word !== '').join(', '));
  return outer.command(second);
}

/** `help models` -> `models --help`, so that help too loads the one command it is about. */
function unfoldHelp(argv: readonly string[], theirs: readonly ModuleCommandEntry[]): string[] {
  const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
  const [first] = words;
  // Asked for help, commander would explain the program instead of saying that there is no such command.
  const isTheirs = theirs.some(({ name }) => name.split(' ')[0] === first);
  if (first === undefined || first.startsWith('-') || isTheirs || isOwn(words)) return words;
  return words.filter((word) => word !== '--help');
}

function frame(io: Io): Command {
  const palette = paletteFor(io, io.stdout);
  return new Command('menu-cli')
    .description('Ordinal: modules in, tables and pages out, in an order that is proven.')
    .usage('<command> [options]')
    .option('--root <dir>', 'project folder (default: the working directory)')
    .option('--quiet', 'say nothing beside the data')
    .option('--verbose', 'show where an unexpected error comes from')
    .option('--version', 'print the version')
    .on('option:version', () => sayVersion(io))
    .helpOption('--help', 'show this text')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: palette.strong,
      // Those of modules have been declared by then, the program's own have not: they look alike.
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    })
    .exitOverride()
    .addHelpText('after', '\nmenu-cli <command> --help shows the options of a command, with examples.');
}

/** Ends parsing as commander's own `version` would, but looks the version up only when it is asked for. */
function sayVersion(io: Io): never {
  io.stdout.write(`${readVersion()}\n`);
  throw new CommanderError(FINE, 'commander.version', 'version');
}

/** From the package's own file, which lies one folder above the sources and two above the compiled files. */
function readVersion(): string {
  const file = ['..', path.join('..', '..')]
    .map((up) => path.join(__dirname, up, 'package.json'))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

function complete(command: Command, file: CommandFile, io: Io, finish: (exitCode: number) => void): void {
  file.declare(command);
  command.addHelpText('after', examplesText(file));
  command.action(async () => {
    const options: CommonOptions = command.optsWithGlobals();
    const context = contextFor(options, io, OWN);
    const done = file.run(command.processedArgs, options, context);
    const end = file.drains === true ? done : orInterrupted(done, io.interrupted);
    // What is said about a failure, or about Ctrl-C, begins a line of its own.
    finish((await end.finally(() => context.progress.end())) ?? FINE);
  });
}

function examplesText({ examples }: CommandFile): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return ['', 'Examples:', ...examples.map(([line, does]) => `  ${line.padEnd(width)}  ${does}`)].join('\n');
}

/** Whoever comes first: the command, or Ctrl-C. Transactions make it safe to leave a command where it stands. */
function orInterrupted<T>(done: Promise<T>, signal: AbortSignal): Promise<T> {
  const interruption = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Interruption());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([done, interruption]);
}
