/** Faults that nobody caught: an error in a module's timer, a promise nobody waits for. The process says so and lives. */
import type { Log } from '../core/declare';

/** Logs uncaught faults instead of ending the process. @returns what takes it back */
export function surviveFaults(log: Log): () => void {
  const uncaught = (error: unknown): void => log.error({ err: error }, 'an error that nobody caught');
  const unhandled = (error: unknown): void =>
    log.error({ err: error }, 'a promise failed that nobody waits for');
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', unhandled);
  return () => {
    process.off('uncaughtException', uncaught);
    process.off('unhandledRejection', unhandled);
  };
}
