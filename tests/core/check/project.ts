/** A project folder from the disk to its findings, and the way out of a finding carried out as it is printed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { check } from '../../../core/check';
import type { Manifest } from '../../../core/declare';
import { discover, type Discovered } from '../../../core/discover';
import { isError, type Finding } from '../../../core/findings';
import type { LoadedModel, LoadedModule } from '../../../core/load';
import { orderFiles } from '../../../core/order';
import { carryOut, planRenumber } from '../../../core/renumber';
import { moduleTree, type ModuleTree } from '../../support/module_tree';

/** References by field: `{ customer: 'customers' }`; a trailing `!` makes one required. */
export type References = Readonly<Record<string, string>>;

const fieldsOf = (references: References): string =>
  Object.entries(references)
    .map(([field, table]) =>
      table.endsWith('!')
        ? `    ${field}: reference('${table.slice(0, -1)}').required(),`
        : `    ${field}: reference('${table}'),`,
    )
    .join('\n');

/** The text of a model file. Its references begin on line 5. */
export const model = (name: string, table: string, references: References = {}): string =>
  `import { defineModel, reference, string } from 'ordinal-host';
export default defineModel('${name}', {
  table: '${table}',
  fields: {
${fieldsOf(references)}
    title: string(100).required(),
  },
});
`;

/** The text of an extension file. */
export const extension = (name: string, references: References): string =>
  `import { extendModel, reference } from 'ordinal-host';
export default extendModel('${name}', {
  fields: {
${fieldsOf(references)}
  },
});
`;

export interface ReadProject {
  readonly discovered: Discovered;
  readonly models: readonly LoadedModel[];
  readonly findings: readonly Finding[];
}

const defaultOf = (file: string): unknown => (require(file) as { default: unknown }).default;

/** Reads a project as the host does: discover, order, load, check. */
export function readTree(root: string): ReadProject {
  const discovered = discover({ root });
  const models = orderFiles(discovered.modules).map((file): LoadedModel => {
    return { file, definition: defaultOf(file.file) as LoadedModel['definition'], loadTime: 0 };
  });
  const manifests = discovered.modules.map((folder): LoadedModule => {
    const { manifest } = folder.parts;
    return { folder, manifest: manifest === undefined ? {} : (defaultOf(manifest) as Manifest) };
  });
  const readText = (file: string): string => readFileSync(file, 'utf8');
  return {
    discovered,
    models,
    findings: [...discovered.findings, ...check({ models, discovered, manifests, readText })],
  };
}

/** Findings of a project made of these files below `modules/`. */
export const findingsIn = (files: Readonly<Record<string, string>>): readonly Finding[] =>
  readTree(treeOf(files).root).findings;

export const treeOf = (files: Readonly<Record<string, string>>): ModuleTree =>
  moduleTree(Object.fromEntries(Object.entries(files).map(([place, text]) => [`modules/${place}`, text])));

/** Types a printed command in a project folder: `menu-cli renumber ...` here, anything else in a shell. */
export function type(command: string, root: string): void {
  for (const one of command.split(' && ')) {
    const words = /^menu-cli renumber (\S+) (\d+)$/.exec(one);
    if (words === null) {
      expect(one).not.toMatch(/^menu-cli/);
      execFileSync('bash', ['-c', one], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      continue;
    }
    const { modules, ranges } = discover({ root });
    const plan = planRenumber({ modules, ranges, from: words[1] as string, to: Number(words[2]) });
    expect(plan.findings.filter(isError)).toEqual([]);
    expect(plan.renames).toHaveLength(1);
    carryOut(plan);
  }
}

/** What a finding is about, whatever the numbers: codes with module, file name and notes. */
export const about = ({ code, at }: Finding): string =>
  `${code} ${at.map(({ file, note }) => `${file.replace(/\d+_(?=[^/]*$)/, '')} ${note ?? ''}`).join(', ')}`;
