import { defineHooks, type HookContext } from 'ordinal-host';
import { importRuns } from './import_runs';

/** Keeps what the host knows of files that are imported. */
export default defineHooks(({ models }: HookContext) => ({
  filters: { 'host:imports': () => ({ runs: importRuns(models) }) },
}));
