/** Whether the migration files are sound, and the database has them. */
import type { Project } from '../../core/project';
import type { CommandContext } from '../command';
import { withDatabase } from '../database';
import { isSound, isThere, UNSOUND, type Check } from './check';

export async function migrations(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  const { openDesk, pendingMigrations, readMigrations } = await import('../../core/migrations');
  const folders = project.modules.map(({ folder }) => folder);
  const files = readMigrations(folders);
  const count = `${files.migrations.length} files`;
  if (!(await isThere(context))) return { seen: count, findings: files.findings };
  return withDatabase(context, project, async (opened) => {
    const desk = openDesk({ database: opened, registry: project.registry, modules: folders });
    const { all, pending, findings } = await desk.standings();
    // On a database without tables that is said of the tables.
    const behind = all.some(({ row }) => row !== undefined) && pending.length > 0;
    return {
      seen: `${count}, ${pending.length} pending`,
      findings: [
        ...files.findings,
        ...findings,
        ...(behind ? [{ ...pendingMigrations(pending), level: 'error' as const }] : []),
      ],
    };
  });
}
