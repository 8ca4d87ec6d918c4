/** What doctor looks at, one after the other. Nothing is changed; each check answers what it saw and what it found. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Comparison } from '../core/create';
import { HostError, isError, type Finding } from '../core/findings';
import type { Project } from '../core/project';
import type { CommandContext } from './command';
import { composedApp } from './composed_app';
import { withDatabase, withoutDatabase } from './database';
import { wholeProject } from './project';

export interface CheckReport {
  readonly check: string;
  /** What was seen, in a few words. */
  readonly seen: string;
  readonly findings: readonly Finding[];
}

type Check = (context: CommandContext, project: Project) => Promise<Omit<CheckReport, 'check'>>;

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['modules', modules],
  ['order file', orderFile],
  ['configuration', configuration],
  ['routes and listeners', routes],
  ['database', database],
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
    const done = unread
      ? Promise.resolve(UNREAD)
      : seen().catch((error: unknown) => asFindings(name, error, context));
    reports.push({ check: name, ...(await done) });
  }
  return reports;
}

/** Checks that read the settings as well. */
const NEED_SETTINGS = new Set(['routes and listeners', 'database']);
const UNREAD = { seen: 'not looked at before the configuration is sound', findings: [] };
const hasWrongSettings = ({ check, findings }: CheckReport): boolean =>
  check === 'configuration' && findings.some(isError);

/** Whatever a check runs into is what it found: no error of one keeps the others from being told. */
async function asFindings(
  check: string,
  thrown: unknown,
  { verbose, print }: CommandContext,
): ReturnType<Check> {
  const { orFinding } = await import('../core/database');
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

const isSound = ({ findings }: Project): boolean => !findings.some(isError);
const UNSOUND = { seen: 'not looked at before the modules are sound', findings: [] };

async function modules(_: CommandContext, { discovered, loaded, findings }: Project): ReturnType<Check> {
  const off = discovered.modules.filter(({ enabled }) => !enabled).length;
  const seen = `${discovered.modules.length} modules${off === 0 ? '' : ` (${off} off)`}, ${loaded.length} model files`;
  return Promise.resolve({ seen, findings });
}

async function orderFile(_: CommandContext, { root, loaded, discovered }: Project): ReturnType<Check> {
  const { checkOrderFile, ORDER_FILE, readOrderFile, renderOrderFile } = await import('../core/order');
  const stale = checkOrderFile(readOrderFile(root), renderOrderFile(loaded, discovered.modules));
  return { seen: ORDER_FILE, findings: stale === undefined ? [] : [stale] };
}

async function configuration({ io }: CommandContext, project: Project): ReturnType<Check> {
  const { readConfig } = await import('../app');
  const { environment, databaseUrl } = readConfig(io.env, project.modules);
  return {
    seen: `${environment}, ${databaseUrl === undefined ? 'embedded database' : 'DATABASE_URL'}`,
    findings: [],
  };
}

async function routes(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  return withoutDatabase(context, project, async (host) => {
    const app = await composedApp(context, host);
    const seen = `${app.routes.length} routes, ${host.hooks.listeners.length} listeners`;
    return { seen, findings: app.findings };
  });
}

async function database(context: CommandContext, project: Project): ReturnType<Check> {
  if (!isSound(project)) return UNSOUND;
  const { readConfig } = await import('../app');
  const { databaseUrl, dataDir } = readConfig(context.io.env);
  const embedded = path.resolve(context.root, dataDir, 'database');
  // Opening it would make it, and doctor changes nothing.
  if (databaseUrl === undefined && !existsSync(embedded)) return { seen: 'there is none yet', findings: [] };
  return withDatabase(context, async (opened) => {
    const { differs, pending, schemaState } = await import('../core/create');
    const connection = await opened.connect();
    const states = await schemaState(connection, project.registry).finally(() => connection.end());
    const inState = (state: Comparison['state']): Comparison[] => states.filter((one) => one.state === state);
    const missing = inState('missing');
    return {
      seen: `${opened.describe}: ${inState('there').length} of ${states.length} tables as they should be`,
      findings: [...(missing.length === 0 ? [] : [pending(missing)]), ...inState('differs').map(differs)],
    };
  });
}
