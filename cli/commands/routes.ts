import { isError } from '../../core/findings';
import type { CommandFile } from '../command';
import { composedApp } from '../composed_app';
import { FAILED } from '../exit_codes';
import { withoutDatabase } from '../database';
import { endOnErrors, namedModule, soundProject } from '../project';
import { textTable } from '../terminal/table';

interface Options {
  readonly module?: string;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) =>
    command.option('--module <module>', 'only the routes of this module').option('--json', 'as JSON'),
  examples: [
    ['menu-cli routes', 'every address, and who may use it'],
    ['menu-cli routes --module customers', 'those of one module'],
  ],
  async run(_, { module: name }, context) {
    const project = await soundProject(context);
    const module = await namedModule(name, project.discovered);
    const app = await withoutDatabase(context, project, (host) => composedApp(context, host));
    const routes = app.routes.filter((route) => module === undefined || route.module === module.name);
    if (context.json) context.print.json({ routes, findings: app.findings });
    else {
      context.print.data(
        textTable(
          [
            { title: 'METHOD' },
            { title: 'PATH' },
            { title: 'POLICY' },
            { title: 'MODULE' },
            { title: 'FILE' },
          ],
          routes.map(({ method, path: address, policy, module: owner, file }) => [
            method,
            address,
            policy,
            owner,
            file,
          ]),
          context.print.palette.faint,
        ),
      );
    }
    if (!context.json) endOnErrors(context, app.findings);
    return app.findings.some(isError) ? FAILED : undefined;
  },
};
