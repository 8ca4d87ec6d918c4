/** The door of the running program. Reading the configuration costs little; Express is loaded by who serves. */
import type { App, AppOptions } from './app_options';
import type { RunOptions } from './run';

export { mailWays } from './mail';
export { readConfig, type Config, type Environment } from './config';
export { keysOfCommand } from './secrets';
export type { App, AppOptions } from './app_options';
export type { RunOptions } from './run';
export type { Started, StartOptions } from './start';

/** Composes the web application of a booted host, without listening: for `routes`, `doctor` and tests. */
export const createApp = async (options: AppOptions): Promise<App> =>
  (await import('./create_app')).createApp(options);

/** Starts a project and stays until it is asked to stop. @throws HostError when it cannot start */
export const run = async (options: RunOptions): Promise<void> => (await import('./run')).run(options);
