import type { Host } from '../../core/boot';
import { HostError } from '../../core/findings';
import type { CommandFile } from '../command';
import { withHost } from '../database';
import { inModule, modulesDownhill, soundProject } from '../project';

interface Options {
  readonly demo?: boolean;
  readonly module?: string;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) =>
    command
      .option('--demo', 'data to look at as well')
      .option('--module <module>', 'only this module and what it needs downhill')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli seed', 'what the modules cannot do without'],
    ['menu-cli seed --demo', 'and data to look at'],
    ['menu-cli seed --demo --module customers', 'of one module and what it needs'],
  ],
  async run(_, { demo = false, module }, context) {
    const project = await soundProject(context);
    const modules = await modulesDownhill(module, project);
    const { aloneOn, runSeeds } = await import('../../core/seed');
    const isIn = await inModule(module, project);
    const { print, progress } = context;
    const files = await withHost(context, project, async (host) => {
      await requireTables(host, isIn);
      return runSeeds({
        modules,
        models: host.models,
        demo,
        alone: aloneOn(host.database, host.sequelize),
        onFile: progress.step,
        log: (shown, message) => progress.aside(() => print.say(`${shown}: ${message}`)),
      });
    }).finally(() => progress.end());
    if (context.json) print.json({ files });
    else if (files.length > 0) print.data(files.map((file) => `✓ ${file}`).join('\n'));
    print.say(files.length === 0 ? 'There are no seeds to run.' : `${files.length} seeds have run.`);
    return undefined;
  },
};

/** @throws HostError SCHEMA_PENDING: without its tables the best of seeds fails */
async function requireTables(
  { database, project }: Host,
  isIn: (file: { readonly place: string }) => boolean,
): Promise<void> {
  const { pending, schemaState } = await import('../../core/create');
  const connection = await database.connect();
  const states = await schemaState(connection, project.registry, isIn).finally(() => connection.end());
  const missing = states.filter(({ state }) => state === 'missing');
  if (missing.length > 0) throw new HostError([pending(missing)]);
}
