import type { ModuleFolder } from '../../core/discover';
import { isError } from '../../core/findings';
import type { CommandFile } from '../command';
import { FAILED } from '../exit_codes';
import { endOnErrors, wholeProject } from '../project';
import { textTable } from '../terminal/table';

interface Line {
  readonly name: string;
  readonly title: string;
  readonly context: string;
  readonly enabled: boolean;
  readonly origin: string;
  readonly folder: string;
  readonly numbers: readonly number[];
  readonly parts: readonly string[];
}

const numbersText = (numbers: readonly number[]): string => {
  const [first] = numbers;
  if (first === undefined) return '-';
  return numbers.length === 1 ? String(first) : `${first}-${numbers.at(-1) ?? first}`;
};

/** Names of the parts a folder has beside its models: `view`, `tests`. */
const partsOf = ({ parts }: ModuleFolder): string[] =>
  Object.entries(parts)
    .filter(([, found]) => (Array.isArray(found) ? found.length > 0 : found !== undefined))
    .map(([part]) => part);

export const command: CommandFile<object, readonly []> = {
  declare: (command) => command.option('--json', 'as JSON'),
  examples: [
    ['menu-cli modules', 'all modules in loading order'],
    ['menu-cli modules --json', 'the same for programs'],
  ],
  async run(_, __, context) {
    const project = await wholeProject(context);
    const { orderModules } = await import('../../core/order');
    const titles = new Map(project.manifests.map(({ folder, manifest }) => [folder.name, manifest.title]));
    const after = new Map(
      project.manifests.flatMap(({ folder, manifest }): [string, string][] =>
        manifest.after === undefined ? [] : [[folder.name, manifest.after]],
      ),
    );
    const lines = orderModules(project.discovered.modules, after).map((module): Line => ({
      name: module.name,
      title: titles.get(module.name) ?? module.name,
      context: module.context,
      enabled: module.enabled,
      origin: module.origin,
      folder: module.shown,
      numbers: module.models.map(({ number }) => number),
      parts: partsOf(module),
    }));
    if (context.json) context.print.json({ modules: lines, findings: project.findings });
    else context.print.data(asTable(lines, context.print.palette.faint));
    if (!context.json) endOnErrors(context, project.findings);
    return project.findings.some(isError) ? FAILED : undefined;
  },
};

const asTable = (lines: readonly Line[], faint: (text: string) => string): string =>
  textTable(
    [
      { title: 'NUMBERS', right: true },
      { title: 'MODULE' },
      { title: 'CONTEXT' },
      { title: 'MODELS', right: true },
      { title: 'STATE' },
      { title: 'FROM' },
      { title: 'PARTS' },
    ],
    lines.map((line) => [
      numbersText(line.numbers),
      line.name,
      line.context,
      String(line.numbers.length),
      line.enabled ? 'on' : 'off',
      line.origin,
      line.parts.join(', '),
    ]),
    faint,
  );
