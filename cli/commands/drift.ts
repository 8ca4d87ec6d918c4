import { deltaWords, driftFindings, type Drift } from '../../core/migrations';
import type { Finding } from '../../core/findings';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { withDesk } from '../migrate/desk';

export const command: CommandFile<object, readonly []> = {
  declare: (command) => command.option('--json', 'as JSON'),
  examples: [
    ['menu-cli drift', 'exit code 1 when the database is not what migrations and models say'],
    ['menu-cli drift --json', 'for a check in a pipeline'],
  ],
  run: (_, __, context) =>
    withDesk(context, async (desk) => {
      const drift = await desk.drift();
      const findings = driftFindings(drift);
      say(context, drift, findings);
      return findings.length > 0 ? FAILED : undefined;
    }),
};

function say(
  { print, json }: CommandContext,
  { fromMigrations, fromModels, unread }: Drift,
  findings: readonly Finding[],
): void {
  const words = (deltas: Drift['fromModels']): string[] => deltas.map(deltaWords);
  if (json) {
    print.json({ fromMigrations: words(fromMigrations), fromModels: words(fromModels), unread, findings });
    return;
  }
  print.findings(findings);
  for (const one of unread) print.say(`not compared: ${one}`);
  if (findings.length === 0) print.say('The database is what migrations and models say.');
}
