/** The project a command is about: how it is read, and how complaints about it end a command. */
import type { Discovered, ModuleFolder } from '../core/discover';
import { HostError, isError, type Finding } from '../core/findings';
import type { Project } from '../core/project';
import type { ProjectFacts } from '../core/scaffold';
import type { CommandContext } from './command';
import { UsageError } from './failure';

/** True when the environment says so: compiled JavaScript only, and no destructive commands. */
export const isProduction = ({ io }: Pick<CommandContext, 'io'>): boolean =>
  io.env['NODE_ENV'] === 'production';

/** Reads the whole project, with all that is wrong with it. */
export async function wholeProject(context: CommandContext): Promise<Project> {
  const { limitsFrom, readProject } = await import('../core/project');
  return readProject({
    root: context.root,
    production: isProduction(context),
    ...limitsFrom(context.io.env),
  });
}

/**
 * Reads the project for a command that cannot go on with errors; warnings are said.
 * @throws HostError with all findings when one of them is an error
 */
export async function soundProject(context: CommandContext): Promise<Project> {
  const project = await wholeProject(context);
  endOnErrors(context, project.findings);
  return project;
}

/** Throws all findings when one of them is an error, otherwise says the warnings. */
export function endOnErrors({ print, json }: CommandContext, findings: readonly Finding[]): void {
  if (findings.some(isError)) throw new HostError(findings);
  if (!json) print.findings(findings);
}

/**
 * A module of the project by its name; `undefined` when none is named.
 * @throws UsageError with the name that was probably meant
 */
export async function namedModule(
  name: string | undefined,
  { modules }: Discovered,
): Promise<ModuleFolder | undefined> {
  const found = modules.find((module) => module.name === name);
  if (name === undefined || found !== undefined) return found;
  const { closest } = await import('../core/discover');
  const meant = closest(
    name,
    modules.map((module) => module.name),
  );
  throw new UsageError(
    `there is no module '${name}'${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`,
  );
}

/**
 * Whether a model file belongs to what `--module` names: the module and what it needs downhill; every file without it.
 */
export async function inModule(
  name: string | undefined,
  project: Project,
): Promise<(file: { readonly place: string }) => boolean> {
  const module = await namedModule(name, project.discovered);
  if (module === undefined) return () => true;
  const { neededBy } = await import('../core/registry');
  const places = neededBy(project.registry, module.name);
  return ({ place }) => places.has(place);
}

/** The folders of a module and of those it needs downhill, in loading order; all without a name. */
export async function modulesDownhill(name: string | undefined, project: Project): Promise<ModuleFolder[]> {
  const isIn = await inModule(name, project);
  const folders = project.modules.map(({ folder }) => folder);
  return folders.filter((folder) => name === undefined || folder.name === name || folder.models.some(isIn));
}

/** Brings the generated order file up to date; answers whether that changed anything. */
export async function writeOrder({ root, loaded, discovered }: Project): Promise<boolean> {
  const { renderOrderFile, writeOrderFile } = await import('../core/order');
  return writeOrderFile(root, renderOrderFile(loaded, discovered.modules));
}

/** What scaffolding and the list of ranges have to know of a project. */
export async function factsOf({ discovered, loaded, manifests }: Project): Promise<ProjectFacts> {
  const { projectFacts } = await import('../core/scaffold');
  const ranges = new Map(manifests.map(({ folder, manifest }) => [folder.name, manifest.range]));
  return projectFacts(discovered, loaded, (module) => ranges.get(module));
}
