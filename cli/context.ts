/** What a command is given, out of the options that every command understands. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { CommandContext, CommonOptions } from './command';
import type { Io } from './terminal/io';
import { createPrinter } from './terminal/printer';
import { createProgress } from './terminal/progress';

export function contextFor(options: CommonOptions, io: Io, commands: readonly string[]): CommandContext {
  const quiet = options.quiet === true;
  const json = options.json === true;
  const root = path.resolve(io.cwd, options.root ?? '.');
  const surroundings = { ...io, env: { ...envFile(root), ...io.env } };
  return {
    root,
    io: surroundings,
    print: createPrinter(io, quiet),
    progress: createProgress(surroundings, { quiet, json }),
    json,
    quiet,
    verbose: options.verbose === true,
    commands,
  };
}

/** What `.env` of the project folder says, where there is one; the environment itself has the last word. */
function envFile(root: string): Io['env'] {
  const file = path.join(root, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
