import type { CommandFile } from '../command';
import { STARTED_BY_DEV } from '../started_by_dev';

interface Options {
  readonly migrate?: boolean;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) => command.option('--migrate', 'create missing tables first, wherever this runs'),
  examples: [
    ['menu-cli start', 'serves until Ctrl-C; PORT, HOST and DATABASE_URL say where'],
    ['PORT=8080 menu-cli start', 'on another port'],
    ['menu-cli start --migrate', 'on a server whose tables are not there yet'],
  ],
  drains: true,
  async run(_, { migrate = false }, { root, io, print, progress }) {
    const { run } = await import('../../app');
    await run({
      root,
      environment: io.env,
      migrate,
      withParent: io.env[STARTED_BY_DEV] !== undefined,
      say: print.say,
      onWait: progress.waiting,
      onStart: ({ findings }) => print.findings(findings),
    });
    return undefined;
  },
};
