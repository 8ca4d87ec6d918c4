/** Checks that need no database: the files, the settings, and what they come to. */
import type { Project } from '../../core/project';
import type { CommandContext } from '../command';
import { composedApp } from '../composed_app';
import { withoutDatabase } from '../database';
import { isSound, UNSOUND, type Check } from './check';

export async function modules(
  _: CommandContext,
  { discovered, loaded, findings }: Project,
): ReturnType<Check> {
  const off = discovered.modules.filter(({ enabled }) => !enabled).length;
  const seen = `${discovered.modules.length} modules${off === 0 ? '' : ` (${off} off)`}, ${loaded.length} model files`;
  return Promise.resolve({ seen, findings });
}

export async function orderFile(_: CommandContext, { root, loaded, discovered }: Project): ReturnType<Check> {
  const { checkOrderFile, ORDER_FILE, readOrderFile, renderOrderFile } = await import('../../core/order');
  const stale = checkOrderFile(readOrderFile(root), renderOrderFile(loaded, discovered.modules));
  return { seen: ORDER_FILE, findings: stale === undefined ? [] : [stale] };
}

export async function configuration({ io }: CommandContext, project: Project): ReturnType<Check> {
  const { readConfig } = await import('../../app');
  const { environment, databaseUrl } = readConfig(io.env, project.modules);
  return {
    seen: `${environment}, ${databaseUrl === undefined ? 'embedded database' : 'DATABASE_URL'}`,
    findings: [],
  };
}

export async function routes(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  return withoutDatabase(context, project, async (host) => {
    const app = await composedApp(context, host);
    const seen = `${app.routes.length} routes, ${host.hooks.listeners.length} listeners`;
    return { seen, findings: app.findings };
  });
}

export async function commands(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  const { moduleCommands } = await import('../module_commands');
  const { entries, findings } = await moduleCommands(project, context.commands);
  return { seen: `${entries.length} of modules`, findings };
}
