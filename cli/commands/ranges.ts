import { isError } from '../../core/findings';
import type { RangeUse } from '../../core/scaffold';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { UsageError } from '../failure';
import { factsOf, wholeProject } from '../project';
import { textTable } from '../terminal/table';

const WHAT = ['list', 'free', 'claim'] as const;

export const command: CommandFile<object, readonly [string, string?, string?]> = {
  declare: (command) =>
    command
      .argument('[what]', 'list, free or claim', 'list')
      .argument('[range]', 'free: a number of the range; claim: its first and last number, 1000-1099')
      .argument('[title]', 'claim: what the range is for')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli ranges', 'every range, who is in it and the next free number'],
    ['menu-cli ranges free 360', 'the free numbers of the range that 360 lies in'],
    ["menu-cli ranges claim 1000-1099 'Warehouse'", 'a range of your own, in modules/ranges.json'],
  ],
  async run([what, range, title], _, context) {
    if (what === 'claim') return claim(range, title, context);
    if (!(WHAT as readonly string[]).includes(what)) throw await unknownWord(what);
    const { rangeUse } = await import('../../core/scaffold');
    const uses = rangeUse(await factsOf(await wholeProject(context)));
    const chosen = range === undefined ? uses : uses.filter(({ range: one }) => isIn(range, one));
    if (chosen.length === 0) throw new UsageError(`${range ?? ''} lies in no range`);
    if (context.json) context.print.json({ ranges: chosen.map(asJson) });
    else if (what === 'free') context.print.data(chosen.map(freeText).join('\n'));
    else context.print.data(asTable(chosen, context));
    return undefined;
  },
};

async function unknownWord(what: string): Promise<UsageError> {
  const { closest } = await import('../../core/discover');
  const meant = closest(what, WHAT);
  return new UsageError(
    `ranges knows ${WHAT.join(', ')}, not '${what}'${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`,
  );
}

function isIn(text: string, { from, to }: RangeUse['range']): boolean {
  const [first] = text.split('-').map(Number);
  return first !== undefined && first >= from && first <= to;
}

const asJson = ({ range, modules, taken, free }: RangeUse): object => ({
  ...range,
  modules,
  taken,
  free,
  next: free[0]?.[0] ?? null,
});

const freeText = ({ range, free }: RangeUse): string => {
  const runs = free.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return `${range.from}-${range.to}: ${range.title}\n  ${runs.length === 0 ? 'full' : runs.join(', ')}`;
};

const asTable = (uses: readonly RangeUse[], { print }: CommandContext): string =>
  textTable(
    [
      { title: 'RANGE' },
      { title: 'TITLE' },
      { title: 'USED', right: true },
      { title: 'NEXT FREE', right: true },
      { title: 'MODULES' },
    ],
    uses.map(({ range, modules, taken, free }) => [
      `${range.from}-${range.to}`,
      range.title,
      String(taken.length),
      String(free[0]?.[0] ?? 'full'),
      modules.join(', '),
    ]),
    print.palette.faint,
  );

async function claim(
  span: string | undefined,
  title: string | undefined,
  { root, print, json }: CommandContext,
): Promise<number | undefined> {
  if (span === undefined || title === undefined) {
    throw new UsageError("say the range and what it is for, as in ranges claim 1000-1099 'Warehouse'");
  }
  const { planClaim, RANGES_FILE, readRangesFile, writeRangesFile } = await import('../../core/scaffold');
  const plan = planClaim(span, title, readRangesFile(root));
  const refused = plan.findings.some(isError);
  if (!refused) await writeRangesFile(root, plan.content);
  if (json) print.json({ range: plan.range ?? null, findings: plan.findings });
  else print.findings(plan.findings);
  if (!refused && !json) print.data(`${RANGES_FILE}: ${span} ${title}`);
  return refused ? FAILED : undefined;
}
