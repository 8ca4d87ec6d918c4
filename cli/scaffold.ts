/** What new-module and new-model do alike: read the project, plan, write, look at the result. */
import { HostError, isError, type Finding } from '../core/findings';
import type { ProjectFacts, ScaffoldPlan } from '../core/scaffold';
import type { Project } from '../core/project';
import type { CommandContext } from './command';
import { FAILED } from './exit_codes';
import { factsOf, wholeProject, writeOrder } from './project';

/** Faults that do not concern a new module: it brings what is missing. */
const BRINGS = new Set<string>(['DISCOVER_NO_MODULES', 'ORDER_FILE_STALE', 'DISCOVER_EMPTY_MODULE']);

const faultsOf = ({ findings }: Project): Finding[] =>
  findings.filter((finding) => isError(finding) && !BRINGS.has(finding.code));

/**
 * Plans against the project as it is and writes all files or none; the order file is written anew.
 * @param plan from facts about the project to files
 */
export async function scaffold(
  context: CommandContext,
  dryRun: boolean,
  plan: (facts: ProjectFacts) => Promise<ScaffoldPlan>,
): Promise<number | undefined> {
  const { writeFiles } = await import('../core/scaffold');
  const before = await wholeProject(context);
  const faults = faultsOf(before);
  if (faults.length > 0) throw new HostError(faults);
  const planned = await plan(await factsOf(before));
  if (planned.findings.length > 0) {
    if (context.json) context.print.json({ findings: planned.findings });
    else context.print.findings(planned.findings);
    return FAILED;
  }
  if (!dryRun) await writeFiles(context.root, planned.files, () => settle(context));
  report(context, planned, dryRun);
  return undefined;
}

/** Writes the order file and proves that the project with the new files is sound; throws what is not. */
async function settle(context: CommandContext): Promise<void> {
  const after = await wholeProject(context);
  const faults = faultsOf(after);
  if (faults.length > 0) throw new HostError(faults);
  await writeOrder(after);
}

function report(
  { print, json }: CommandContext,
  { module, models, files }: ScaffoldPlan,
  dryRun: boolean,
): void {
  if (json) {
    print.json({
      module,
      written: !dryRun,
      models: models.map(({ number, name, table }) => ({ number, name, table })),
      files: files.map(({ path }) => path),
    });
    return;
  }
  print.data(files.map(({ path }) => path).join('\n'));
  const seeded = files.some(({ path }) => path.includes('/seeds/'));
  const steps = [
    'menu-cli create-tables',
    ...(seeded ? [`menu-cli seed --demo --module ${module}`] : []),
    'then menu-cli start',
  ];
  print.say(dryRun ? '\nNothing was written.' : `\nNext: ${steps.join(', ')}.`);
}
