/** The migrations of the project a command is about, on its database. */
import type { Desk } from '../../core/migrations';
import type { CommandContext } from '../command';
import { withDatabase } from '../database';
import { soundProject } from '../project';

export async function withDesk<T>(context: CommandContext, work: (desk: Desk) => Promise<T>): Promise<T> {
  const project = await soundProject(context);
  const { openDesk } = await import('../../core/migrations');
  const modules = project.modules.map(({ folder }) => folder);
  return withDatabase(context, project, (database) =>
    work(openDesk({ database, registry: project.registry, modules })),
  );
}
