/** The commander program: names, help, usage errors. Loads the one command file that is asked for. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Command, CommanderError } from 'commander';
import type { CommandContext, CommandFile, CommonOptions } from './command';
import { COMMANDS } from './commands';
import { FINE, WRONG_USAGE } from './exit_codes';
import { Interruption } from './failure';
import type { Io } from './terminal/io';
import { createPrinter } from './terminal/printer';
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
  program.hook('preSubcommand', async (_, command) => {
    const entry = COMMANDS.find(({ name }) => name === command.name());
    if (entry === undefined) return;
    complete(command, await entry.load(), io, (code) => (exitCode = code));
  });
  try {
    await program.parseAsync(unfoldHelp(argv), { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has written its message; asking for help or the version is fine, all else is wrong usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : WRONG_USAGE;
    throw error;
  }
}

/** `help models` -> `models --help`, so that help too loads the one command it is about. */
function unfoldHelp(argv: readonly string[]): string[] {
  const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
  const [first] = words;
  // Asked for help, commander would explain the program instead of saying that there is no such command.
  if (first === undefined || first.startsWith('-') || COMMANDS.some(({ name }) => name === first))
    return words;
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
    .configureHelp({ showGlobalOptions: true, styleTitle: palette.strong })
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
    const done = file.run(command.processedArgs, options, contextFor(options, io));
    finish((await (file.drains === true ? done : orInterrupted(done, io.interrupted))) ?? FINE);
  });
}

function contextFor(options: CommonOptions, io: Io): CommandContext {
  const quiet = options.quiet === true;
  const root = path.resolve(io.cwd, options.root ?? '.');
  return {
    root,
    io: { ...io, env: { ...envFile(root), ...io.env } },
    print: createPrinter(io, quiet),
    json: options.json === true,
    quiet,
    verbose: options.verbose === true,
  };
}

/** What `.env` of the project folder says, where there is one; the environment itself has the last word. */
function envFile(root: string): Io['env'] {
  const file = path.join(root, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
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
