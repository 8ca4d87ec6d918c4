/** Which modules a production host starts without. */
import type { Discovered, ModuleFolder } from '../discover';
import { isError, placeAtFault, type Finding } from '../findings';
import type { Project } from './project';

/** The module a finding is about. */
const moduleAt = (finding: Finding, modules: readonly ModuleFolder[]): string | undefined => {
  const file = placeAtFault(finding)?.file;
  return file === undefined ? undefined : modules.find(({ shown }) => file.startsWith(`${shown}/`))?.name;
};

/**
 * Modules of which a file does not load, or whose references lead to what is not there: `requires`, tables, models
 * of a module that was left out before.
 */
export function failedModules({ findings, modules }: Project): readonly string[] {
  const folders = modules.map(({ folder }) => folder);
  const failed = findings.filter(isError).flatMap((finding) => moduleAt(finding, folders) ?? []);
  return [...new Set(failed)];
}

/** The same discovery with these modules switched off. What was found about their files is told already. */
export const leaveOut = (discovered: Discovered, left: ReadonlySet<string>): Discovered => ({
  ...discovered,
  modules: discovered.modules.map((module) =>
    left.has(module.name) ? { ...module, enabled: false } : module,
  ),
  findings: discovered.findings.filter((finding) => {
    const name = moduleAt(finding, discovered.modules);
    return name === undefined || !left.has(name);
  }),
});
