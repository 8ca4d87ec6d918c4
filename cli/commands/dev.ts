import type { CommandFile } from '../command';

interface Options {
  readonly migrate?: boolean;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) => command.option('--migrate', 'create missing tables at every start'),
  examples: [
    ['menu-cli dev', 'serves, and starts again when a file of modules/ or views/ changes'],
    ['menu-cli dev --migrate', 'and makes the tables of new models'],
  ],
  drains: true,
  async run(_, { migrate = false }, context) {
    const { develop } = await import('../develop');
    await develop(context, migrate ? ['--migrate'] : []);
    return undefined;
  },
};
