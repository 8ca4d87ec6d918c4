import { isError } from '../../core/findings';
import type { CheckReport } from '../doctor';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';

export const command: CommandFile<object, readonly []> = {
  declare: (command) => command.option('--json', 'as JSON'),
  examples: [
    ['menu-cli doctor', 'numbers, references, configuration, routes, listeners, tables'],
    ['menu-cli doctor --json', 'for programs; 1 when something is wrong'],
  ],
  async run(_, __, context) {
    const { examine } = await import('../doctor');
    const reports = await examine(context);
    if (context.json) context.print.json({ node: process.versions.node, checks: reports });
    else report(reports, context);
    return reports.some(({ findings }) => findings.some(isError)) ? FAILED : undefined;
  },
};

function report(reports: readonly CheckReport[], { print }: CommandContext): void {
  const { good, bad, warn, faint } = print.palette;
  const mark = ({ findings }: CheckReport): string => {
    if (findings.some(isError)) return bad('✗');
    return findings.length > 0 ? warn('!') : good('✓');
  };
  const width = Math.max(...reports.map(({ check }) => check.length));
  const lines = reports.map((one) => `${mark(one)} ${one.check.padEnd(width)}  ${faint(one.seen)}`);
  print.data([...lines, `${good('✓')} ${'node'.padEnd(width)}  ${faint(process.versions.node)}`].join('\n'));
  const findings = reports.flatMap((one) => one.findings);
  if (findings.length > 0) print.say('');
  print.findings(findings);
  const errors = findings.filter(isError).length;
  print.say(
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${findings.length - errors} ${findings.length - errors === 1 ? 'warning' : 'warnings'}`,
  );
}
