import type { CommandFile } from '../command';
import { withoutDatabase } from '../database';
import { soundProject } from '../project';
import { textTable } from '../terminal/table';

export const command: CommandFile<object, readonly []> = {
  declare: (command) => command.option('--json', 'as JSON'),
  examples: [
    ['menu-cli hooks', 'every listener, in the order they run'],
    ['menu-cli hooks --json', 'the same for programs'],
  ],
  async run(_, __, context) {
    const project = await soundProject(context);
    const { listeners } = await withoutDatabase(context, project, (host) => Promise.resolve(host.hooks));
    if (context.json) context.print.json({ listeners });
    else if (listeners.length === 0) context.print.say('Nobody listens to anything.');
    else {
      context.print.data(
        textTable(
          [
            { title: 'EVENT' },
            { title: 'KIND' },
            { title: 'MODULE' },
            { title: 'ORDER', right: true },
            { title: 'FAILURE' },
            { title: 'LIMIT', right: true },
            { title: 'FILE' },
          ],
          listeners.map(({ event, kind, module, order, failure, timeLimit, file }) => [
            event,
            kind,
            module,
            String(order),
            failure,
            `${timeLimit} ms`,
            file,
          ]),
          context.print.palette.faint,
        ),
      );
    }
    return undefined;
  },
};
