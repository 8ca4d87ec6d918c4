/** Whether the tables are as the models want them. */
import type { Comparison } from '../../core/create';
import type { Finding } from '../../core/findings';
import type { Project } from '../../core/project';
import type { CommandContext } from '../command';
import { withDatabase } from '../database';
import { isSound, isThere, UNSOUND, type Check } from './check';

export async function database(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  if (!(await isThere(context))) return { seen: 'there is none yet', findings: [] };
  return withDatabase(context, project, async (opened) => {
    const { differs, findLeftBehind, pending, schemaState } = await import('../../core/create');
    const connection = await opened.connect();
    const look = async (): Promise<readonly [readonly Comparison[], Finding[]]> => [
      await schemaState(connection, project.registry),
      await findLeftBehind(connection, project.registry, project.discovered.modules),
    ];
    const [states, left] = await look().finally(() => connection.end());
    const inState = (state: Comparison['state']): Comparison[] => states.filter((one) => one.state === state);
    const missing = inState('missing');
    return {
      seen: `${opened.describe}: ${inState('there').length} of ${states.length} tables as they should be`,
      findings: [
        ...(missing.length === 0 ? [] : [pending(missing)]),
        ...inState('differs').map(differs),
        ...left,
      ],
    };
  });
}
