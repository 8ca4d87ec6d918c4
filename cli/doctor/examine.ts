/** What doctor looks at, one after the other. Nothing is changed; each check answers what it saw and what it found. */
import { HostError, isError, type Finding } from '../../core/findings';
import type { Project } from '../../core/project';
import type { CommandContext } from '../command';
import { wholeProject } from '../project';
import type { Check, CheckReport } from './check';
import { database } from './database_check';
import { migrations } from './migrations_check';
import { commands, configuration, modules, orderFile, routes } from './project_checks';

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['modules', modules],
  ['order file', orderFile],
  ['configuration', configuration],
  ['routes and listeners', routes],
  ['commands', commands],
  ['database', database],
  ['migrations', migrations],
];

/** Runs every check, whatever the ones before it found. */
export async function examine(context: CommandContext): Promise<CheckReport[]> {
  const reports: CheckReport[] = [];
  let project: Project;
  try {
    project = await wholeProject(context);
  } catch (error) {
    return [{ check: 'modules', ...(await asFindings('modules', error, context)) }];
  }
  for (const [name, check] of CHECKS) {
    const seen = (): ReturnType<Check> => check(context, project);
    // A setting that cannot be used would be told again by every check that reads it.
    const unread = NEED_SETTINGS.has(name) && reports.some(hasWrongSettings);
    const unasked = name === 'migrations' && reports.some(isUnanswered);
    const done = unread
      ? Promise.resolve(UNREAD)
      : unasked
        ? Promise.resolve(UNASKED)
        : seen().catch((error: unknown) => asFindings(name, error, context));
    reports.push({ check: name, ...(await done) });
  }
  return reports;
}

/** Checks that read the settings as well. */
const NEED_SETTINGS = new Set(['routes and listeners', 'database', 'migrations']);
const UNREAD = { seen: 'not looked at before the configuration is sound', findings: [] };
const UNASKED = { seen: 'not looked at before the database answers', findings: [] };
const isUnanswered = ({ check, findings }: CheckReport): boolean =>
  check === 'database' && findings.some(({ code }) => /^(?:DATABASE|DOCTOR)_/.test(code));
const hasWrongSettings = ({ check, findings }: CheckReport): boolean =>
  check === 'configuration' && findings.some(isError);

/** Whatever a check runs into is what it found: no error of one keeps the others from being told. */
async function asFindings(
  check: string,
  thrown: unknown,
  { verbose, print }: CommandContext,
): ReturnType<Check> {
  const { orFinding } = await import('../../core/database');
  const error = orFinding(thrown);
  if (error instanceof HostError) return { seen: 'not sound', findings: error.findings };
  const message = error instanceof Error ? error.message : String(error);
  if (verbose && error instanceof Error) print.complain(error.stack ?? message);
  const failed: Finding = {
    code: 'DOCTOR_CHECK_FAILED',
    level: 'error',
    summary: `the check of the ${check} failed: ${message}`,
    at: [],
    waysOut: [{ command: 'menu-cli doctor --verbose', text: 'shows where the error comes from' }],
  };
  return { seen: 'not finished', findings: [failed] };
}
