/** From a project to a server that could listen: without modules that fail, where faults are contained. */
import type { Logger } from 'pino';
import { boot, type Host } from '../core/boot';
import type { Database } from '../core/database';
import type { Mailer } from '../core/declare';
import type { KeptMail } from '../core/mail';
import { HostError, isError, placeAtFault, type Finding, type FindingCode } from '../core/findings';
import { withoutModules, type Project } from '../core/project';
import type { Config } from './config';
import { keysOf } from './keys';
import { composeServer, type ComposedServer } from './server';

export interface ComposeOptions {
  readonly project: Project;
  readonly database: Database;
  readonly log: Logger;
  readonly config: Config;
  /** Absolute path of the folder for files that can be made again. */
  readonly cacheDir: string;
  readonly mailer: Mailer;
  readonly mailbox?: KeptMail | undefined;
}

export interface Composed {
  readonly host: Host;
  readonly server: ComposedServer;
}

/** Who may see what is never guessed: with one of these no host starts, in production neither. */
const NEVER_CONTAINED: ReadonlySet<FindingCode> = new Set(['ROUTE_WITHOUT_POLICY', 'ROUTE_TWICE']);

/** Names of the modules that findings are about. */
function modulesOf(findings: readonly Finding[], { modules }: Project): string[] {
  const names = findings.flatMap((finding) => {
    const file = placeAtFault(finding)?.file ?? '';
    return modules.find(({ folder }) => file.startsWith(`${folder.shown}/`))?.folder.name ?? [];
  });
  return [...new Set(names)];
}

/** Errors that stop a start: all but those about modules that were left out. */
export function stopping({ findings, left, discovered }: Project): Finding[] {
  const folders = discovered.modules
    .filter(({ name }) => left.includes(name))
    .map(({ shown }) => `${shown}/`);
  return findings.filter(
    (finding) =>
      isError(finding) && !folders.some((folder) => placeAtFault(finding)?.file.startsWith(folder)),
  );
}

async function attempt(options: ComposeOptions): Promise<Composed> {
  const host = await boot({ ...options, keyFor: keysOf(options.config) });
  try {
    return { host, server: composeServer({ ...options, host }) };
  } catch (error) {
    await host.close();
    throw error;
  }
}

/**
 * Boots and composes. In production a module whose listeners or view fail is left out, with what needs it.
 * @throws HostError when something else is wrong, or anything anywhere else than in production
 */
export async function compose(options: ComposeOptions): Promise<Composed> {
  let { project } = options;
  for (;;) {
    try {
      return await attempt({ ...options, project });
    } catch (error) {
      if (!(error instanceof HostError) || options.config.environment !== 'production') throw error;
      const failed = modulesOf(error.findings, project);
      if (failed.length === 0 || error.findings.some(({ code }) => NEVER_CONTAINED.has(code))) throw error;
      project = withoutModules(project, failed, error.findings);
    }
  }
}
