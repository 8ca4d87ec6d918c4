import type { Plan } from '../../core/renumber';
import { isError } from '../../core/findings';
import type { Project } from '../../core/project';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { UsageError } from '../failure';
import { wholeProject, writeOrder } from '../project';

interface Options {
  readonly fix?: boolean;
  readonly shift?: boolean;
  readonly dryRun?: boolean;
}

export const command: CommandFile<Options, readonly [string?, string?]> = {
  declare: (command) =>
    command
      .argument('[from]', 'the number, or the path of a model file')
      .argument('[to]', 'its new number')
      .option('--fix', 'the fewest renames that make the whole order valid')
      .option('--shift', 'where the new number is taken, the others move up')
      .option('--dry-run', 'show the renames, carry out none')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli renumber 200 340', 'renames one file, through git where there is git'],
    ['menu-cli renumber modules/admin/orders/300_order_model.ts 340', 'when two files have the number'],
    ['menu-cli renumber 305 302 --shift', '302 and what follows move up'],
    ['menu-cli renumber --fix --dry-run', 'what would mend the order'],
  ],
  async run([from, to], options, context) {
    const project = await wholeProject(context);
    const plan = await planFor(project, from, to, options);
    const { carryOut } = await import('../../core/renumber');
    const refused = plan.findings.some(isError);
    const dryRun = options.dryRun === true;
    if (!refused && !dryRun && plan.renames.length > 0) {
      carryOut(plan);
      await writeOrder(await wholeProject(context));
    }
    report(plan, context, dryRun || refused);
    return refused ? FAILED : undefined;
  },
};

async function planFor(
  { discovered, loaded, manifests }: Project,
  from: string | undefined,
  to: string | undefined,
  { fix, shift }: Options,
): Promise<Plan> {
  const { planFix, planRenumber } = await import('../../core/renumber');
  const { modules, ranges } = discovered;
  if (fix === true) {
    if (from !== undefined) throw new UsageError('--fix looks at the whole order: leave the numbers out');
    const claimed = new Map(
      manifests.flatMap(({ folder, manifest: { range } }) =>
        range === undefined ? [] : [[folder.name, { from: range[0], to: range[1] }] as const],
      ),
    );
    return planFix({ models: loaded, modules, ranges, claimed });
  }
  if (from === undefined || to === undefined)
    throw new UsageError('say both numbers, as in renumber 200 340, or --fix');
  if (!/^\d{1,6}$/.test(to)) throw new UsageError(`'${to}' is no number`);
  return planRenumber({ modules, ranges, from, to: Number(to), ...(shift === true && { shift }) });
}

function report({ renames, findings }: Plan, { print, json }: CommandContext, dryRun: boolean): void {
  if (json) {
    print.json({
      renamed: !dryRun,
      renames: renames.map(({ from, to }) => ({ from: from.shown, to: to.shown })),
      findings,
    });
    return;
  }
  if (renames.length > 0)
    print.data(renames.map(({ from, to }) => `${from.shown} -> ${to.shown}`).join('\n'));
  print.findings(findings);
  if (renames.length === 0 && findings.length === 0) print.say('Nothing has to move.');
  else if (dryRun && renames.length > 0) print.say('\nNothing was renamed.');
}
