import path from 'node:path';
import type { Host } from '../../core/boot';
import type { CommandContext, CommandFile } from '../command';
import { withHost } from '../database';
import { soundProject } from '../project';

interface Options {
  readonly eval?: string;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) => command.option('--eval <code>', 'run this instead of asking; its value is printed'),
  examples: [
    ['menu-cli shell', 'a prompt: await Customer.count()'],
    ["menu-cli shell --eval 'Customer.count()'", 'one answer'],
  ],
  async run(_, { eval: code }, context) {
    const project = await soundProject(context);
    await withHost(context, project, (host) =>
      code === undefined ? prompt(host, context) : evaluate(code, host, context),
    );
    return undefined;
  },
};

/** Every model by its name, and the host's own words; these win. */
const scopeOf = ({ models, sequelize, hooks, project }: Host): Readonly<Record<string, unknown>> => ({
  ...models,
  models,
  sequelize,
  hooks,
  registry: project.registry,
});

/** In the context of the host itself, with the globals `node -e` has; what is in scope are parameters. */
async function evaluate(code: string, host: Host, { print }: CommandContext): Promise<void> {
  const { compileFunction } = await import('node:vm');
  const { inspect } = await import('node:util');
  const scope = { require, ...scopeOf(host) };
  const body = `return (async () => (${code}\n))()`;
  const run = compileFunction(body, Object.keys(scope), { filename: 'eval' }) as (
    ...given: unknown[]
  ) => unknown;
  const value = await run(...Object.values(scope));
  print.data(typeof value === 'string' ? value : inspect(value, { depth: 4 }));
}

/** Lasts until .exit or Ctrl-D; at a prompt Ctrl-C only clears the line. */
async function prompt(host: Host, { io, root, print }: CommandContext): Promise<void> {
  const { start } = await import('node:repl');
  print.say(`${host.database.describe}. In scope: ${Object.keys(scopeOf(host)).join(', ')}`);
  const repl = start({
    prompt: 'ordinal> ',
    input: io.stdin,
    output: io.stdout,
    terminal: io.stdin.isTTY === true,
  });
  Object.assign(repl.context, scopeOf(host));
  if (io.stdin.isTTY === true) repl.setupHistory(path.join(root, '.data', 'shell_history'), () => undefined);
  await new Promise<void>((resolve) => repl.once('exit', resolve));
}
