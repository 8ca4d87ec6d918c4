/** What a file in `commands/` exports. */
import type { Command } from 'commander';
import type { Io } from './terminal/io';
import type { Printer } from './terminal/printer';
import type { Progress } from './terminal/progress';

/** Options every command understands. */
export interface CommonOptions {
  readonly root?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** What a command is given beside its own words. */
export interface CommandContext {
  /** Absolute path of the project folder. */
  readonly root: string;
  readonly io: Io;
  readonly print: Printer;
  readonly progress: Progress;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Names of the program's own commands: no module brings one of them. */
  readonly commands: readonly string[];
}

/** One command: how it is written, and what it does. `O` are its own options, as commander names them. */
export interface CommandFile<O extends object = object, A extends readonly unknown[] = readonly unknown[]> {
  /** Arguments and options, added to a command that has its name and summary already. */
  declare(command: Command): unknown;
  /** Lines that can be typed as they stand, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** True when the command winds itself up after Ctrl-C; others are left where they stand. */
  readonly drains?: boolean;
  /** Answers the exit code; nothing is 0. Failures are thrown. */
  run(args: A, options: O, context: CommandContext): Promise<number | undefined>;
}
