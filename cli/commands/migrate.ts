import type { CommandContext, CommandFile } from '../command';
import { UsageError } from '../failure';
import { withDesk } from '../migrate/desk';
import type { MigrateWords } from '../migrate/migrate_words';
import { runDown, runUp } from '../migrate/run';
import { showPlan } from '../migrate/show_plan';
import { showStatus } from '../migrate/show_status';

const ACTIONS = { up: runUp, down: runDown, status: showStatus, plan: showPlan } as const;
type Action = keyof typeof ACTIONS;

/** Options that an action understands besides `--json`. */
const TAKES: { readonly [A in Action]: readonly (keyof MigrateWords)[] } = {
  up: ['to', 'dryRun'],
  down: ['to', 'steps', 'dryRun'],
  status: [],
  plan: [],
};

export const command: CommandFile<MigrateWords, readonly [string]> = {
  declare: (command) =>
    command
      .argument('<action>', 'up, down, status or plan')
      .option('--to <name>', 'up: the last one that runs; down: the last one that is taken back')
      .option('--steps <count>', 'down: how many are taken back (default: 1)')
      .option('--dry-run', 'print the SQL, change nothing')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli migrate status', 'what has run and what has not'],
    ['menu-cli migrate plan', 'the SQL of what has not, with the locks each statement takes'],
    ['menu-cli migrate up', 'runs what has not, each in a transaction of its own'],
    ['menu-cli migrate down', 'takes the last one back'],
  ],
  async run([action], words, context: CommandContext) {
    if (!Object.hasOwn(ACTIONS, action))
      throw new UsageError(`there is no migrate ${action}: up, down, status or plan`);
    const known = action as Action;
    const stray = (['to', 'steps', 'dryRun'] as const).find(
      (word) => words[word] !== undefined && !TAKES[known].includes(word),
    );
    if (stray !== undefined)
      throw new UsageError(`migrate ${action} has no --${stray === 'dryRun' ? 'dry-run' : stray}`);
    return withDesk(context, (desk) => ACTIONS[known](desk, words, context));
  },
};
