import { isError } from '../../core/findings';
import type { ModelEntry } from '../../core/registry';
import type { CommandContext, CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { endOnErrors, inModule, wholeProject } from '../project';
import { textTable } from '../terminal/table';

interface Options {
  readonly module?: string;
}

const needsText = ({ references }: ModelEntry): string =>
  references.map(({ field, target }) => `${field} -> ${target}`).join(', ');

const asJson = (entry: ModelEntry): object => ({
  number: entry.number,
  name: entry.name,
  table: entry.table,
  module: entry.module,
  file: entry.file.shown,
  extensions: entry.extensions.map(({ file }) => file.shown),
  columns: entry.attributes.map(({ attribute, column, spec }) => ({
    attribute,
    column,
    kind: spec.kind,
    required: spec.required === true,
  })),
  references: entry.references.map(({ field, column, target, targetModel, onDelete, inverse, file }) => ({
    field,
    column,
    target,
    model: targetModel ?? null,
    onDelete,
    inverse,
    file: file.shown,
  })),
  referencedBy: entry.inverses.map(({ model, field }) => `${model}.${field}`),
});

export const command: CommandFile<Options, readonly []> = {
  declare: (command) =>
    command
      .option('--module <module>', 'only this module and what it needs downhill')
      .option('--json', 'as JSON'),
  examples: [
    ['menu-cli models', 'every model with its table and what it needs'],
    ['menu-cli models --module customers', 'one module and what it needs'],
    ['menu-cli models --json', 'with columns and references'],
  ],
  async run(_, { module }, context) {
    const project = await wholeProject(context);
    const isIn = await inModule(module, project);
    const entries = project.registry.models.filter(({ file }) => isIn(file));
    if (context.json) context.print.json({ models: entries.map(asJson), findings: project.findings });
    else printTable(entries, context);
    if (!context.json) endOnErrors(context, project.findings);
    return project.findings.some(isError) ? FAILED : undefined;
  },
};

function printTable(entries: readonly ModelEntry[], { print }: CommandContext): void {
  const rows = entries.map((entry) => [
    String(entry.number),
    entry.name,
    entry.table,
    entry.module,
    String(entry.attributes.length),
    needsText(entry),
  ]);
  print.data(
    textTable(
      [
        { title: 'NUMBER', right: true },
        { title: 'MODEL' },
        { title: 'TABLE' },
        { title: 'MODULE' },
        { title: 'COLUMNS', right: true },
        { title: 'NEEDS' },
      ],
      rows,
      print.palette.faint,
    ),
  );
}
