/**
 * `modules/order.generated.d.ts`: every model file on a line of its own. It types models by name, and two branches
 * that take one number conflict in it on purpose.
 */
import { inverseName, type AnyField } from '../declare';
import type { ModelFile, ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import type { LoadedModel } from '../load';
import { relate, type Related } from './relate';

/** Where it lies, from the project folder. */
export const ORDER_FILE = 'modules/order.generated.d.ts';
const WRITE = 'menu-cli preview-order --write';

/**
 * The content the order file should have. Ends with a line break.
 * @param models every loaded file of modules that are switched on, in loading order
 * @param modules what was found, for where files are imported from
 */
export function renderOrderFile(models: readonly LoadedModel[], modules: readonly ModuleFolder[]): string {
  const folders = new Map(modules.map((module) => [module.name, module]));
  const lines = models.map(
    (model) => `    ${orderLine(model, importPath(model.file, folders.get(model.file.module)))}`,
  );
  return [
    `// Written by \`${WRITE}\`. Do not edit.`,
    `import 'ordinal-host';`,
    `declare module 'ordinal-host' {`,
    ...block('Order', lines),
    ...block('Inverses', inverseLines(models, relate(models))),
    '}',
    '',
  ].join('\n');
}

const block = (name: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`  interface ${name} {}`] : [`  interface ${name} {`, ...lines, '  }'];

/** `100: { model: 'User'; table: 'users'; is: typeof import('./_user/users/100_user_model').default };` */
function orderLine({ file, definition }: LoadedModel, from: string): string {
  if (definition.kind === 'abstract')
    return `// ${file.number}: ${definition.name}, which has no table: ${from}`;
  const is = `is: typeof import('${from}').default`;
  return definition.kind === 'extension'
    ? `${file.number}: { extends: '${definition.model}'; ${is} };`
    : `${file.number}: { model: '${definition.name}'; table: '${definition.table}'; ${is} };`;
}

/** The project's own files by their place, those of packages through the package's name. */
function importPath({ place }: ModelFile, folder: ModuleFolder | undefined): string {
  const stem = place.replace(/\.[tj]s$/, '');
  return folder?.package === undefined ? `./${stem}` : `${folder.package}/modules/${stem}`;
}

/** Tables in loading order, each with what its rows are reached from. */
function inverseLines(models: readonly LoadedModel[], { edges, byName }: Related): string[] {
  const byTarget = new Map<LoadedModel, string[]>();
  for (const { from, to, need } of edges) {
    const { definition } = from;
    if (need === undefined || definition.kind === 'abstract') continue;
    const { spec } = (definition.fields as Record<string, AnyField>)[need.field] as AnyField;
    const holder = definition.kind === 'model' ? definition : byName.get(definition.model)?.definition;
    if (spec.table === undefined || holder?.kind !== 'model') continue;
    const line = `${propertyName(inverseName(holder.table, need.field, spec.inverse))}: '${holder.name}';`;
    const known = byTarget.get(to);
    if (known === undefined) byTarget.set(to, [line]);
    else known.push(line);
  }
  return models.flatMap((target) => {
    const lines = byTarget.get(target);
    if (lines === undefined || target.definition.kind !== 'model') return [];
    return [`    ${target.definition.table}: {`, ...lines.map((line) => `      ${line}`), '    };'];
  });
}

const propertyName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

/** Whether a file says something else than it should; line endings do not count. */
export const isStale = (existing: string | undefined, wanted: string): boolean =>
  existing?.replaceAll('\r\n', '\n') !== wanted.replaceAll('\r\n', '\n');

/** The finding for a stale or missing order file; `undefined` when it is as it should be. */
export function checkOrderFile(existing: string | undefined, wanted: string): Finding | undefined {
  if (!isStale(existing, wanted)) return undefined;
  return {
    code: 'ORDER_FILE_STALE',
    level: 'error',
    summary:
      existing === undefined
        ? `${ORDER_FILE} is missing`
        : `${ORDER_FILE} does not say what the model files say`,
    at: [{ file: ORDER_FILE }],
    waysOut: [{ command: WRITE }],
  };
}
