/** `migrate up` and `migrate down`. */
import type { Desk, KnownMigration, Outcome } from '../../core/migrations';
import { throwOnErrors } from '../../core/findings';
import type { CommandContext } from '../command';
import type { MigrateWords } from './migrate_words';
import { UsageError } from '../failure';

export async function runUp(
  desk: Desk,
  { to, dryRun }: MigrateWords,
  context: CommandContext,
): Promise<undefined> {
  if (dryRun === true) {
    const { pending, findings } = await desk.standings();
    throwOnErrors([...desk.files.findings, ...findings]);
    const going = pending.filter(({ name }) => to === undefined || name <= to);
    printSql(
      context,
      going.flatMap(({ migration }) => migration ?? []),
      'up',
    );
    return undefined;
  }
  report(context, await desk.up(to, telling(context)), 'Nothing has to run: the database is up to date.');
  return undefined;
}

export async function runDown(desk: Desk, words: MigrateWords, context: CommandContext): Promise<undefined> {
  const until = untilOf(words);
  if (words.dryRun === true) {
    const { all, findings } = await desk.standings();
    throwOnErrors([...desk.files.findings, ...findings]);
    const done = all.filter(({ row }) => row !== undefined);
    const going = 'to' in until ? done.filter(({ name }) => name >= until.to) : done.slice(-until.steps);
    printSql(
      context,
      going.reverse().flatMap(({ migration }) => migration ?? []),
      'down',
    );
    return undefined;
  }
  report(context, await desk.down(until, telling(context)), 'Nothing has run, so nothing was taken back.');
  return undefined;
}

function untilOf({ to, steps = '1' }: MigrateWords): { readonly steps: number } | { readonly to: string } {
  if (to !== undefined) return { to };
  if (!/^[1-9]\d{0,5}$/.test(steps)) throw new UsageError(`--steps ${steps} is no number of migrations`);
  return { steps: Number(steps) };
}

const telling = ({ print, json }: CommandContext): { onStart?: (migration: KnownMigration) => void } =>
  json ? {} : { onStart: ({ name }) => print.say(`… ${name}`) };

function report({ print, json }: CommandContext, outcomes: readonly Outcome[], nothing: string): void {
  if (json) {
    print.json({
      migrations: outcomes.map(({ migration, did, milliseconds }) => ({
        name: migration.name,
        did,
        milliseconds: Math.round(milliseconds),
      })),
    });
    return;
  }
  if (outcomes.length === 0) {
    print.say(nothing);
    return;
  }
  const words = {
    applied: '',
    stamped: '  stamped: its tables are there already',
    reverted: '  taken back',
  } as const;
  print.data(
    outcomes
      .map(
        ({ migration, did, milliseconds }) =>
          `✓ ${migration.name}  ${Math.round(milliseconds)} ms${words[did]}`,
      )
      .join('\n'),
  );
}

function printSql(
  { print, json }: CommandContext,
  going: readonly KnownMigration[],
  direction: 'up' | 'down',
): void {
  const sqlOf = ({ migration }: KnownMigration): string[] =>
    (migration[direction] ?? []).flatMap((step) =>
      'sql' in step ? step.sql : ['-- a step written as code'],
    );
  if (json)
    print.json({ dryRun: true, migrations: going.map((one) => ({ name: one.name, sql: sqlOf(one) })) });
  else {
    if (going.length > 0)
      print.data(
        going
          .map(
            (one) =>
              `-- ${one.name}\n${sqlOf(one)
                .map((sql) => `${sql};`)
                .join('\n')}`,
          )
          .join('\n\n'),
      );
    print.say('Nothing was changed.');
  }
}
