import { isError, type Finding } from '../../core/findings';
import type { Preview } from '../../core/order';
import type { Project } from '../../core/project';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { UsageError } from '../failure';
import { inModule, namedModule, wholeProject } from '../project';

interface Options {
  readonly check?: boolean;
  readonly module?: string;
  readonly graph?: string;
  readonly names?: boolean;
  readonly write?: boolean;
}

export const command: CommandFile<Options, readonly []> = {
  declare: (command) =>
    command
      .option('--check', 'print only what is wrong, a stale order file too')
      .option('--module <module>', 'only this module and what it needs downhill')
      .option('--graph <form>', 'as a graph: mermaid or dot')
      .option('--names', 'list the files without loading them')
      .option('--write', 'write modules/order.generated.d.ts')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli preview-order', 'the order, with a verdict on every reference'],
    ['menu-cli preview-order --check', 'for tests: 1 when something is wrong'],
    ['menu-cli preview-order --module customers', 'one module and what it needs'],
    ['menu-cli preview-order --graph dot | dot -Tsvg > order.svg', 'a picture of it'],
    ['menu-cli preview-order --write', 'writes the order file that types models by name'],
  ],
  async run(_, options, context) {
    if (options.graph !== undefined && options.graph !== 'mermaid' && options.graph !== 'dot') {
      throw new UsageError(`--graph ${options.graph} is neither mermaid nor dot`);
    }
    if (options.names === true) return names(options, context);
    const project = await wholeProject(context);
    const preview = await previewOf(project, options.module);
    const findings = [...project.findings, ...(await orderFileFindings(project, options, context))];
    await show({ ...preview, findings }, options, context);
    if (!context.json) context.print.findings(findings);
    return findings.some(isError) ? FAILED : undefined;
  },
};

async function previewOf(project: Project, module: string | undefined): Promise<Preview> {
  const { previewOrder } = await import('../../core/order');
  const isIn = await inModule(module, project);
  const places = new Set(project.loaded.map(({ file }) => file.place).filter((place) => isIn({ place })));
  const { loaded: models, findings, discovered } = project;
  return previewOrder({ models, findings, ranges: discovered.ranges, places });
}

/** Writes the order file when asked to, or says that it is stale when that is asked. */
async function orderFileFindings(
  project: Project,
  { check, write }: Options,
  context: CommandContext,
): Promise<Finding[]> {
  if (check !== true && write !== true) return [];
  const { checkOrderFile, ORDER_FILE, readOrderFile, renderOrderFile, writeOrderFile } =
    await import('../../core/order');
  const wanted = renderOrderFile(project.loaded, project.discovered.modules);
  if (write === true) {
    // With errors it would lose lines that the files still mean.
    const sound = !project.findings.some(isError);
    const written = sound && writeOrderFile(project.root, wanted);
    context.print.say(
      `${ORDER_FILE} ${written ? 'written' : sound ? 'is as it should be' : 'was not written'}`,
    );
    return [];
  }
  const stale = checkOrderFile(readOrderFile(project.root), wanted);
  return stale === undefined ? [] : [stale];
}

async function show(
  preview: Preview,
  { check, graph, write }: Options,
  { print, json }: CommandContext,
): Promise<void> {
  const { previewDot, previewJson, previewMermaid, previewText } = await import('../../core/order');
  if (json) print.data(previewJson(preview));
  else if (graph === 'mermaid') print.data(previewMermaid(preview));
  else if (graph === 'dot') print.data(previewDot(preview));
  else if (write !== true) {
    const text = previewText(preview, print.palette);
    // The last paragraph of the preview is its verdict.
    if (check === true) print.say(text.slice(text.lastIndexOf('\n') + 1));
    else print.data(text);
  }
}

async function names({ module: name }: Options, context: CommandContext): Promise<number | undefined> {
  const { listNames } = await import('../preview_names');
  return listNames(context, async (found) => (await namedModule(name, found))?.name);
}
