import Module from 'node:module';
import { answerForHost } from './host_resolution';
import { readTypeScript } from './typescript';

export interface LoaderOptions {
  /** Folder for compiled TypeScript. */
  readonly cacheDir: string;
  /** Whether `.ts` files are read as they are: in development, never in production. */
  readonly typescript: boolean;
}

/**
 * Makes Node's own loader fit for module files; may be called again and again. Inside a test runner that brings a
 * loader of its own (this file was then not loaded by Node's) nothing happens: the runner's transform does the work.
 */
export function prepareLoader({ cacheDir, typescript }: LoaderOptions): void {
  if (!(module instanceof Module)) return;
  answerForHost();
  if (typescript) readTypeScript(cacheDir);
}
