/** The project a command is about: how it is read, and how complaints about it end a command. */
import path from 'node:path';
import type { Discovered } from '../core/discover';
import { HostError, isError, type Finding } from '../core/findings';
import type { Project } from '../core/project';
import type { CommandContext } from './command';
import { UsageError } from './failure';

/** True when the environment says so: compiled JavaScript only, and no destructive commands. */
export const isProduction = ({ io }: Pick<CommandContext, 'io'>): boolean => io.env['NODE_ENV'] === 'production';

/** The modules this package ships, beside the compiled command and in the sources alike. */
export const SHIPPED_DIR = path.resolve(__dirname, '..', 'modules');

/** What lies in the project folder; nothing is imported. */
export async function findModules(context: CommandContext): Promise<Discovered> {
  const { discover } = await import('../core/discover');
  return discover({ root: context.root, shippedDir: SHIPPED_DIR, compiled: isProduction(context) });
}

/** Reads the whole project, with all that is wrong with it. */
export async function readProject(context: CommandContext): Promise<Project> {
  const { loadProject } = await import('../core/project');
  return loadProject({ root: context.root, production: isProduction(context) });
}

/**
 * Reads the project for a command that cannot go on with errors; warnings are said.
 * @throws HostError with all findings when one of them is an error
 */
export async function soundProject(context: CommandContext): Promise<Project> {
  const project = await readProject(context);
  sayWarnings(context, project.findings);
  return project;
}

/** Throws when one of the findings is an error, otherwise says them. */
export function sayWarnings({ print, json }: CommandContext, findings: readonly Finding[]): void {
  if (findings.some(isError)) throw new HostError(findings);
  if (!json) print.findings(findings);
}

/**
 * The name of a module of the project.
 * @throws UsageError with the name that was probably meant
 */
export async function knownModule(name: string, { modules }: Discovered): Promise<string> {
  if (modules.some((module) => module.name === name)) return name;
  const { closest } = await import('../core/discover');
  const meant = closest(
    name,
    modules.map((module) => module.name),
  );
  throw new UsageError(
    `there is no module ${name}${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`,
  );
}
