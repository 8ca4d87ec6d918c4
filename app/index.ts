/** The door of the running program: what commands use. */
export { readConfig, type Config, type Environment } from './config';
export { createApp, type App, type AppOptions } from './create_app';
export { loadEnvFile } from './env_file';
export { run, type RunOptions } from './run';
export { composeServer, type ComposedServer, type RunningServer } from './server';
export { start, type Started, type StartOptions } from './start';
