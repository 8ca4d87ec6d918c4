/** Commands that a module adds: `menu-cli user create ada`. */
import type { Models } from './bound_model';
import { freeze } from './freeze';
import type { Hooks } from './hooks';
import type { KeyFor, Log } from './identity';
import type { Conditions } from './scope';

/** What a command is given beside its own words. */
export interface ModuleCommandContext {
  readonly models: Models;
  readonly hooks: Hooks;
  /** Reads conditions on records that are kept as text. */
  readonly conditions: Conditions;
  readonly log: Log;
  /** The module's own environment settings. */
  readonly config: Readonly<Record<string, string | undefined>>;
  /** A key for one purpose, as listeners and views have it. */
  readonly keyFor: KeyFor;
  /** The address people reach the host at, where PUBLIC_URL says it; else this machine. */
  readonly address: string;
  /** All or nothing: queries inside join one transaction without being told. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Data, for a person or another program: standard output. With `--json` only `json` is printed. */
  print(line: string): void;
  json(value: unknown): void;
  /** Words beside the data: standard error. */
  say(line: string): void;
  /**
   * Asks whoever is there for a line; nothing where nobody is.
   * @param hidden true shows nothing of what is typed
   */
  ask(question: string, hidden?: boolean): Promise<string | undefined>;
}

export type ModuleCommandOptions = Readonly<Record<string, string | boolean | undefined>>;

export interface ModuleCommand {
  /** One line about it. */
  readonly summary: string;
  /** As they are typed, with what each is: `{ '<user>': 'user name or e-mail', '[record]': 'its id' }`. */
  readonly args?: Readonly<Record<string, string>>;
  /** `{ '--email <address>': 'where mail goes' }`; without `<...>` it is a switch. Given by its name in camel case. */
  readonly options?: Readonly<Record<string, string>>;
  /** Lines that can be typed as they stand, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /**
   * @param args in their order; nothing for one that was left out
   * @returns the exit code
   * @throws an Error whose message is for whoever typed the command; it ends with 1
   */
  run(
    args: readonly (string | undefined)[],
    options: ModuleCommandOptions,
    context: ModuleCommandContext,
  ): Promise<number>;
}

/** By what is typed: one word, or two. */
export type CommandsPart = Readonly<Record<string, ModuleCommand>>;

/** The default export of `commands.ts`. */
export const defineCommands = (commands: CommandsPart): CommandsPart => freeze({ ...commands });
