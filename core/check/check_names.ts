/** Names of models and tables: usable, and each declared once. */
import type { AnyDefinition } from '../declare';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import { LONGEST_NAME } from '../shapes';
import type { Facts } from './facts';

const MODEL = /^[A-Z][A-Za-z0-9]*$/;
const TABLE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

/** Models and tables that several files declare. */
export function declaredTwice({ models }: Facts): Finding[] {
  const declared = models.filter(({ definition }) => definition.kind === 'model');
  const byModel = groupBy(declared, (definition) => definition.name);
  const byTable = groupBy(declared, (definition) => definition.table);
  return [
    ...byModel.map(([name, files]) => twice('ORDER_DUPLICATE_MODEL', 'model', name, files)),
    ...byTable.map(([table, files]) => twice('ORDER_DUPLICATE_TABLE', 'table', table, files)),
  ];
}

function groupBy(
  models: readonly LoadedModel[],
  key: (definition: AnyDefinition) => string,
): [string, LoadedModel[]][] {
  const groups = new Map<string, LoadedModel[]>();
  for (const model of models) {
    const word = key(model.definition as AnyDefinition);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [model]);
    else group.push(model);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

const twice = (
  code: 'ORDER_DUPLICATE_MODEL' | 'ORDER_DUPLICATE_TABLE',
  what: string,
  name: string,
  files: readonly LoadedModel[],
): Finding => ({
  code,
  level: 'error',
  summary: `the ${what} ${name} is declared by ${files.length} files`,
  at: files.map(({ file }) => ({ file: file.shown })),
  waysOut: [
    { text: `give the ${what} another name in all files but one` },
    { text: 'or, to add columns to a model that is there, use extendModel in a file with a higher number' },
  ],
});

/** Names that cannot be used for a model or a table. */
export const unusableNames = ({ models }: Facts): Finding[] =>
  models.flatMap(({ file, definition }) => {
    if (definition.kind !== 'model') return [];
    const { name, table } = definition;
    const findings: Finding[] = [];
    if (!MODEL.test(name) || name.length > LONGEST_NAME)
      findings.push(
        unusable(
          file.shown,
          `the model name ${JSON.stringify(name)}`,
          'PascalCase and singular, e.g. CustomerNote',
        ),
      );
    if (!TABLE.test(table) || table.length > LONGEST_NAME)
      findings.push(
        unusable(
          file.shown,
          `the table name ${JSON.stringify(table)}`,
          'snake_case and plural, e.g. customer_notes',
        ),
      );
    return findings;
  });

const unusable = (file: string, what: string, rule: string): Finding => ({
  code: 'MODEL_NAME',
  level: 'error',
  summary: `${what} cannot be used`,
  at: [{ file }],
  waysOut: [{ text: `write it in ${rule}; at most ${LONGEST_NAME} characters` }],
});
