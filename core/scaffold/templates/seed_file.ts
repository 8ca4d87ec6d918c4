import type { ModuleDraft } from '../module_draft';
import { className, words, type PlannedModel, type Target } from '../planned_model';
import { quoted } from '../planned_field';
import { modelName, objectSource, requiredTargets, rowVariable, sampleMembers } from './sample_rows';

const ROWS = 3;

/** The text of `seeds/demo.ts`: a few rows of each model to look at. */
export function demoSeed(draft: ModuleDraft): string {
  const [first] = draft.models;
  return [
    "import { defineDemo } from 'ordinal-host';",
    '',
    '/** A few rows to look at. Where there are rows already, everything stays as it is. */',
    'export default defineDemo(async ({ models, log }) => {',
    `  if ((await models.${className(first.name)}.count()) > 0) return;`,
    ...foreign(draft).flatMap(borrowed),
    ...draft.models.flatMap((model) => rowsOf(model, draft.models)),
    `  log(${quoted(`${words(draft.name)}: demo rows written`)});`,
    '});',
    '',
  ].join('\n');
}

/** Rows of other modules that ours cannot be made without, each table once. */
function foreign({ models, name }: ModuleDraft): Target[] {
  const targets = models.flatMap(requiredTargets).map(([, target]) => target);
  return targets.filter(
    ({ module, table }, index) =>
      module !== name && targets.findIndex((other) => other.table === table) === index,
  );
}

function borrowed(target: Target): string[] {
  const held = rowVariable(modelName(target));
  return [
    `  const ${held} = await models.${target.model}.findOne();`,
    `  if (${held} === null) {`,
    `    log(${quoted(`nothing written: ${words(target.table)} is empty`)});`,
    '    return;',
    '  }',
  ];
}

/** The first row is kept in a constant when another model's rows point to it. */
function rowsOf(model: PlannedModel, all: readonly PlannedModel[]): string[] {
  const pointedTo = all.some(
    (other) => other !== model && requiredTargets(other).some(([, { table }]) => table === model.table),
  );
  const bulk = (from: number): string => {
    const call = `  await models.${className(model.name)}.bulkCreate(`;
    const rows = Array.from({ length: ROWS - from + 1 }, (_, index) => sampleMembers(model, from + index));
    return `${call}${rowList(rows, call.length)});`;
  };
  if (!pointedTo) return [bulk(1)];
  const call = `  const ${rowVariable(className(model.name))} = await models.${className(model.name)}.create(`;
  return [`${call}${objectSource(sampleMembers(model, 1), call.length, 2)});`, bulk(2)];
}

/** Rows one below the other; rows of a single member stand on one line where they fit. */
function rowList(rows: readonly (readonly string[])[], lead: number): string {
  const line = `[${rows.map((members) => objectSource(members, 0, 0)).join(', ')}]`;
  const single = rows.every((members) => members.length < 2);
  if (single && lead + line.length + 2 <= 110) return line;
  return `[\n${rows.map((members) => `    ${objectSource(members, 4, 4)},\n`).join('')}  ]`;
}
